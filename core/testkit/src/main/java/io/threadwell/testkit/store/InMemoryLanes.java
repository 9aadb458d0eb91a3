package io.threadwell.testkit.store;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.store.Lane;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.OutboxStore.LaneRelease;
import io.threadwell.api.store.OutboxStore.Next;
import io.threadwell.api.store.Target;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which lanes of a workspace are taken, and when those that are free are due. */
final class InMemoryLanes {
    /**
     * @param due absent when idle or held; kept while taken, so that a lane whose node dies is due as it was
     * @param arrivals counts what came, so that a release can tell whether something came since the claim
     */
    private record Row(@Nullable NodeId taker, @Nullable Instant due, boolean held, long arrivals) {}

    private record Turn(Instant due, Lane lane) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int byDue = due.compareTo(other.due);
            return byDue != 0 ? byDue : lane.compareTo(other.lane);
        }
    }

    private static final Row NEW = new Row(null, null, false, 0);

    private final Journal journal;
    private final Map<Lane, Row> rows = new HashMap<>();
    private final Index<Target, Turn> turns;
    private final Index<NodeId, Lane> takenBy;

    InMemoryLanes(Journal journal) {
        this.journal = journal;
        turns = new Index<>(journal);
        takenBy = new Index<>(journal);
    }

    void arrived(Lane lane, Instant due) {
        Row row = row(lane);
        Instant next = row.due == null && !row.held ? due : row.due;
        put(lane, new Row(row.taker, row.taker == null ? next : row.due, row.held, row.arrivals + 1));
    }

    void settled(Lane lane, Instant now) {
        Row row = row(lane);
        Instant due = row.due == null || (row.taker == null && now.isBefore(row.due)) ? now : row.due;
        put(lane, new Row(row.taker, due, false, row.arrivals + 1));
    }

    List<Lane> due(Target target, Instant now, int max) {
        return turns.get(target).stream()
                .takeWhile(turn -> !turn.due.isAfter(now))
                .limit(max)
                .map(Turn::lane)
                .toList();
    }

    long take(Lane lane, NodeId node) {
        Row row = row(lane);
        put(lane, new Row(node, row.due, false, row.arrivals));
        return row.arrivals;
    }

    void needTaken(Lane lane, NodeId node) {
        if (!node.equals(row(lane).taker)) {
            throw new Conflict("node " + node + " does not have the lane of case " + lane.caseId() + " any more");
        }
    }

    void release(LaneRelease release, Optional<Instant> oldestDue) {
        needTaken(release.lane(), release.node());
        Row row = row(release.lane());
        boolean more = row.arrivals > release.seen();
        Next next = release.next();
        if (next instanceof Next.At at) {
            put(release.lane(), new Row(null, at.due(), false, row.arrivals));
        } else if (next instanceof Next.Held) {
            put(release.lane(), new Row(null, null, true, row.arrivals));
        } else {
            put(release.lane(), new Row(null, more ? oldestDue.orElse(null) : null, false, row.arrivals));
        }
    }

    void free(NodeId node) {
        for (Lane lane : List.copyOf(takenBy.get(node))) {
            Row row = row(lane);
            put(lane, new Row(null, row.due, row.held, row.arrivals));
        }
    }

    Set<Target> targets() {
        return turns.keys();
    }

    Optional<Instant> firstDue(Target target) {
        NavigableSet<Turn> waiting = turns.get(target);
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.first().due);
    }

    private Row row(Lane lane) {
        return Objects.requireNonNullElse(rows.get(lane), NEW);
    }

    private void put(Lane lane, Row row) {
        Row before = row(lane);
        if (before.taker == null && before.due != null) {
            turns.remove(lane.target(), new Turn(before.due, lane));
        }
        takenBy.remove(before.taker, lane);
        journal.put(rows, lane, row);
        if (row.taker == null && row.due != null) {
            turns.add(lane.target(), new Turn(row.due, lane));
        }
        takenBy.add(row.taker, lane);
    }
}
