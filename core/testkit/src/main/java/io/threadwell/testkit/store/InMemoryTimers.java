package io.threadwell.testkit.store;

import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.Timer;
import io.threadwell.api.store.TimerStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Timers of one workspace. */
final class InMemoryTimers implements TimerStore {
    private record Key(String kind, String key) {}

    private record Row(Timer timer, @Nullable NodeId taker) {}

    private record Turn(Instant due, String kind, String key) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int byDue = due.compareTo(other.due);
            int byKind = byDue != 0 ? byDue : kind.compareTo(other.kind);
            return byKind != 0 ? byKind : key.compareTo(other.key);
        }
    }

    private final Journal journal;
    private final Map<Key, Row> rows = new HashMap<>();
    private final TreeSet<Turn> turns = new TreeSet<>();

    InMemoryTimers(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void set(Collection<Timer> timers) {
        timers.forEach(timer -> put(new Row(timer, null)));
    }

    @Override
    public void setIfAbsent(Collection<Timer> timers) {
        for (Timer timer : timers) {
            if (!rows.containsKey(key(timer))) {
                put(new Row(timer, null));
            }
        }
    }

    @Override
    public void cancel(String kind, String key) {
        Row before = journal.remove(rows, new Key(kind, key));
        if (before != null) {
            journal.remove(turns, turn(before.timer));
        }
    }

    @Override
    public void done(NodeId node, Timer timer) {
        Row row = rows.get(key(timer));
        if (row != null && node.equals(row.taker) && row.timer.equals(timer)) {
            cancel(timer.kind(), timer.key());
        }
    }

    Optional<Instant> firstDue() {
        return turns.isEmpty() ? Optional.empty() : Optional.of(turns.first().due);
    }

    List<Timer> due(Instant now, int max) {
        return turns.stream()
                .takeWhile(turn -> !turn.due.isAfter(now))
                .limit(max)
                .map(turn -> Objects.requireNonNull(rows.get(new Key(turn.kind, turn.key))).timer)
                .toList();
    }

    void take(Timer timer, NodeId node) {
        put(new Row(timer, node));
    }

    void free(NodeId node) {
        for (Row row : List.copyOf(rows.values())) {
            if (node.equals(row.taker)) {
                put(new Row(row.timer, null));
            }
        }
    }

    private void put(Row row) {
        Row before = rows.get(key(row.timer));
        if (before != null) {
            journal.remove(turns, turn(before.timer));
        }
        journal.put(rows, key(row.timer), row);
        if (row.taker == null) {
            journal.add(turns, turn(row.timer));
        }
    }

    private static Key key(Timer timer) {
        return new Key(timer.kind(), timer.key());
    }

    private static Turn turn(Timer timer) {
        return new Turn(timer.due(), timer.kind(), timer.key());
    }
}
