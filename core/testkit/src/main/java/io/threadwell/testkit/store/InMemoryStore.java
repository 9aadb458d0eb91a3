package io.threadwell.testkit.store;

import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.AccountStore;
import io.threadwell.api.store.Backlog;
import io.threadwell.api.store.CareStore;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.DeliveryStore;
import io.threadwell.api.store.DeskStore;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.NodeStore;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.Target;
import io.threadwell.api.store.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store for tests: collections under one lock, with all-or-nothing transactions. It behaves as the stores for production
 * do, passes the same {@link CareStoreContract}, and keeps nothing beyond the process.
 *
 * <p>Several nodes may share it, as on a database server. {@link #close()} does nothing, so that a test can close an engine
 * and start another one on what it left. Thread-safe; tokens are kept as they are.
 *
 * <p>Stricter than it must be, to show mistakes of callers: a transaction inside a transaction, a change inside
 * {@link #read} and a session that is used after its work fail with {@code IllegalStateException}, and a change of a row that
 * is not there with {@code IllegalArgumentException}.
 */
public final class InMemoryStore implements CareStore {
    private final Journal journal = new Journal();
    private final InMemoryNodes nodes = new InMemoryNodes(journal, this::free);
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(journal, nodes);
    private final InMemoryAccounts accounts = new InMemoryAccounts(journal);
    private final Map<WorkspaceId, InMemoryWorkspace> workspaces = new ConcurrentHashMap<>();

    /** Makes an empty store. */
    public InMemoryStore() {}

    /**
     * Plays a database that is away or full: until it is back, every call fails with {@code Unavailable} and changes
     * nothing.
     */
    public void setAway(boolean away) {
        journal.setAway(away);
    }

    @Override
    public <T> T transact(WorkspaceId workspace, Function<StoreSession, T> work) {
        return journal.write(() -> work.apply(tables(workspace)));
    }

    @Override
    public <T> T read(WorkspaceId workspace, Function<StoreSession, T> work) {
        return journal.read(() -> work.apply(tables(workspace)));
    }

    private InMemoryWorkspace tables(WorkspaceId workspace) {
        return workspaces.computeIfAbsent(
                workspace, id -> new InMemoryWorkspace(id, journal, nodes, accounts, deliveries));
    }

    @Override
    public NodeStore nodes() {
        return nodes;
    }

    @Override
    public DeliveryStore deliveries() {
        return deliveries;
    }

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Override
    public DeskStore desk(WorkspaceId workspace) {
        return tables(workspace).desk();
    }

    private void free(NodeId node) {
        deliveries.free(node);
        workspaces.values().forEach(tables -> tables.free(node));
    }

    @Override
    public List<DueTarget> dueTargets(Instant now, int max, Predicate<DueTarget> wanted) {
        return journal.read(() -> laneTurns().toList()).stream()
                .filter(turn -> !turn.due.isAfter(now))
                .sorted(Comparator.comparing(Turn::due))
                .map(Turn::target)
                .filter(wanted)
                .limit(max)
                .toList();
    }

    @Override
    public Optional<Instant> nextDue(Predicate<DueTarget> wanted) {
        Stream<Instant> lanes = journal.read(() -> laneTurns().toList()).stream()
                .filter(turn -> wanted.test(turn.target))
                .map(Turn::due);
        List<Instant> timers = journal.read(() -> workspaces.values().stream()
                .flatMap(tables -> tables.timers().firstDue().stream())
                .toList());
        return Stream.concat(lanes, timers.stream()).min(Comparator.naturalOrder());
    }

    private record Turn(Instant due, DueTarget target) {}

    private Stream<Turn> laneTurns() {
        return workspaces.values().stream().flatMap(tables -> {
            InMemoryLanes lanes = tables.outbox().lanes();
            return lanes.targets().stream().flatMap(target -> turn(tables, lanes, target).stream());
        });
    }

    private static Optional<Turn> turn(InMemoryWorkspace tables, InMemoryLanes lanes, Target target) {
        return lanes.firstDue(target).map(due -> new Turn(due, new DueTarget(tables.workspace(), target)));
    }

    @Override
    public List<DueTimer> claimTimers(NodeId node, Instant now, int max) {
        return journal.write(() -> {
            nodes.needAlive(node);
            List<DueTimer> due = new ArrayList<>();
            for (InMemoryWorkspace tables : workspaces.values()) {
                for (Timer timer : tables.timers().due(now, max)) {
                    due.add(new DueTimer(tables.workspace(), timer));
                }
            }
            due.sort(Comparator.comparing((DueTimer timer) -> timer.timer().due()));
            List<DueTimer> taken = due.stream().limit(max).toList();
            taken.forEach(timer -> tables(timer.workspace()).timers().take(timer.timer(), node));
            return taken;
        });
    }

    @Override
    public Backlog backlog() {
        return journal.read(() -> {
            Map<CommandState, Long> counts = new EnumMap<>(CommandState.class);
            Instant oldest = null;
            for (InMemoryWorkspace tables : workspaces.values()) {
                for (CommandState state : CommandState.values()) {
                    NavigableSet<Slot> there = tables.outbox().in(state);
                    if (InMemoryOutbox.isOpen(state) && !there.isEmpty()) {
                        counts.merge(state, (long) there.size(), Long::sum);
                        oldest = state.isAtRest()
                                ? oldest
                                : earlier(oldest, there.first().at());
                    }
                }
            }
            return new Backlog(deliveries.waiting(), deliveries.unreadable(), counts, oldest);
        });
    }

    private static Instant earlier(@Nullable Instant a, Instant b) {
        return a == null || b.isBefore(a) ? b : a;
    }

    @Override
    public int purge(Retained what, Instant before, int max) {
        return journal.write(() -> switch (what) {
            case DELIVERIES -> deliveries.purge(before, max);
            case COMMANDS -> purgeCommands(before, max);
        });
    }

    private int purgeCommands(Instant before, int max) {
        int gone = 0;
        for (InMemoryWorkspace tables : workspaces.values()) {
            gone += tables.outbox().purge(before, max - gone);
        }
        return gone;
    }

    /** Does nothing: what is kept stays for the next engine. */
    @Override
    public void close() {}
}
