package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.Facts;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CareStore.DueTimer;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.Timer;
import io.threadwell.api.store.TimerStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

final class Timers implements TimerStore {
    private static final String INSERT =
            "insert into tw_timer (workspace, kind, timer_key, due, data) values (?, ?, ?, ?, ?)"
                    + " on conflict (workspace, kind, timer_key) do ";
    private static final String SET = INSERT + "update set due = excluded.due, data = excluded.data, node = null";
    private static final String SET_IF_ABSENT = INSERT + "nothing";
    private static final String CANCEL = "delete from tw_timer where workspace = ? and kind = ? and timer_key = ?";
    private static final String DONE = CANCEL + " and node = ? and due = ? and coalesce(data, '') = ?";
    private static final String RIPE = "select workspace, kind, timer_key, due, data from tw_timer"
            + " where node is null and due <= ? order by due limit ? for update skip locked";
    private static final String TAKE =
            "update tw_timer set node = ? where workspace = ? and kind = ? and timer_key = ?";
    private static final String NEXT = "select due from tw_timer where node is null order by due limit 1";

    private final Session session;

    Timers(Session session) {
        this.session = session;
    }

    @Override
    public void set(Collection<Timer> timers) {
        store(SET, timers, true);
    }

    @Override
    public void setIfAbsent(Collection<Timer> timers) {
        store(SET_IF_ABSENT, timers, false);
    }

    @Override
    public void cancel(String kind, String key) {
        session.sql().update(CANCEL, a -> a.text(session.name()).text(kind).text(key));
    }

    @Override
    public void done(NodeId node, Timer timer) {
        session.sql().update(DONE, a -> a.text(session.name())
                .text(timer.kind())
                .text(timer.key())
                .number(node.number())
                .instant(timer.due())
                .text(Facts.write(timer.data())));
    }

    static List<DueTimer> claim(Sql sql, NodeId node, Instant now, int max) {
        List<DueTimer> ripe =
                sql.list(RIPE, a -> a.instant(now).number(max), r -> new DueTimer(new WorkspaceId(r.text()), timer(r)));
        sql.batch(TAKE, ripe, (a, due) -> a.number(node.number())
                .text(due.workspace().value())
                .text(due.timer().kind())
                .text(due.timer().key()));
        return ripe;
    }

    /** When the next timer that nobody has taken falls due. */
    static Optional<Instant> next(Sql sql) {
        return sql.first(NEXT, a -> {}, Row::instant);
    }

    /** Each timer once and in one order, so that two writers cannot wait for each other. */
    private void store(String sql, Collection<Timer> timers, boolean lastWins) {
        TreeMap<String, Timer> sorted = new TreeMap<>();
        timers.forEach(t -> sorted.merge(t.kind() + "\n" + t.key(), t, (first, next) -> lastWins ? next : first));
        session.sql().batch(sql, sorted.values(), (a, t) -> a.text(session.name())
                .text(t.kind())
                .text(t.key())
                .instant(t.due())
                .facts(t.data()));
    }

    private static Timer timer(Row r) {
        return new Timer(r.text(), r.text(), r.instant(), r.facts());
    }
}
