package io.threadwell.store.jdbc.internal;

import static java.util.stream.Collectors.groupingBy;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CommandId;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.Lane;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.OutboxStore;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Commands and their lanes. A lane has a row while something is in it: an idle one is taken away, so that a claim costs the
 * same however many cases there have been. The row counts what is put in while it is taken, and a release decides by that
 * count alone.
 */
final class Outbox implements OutboxStore {
    private static final String ENQUEUE =
            "insert into tw_lane as l (workspace, target, case_id, state, due, enqueued) values (?, ?, ?, 'READY', ?, ?)"
                    + " on conflict (workspace, target, case_id) do update set enqueued = l.enqueued + excluded.enqueued,"
                    + " due = case when l.state = 'READY' then l.due else excluded.due end";
    private static final String READY = "select case_id, enqueued from tw_lane where workspace = ? and target = ?"
            + " and state = 'READY' and due <= ? order by due, case_id limit ? for update skip locked";
    private static final String TAKE =
            "update tw_lane set state = 'BUSY', node = ? where workspace = ? and target = ? and case_id = ?";
    private static final String EMPTIED = "delete from tw_lane where enqueued = ?"
            + " and workspace = ? and target = ? and case_id = ? and node = ? and state = 'BUSY'";
    private static final String WHERE_TAKEN =
            " where workspace = ? and target = ? and case_id = ? and node = ? and state = 'BUSY'";
    private static final String GO_ON = "update tw_lane set node = null, state = 'READY'" + WHERE_TAKEN;
    private static final String WAIT = "update tw_lane set node = null, state = 'READY', due = ?" + WHERE_TAKEN;
    private static final String HOLD = "update tw_lane set node = null,"
            + " state = case when enqueued <> ? then 'READY' else 'HELD' end" + WHERE_TAKEN;
    private static final String FIND =
            CommandRow.SELECT + "each(?) finding {tw_command c where c.workspace = ? and c.id = value} c order by c.id";
    private static final String OPEN = CommandRow.SELECT + "tw_command c where c.workspace = ? and c.case_id = ? and "
            + CommandRow.OPEN + " order by c.id";
    private static final String PARKED = CommandRow.SELECT
            + "tw_command c where c.workspace = ? and c.state = 'PARKED' and c.id < ? order by c.id desc limit ?";
    private static final String SETTLE = "update tw_command set state = ?, due = ?"
            + " where id = ? and workspace = ? and state = 'PARKED' returning target, case_id";
    private static final String WAKE =
            "insert into tw_lane as l (workspace, target, case_id, state, due, enqueued) values (?, ?, ?, 'READY', ?, 1)"
                    + " on conflict (workspace, target, case_id) do update set enqueued = l.enqueued + 1,"
                    + " due = case when l.due < excluded.due then l.due else excluded.due end,"
                    + " state = case when l.state = 'HELD' then 'READY' else l.state end";
    private static final Paging.Mark START = new Paging.Mark(0, Long.toString(Long.MAX_VALUE));

    private record Taken(Lane lane, long seen) {}

    private record Arrival(Lane lane, Instant due, long count) {}

    /** Which commands of which lanes to read. */
    record LaneQuery(String workspace, Target target, Collection<CaseId> cases, int each) {}

    private final Session session;

    Outbox(Session session) {
        this.session = session;
    }

    @Override
    public void enqueue(Collection<Command> commands) {
        List<Command> inOrder =
                commands.stream().sorted(Comparator.comparing(Command::id)).toList();
        session.sql().batch(CommandRow.INSERT, inOrder, (a, c) -> CommandRow.bindNew(a, c, session.name()));
        TreeMap<Lane, Arrival> lanes = new TreeMap<>();
        for (Command c : inOrder) {
            lanes.merge(c.lane(), new Arrival(c.lane(), c.attempt().due(), 1), Outbox::both);
        }
        session.sql().batch(ENQUEUE, lanes.values(), (a, arrival) -> lane(a, arrival.lane())
                .instant(arrival.due())
                .number(arrival.count()));
    }

    @Override
    public List<LaneClaim> claim(Target target, NodeId node, Instant now, int maxLanes, int maxCommands) {
        List<Taken> taken = session.sql()
                .list(
                        READY,
                        a -> a.text(session.name())
                                .text(target.toString())
                                .instant(now)
                                .number(maxLanes),
                        r -> new Taken(new Lane(target, new CaseId(r.number())), r.number()));
        if (taken.isEmpty()) {
            return List.of();
        }
        session.sql().batch(TAKE, taken, (a, t) -> lane(a.number(node.number()), t.lane()));
        List<CaseId> cases = taken.stream().map(t -> t.lane().caseId()).toList();
        Map<CaseId, List<Command>> commands = session
                .sql()
                .dialect()
                .laneCommands(session.sql(), new LaneQuery(session.name(), target, cases, maxCommands + 1))
                .stream()
                .collect(groupingBy(c -> c.lane().caseId()));
        return taken.stream()
                .map(t -> claimed(t, node, commands.getOrDefault(t.lane().caseId(), List.of()), maxCommands))
                .toList();
    }

    @Override
    public void mark(NodeId node, Collection<Command> commands) {
        List<Command> inOrder =
                commands.stream().sorted(Comparator.comparing(Command::id)).toList();
        int[] counts = session.sql().batch(CommandRow.MARK, inOrder, (a, c) -> lane(
                        CommandRow.bind(a, c).text(session.name()), c.lane())
                .number(node.number()));
        needAll(inOrder, counts, Command::lane);
    }

    @Override
    public void release(Collection<LaneRelease> releases) {
        List<LaneRelease> idle = new ArrayList<>();
        List<LaneRelease> waiting = new ArrayList<>();
        List<LaneRelease> held = new ArrayList<>();
        releases.stream().sorted(Comparator.comparing(LaneRelease::lane)).forEach(release -> {
            if (release.next() instanceof Next.Idle) {
                idle.add(release);
            } else if (release.next() instanceof Next.At) {
                waiting.add(release);
            } else {
                held.add(release);
            }
        });
        int[] emptied = session.sql().batch(EMPTIED, idle, (a, r) -> lane(a.number(r.seen()), r.lane())
                .number(r.node().number()));
        give(GO_ON, missed(idle, emptied), (a, r) -> lane(a, r.lane())
                .number(r.node().number()));
        give(WAIT, waiting, (a, r) -> lane(a.instant(((Next.At) r.next()).due()), r.lane())
                .number(r.node().number()));
        give(HOLD, held, (a, r) -> lane(a.number(r.seen()), r.lane())
                .number(r.node().number()));
    }

    @Override
    public List<Command> find(Collection<CommandId> ids) {
        return ids.isEmpty()
                ? List.of()
                : session.sql().list(FIND, a -> a.ids(ids, CommandId::value).text(session.name()), CommandRow::read);
    }

    @Override
    public List<Command> open(CaseId caseId) {
        return session.sql().list(OPEN, a -> a.text(session.name()).number(caseId.value()), CommandRow::read);
    }

    @Override
    public Page<Command> parked(PageRequest page) {
        Paging.Mark after = Paging.after(page, START);
        List<Command> rows = session.sql()
                .list(
                        PARKED,
                        a -> a.text(session.name()).number(after.number()).number(Paging.rows(page)),
                        CommandRow::read);
        return Paging.page(rows, page, c -> new Paging.Mark(0, c.id().toString()));
    }

    @Override
    public boolean settle(CommandId id, CommandState state, Instant now) {
        List<Lane> lanes = session.sql()
                .list(
                        SETTLE,
                        a -> a.name(state).instant(now).number(id.value()).text(session.name()),
                        r -> new Lane(Target.parse(r.text()), new CaseId(r.number())));
        session.sql().batch(WAKE, lanes, (a, lane) -> lane(a, lane).instant(now));
        return !lanes.isEmpty();
    }

    private Args lane(Args a, Lane lane) {
        return a.text(session.name())
                .text(lane.target().toString())
                .number(lane.caseId().value());
    }

    private void give(String sql, List<LaneRelease> releases, Args.RowBinding<LaneRelease> binding) {
        needAll(releases, session.sql().batch(sql, releases, binding), LaneRelease::lane);
    }

    private static <T> void needAll(List<T> rows, int[] counts, Function<T, Lane> laneOf) {
        List<T> lost = missed(rows, counts);
        if (!lost.isEmpty()) {
            Lane first = laneOf.apply(lost.get(0));
            throw new Conflict(
                    "the lane of case " + first.caseId() + " for " + first.target() + " is not this node's any more");
        }
    }

    private static <T> List<T> missed(List<T> rows, int[] counts) {
        List<T> missed = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                missed.add(rows.get(i));
            }
        }
        return missed;
    }

    private static Arrival both(Arrival a, Arrival b) {
        return new Arrival(a.lane(), a.due().isBefore(b.due()) ? a.due() : b.due(), a.count() + b.count());
    }

    private static LaneClaim claimed(Taken taken, NodeId node, List<Command> commands, int max) {
        boolean more = commands.size() > max;
        return new LaneClaim(taken.lane(), node, more ? commands.subList(0, max) : commands, more, taken.seen());
    }
}
