package io.threadwell.store.jdbc.internal;

import static java.util.stream.Collectors.toMap;

import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.ThreadKey;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * PostgreSQL: each statement is a round trip, so lists go in one. What the failures mean is from the appendix "PostgreSQL Error
 * Codes" of its manual.
 */
final class PostgresDialect extends Dialect {
    /** A key that is there already is written as it is: that locks it, and hands it back in the same round trip. */
    private static final String CLAIM_KEYS =
            "insert into tw_thread_key as k (workspace, account, thread_key, conversation)"
                    + " select ?, wanted.account, wanted.thread_key, wanted.conversation"
                    + " from unnest(?, ?, ?) with ordinality as wanted (account, thread_key, conversation, position)"
                    + " order by wanted.position on conflict (workspace, account, thread_key)"
                    + " do update set conversation = k.conversation returning account, thread_key, conversation";

    private static final String LANE_COMMANDS = "select o.* from unnest(?) as lane (case_id) cross join lateral ("
            + CommandRow.SELECT + "tw_command c where c.workspace = ? and c.case_id = lane.case_id and c.target = ?"
            + " and c.state <> 'PARKED' and " + CommandRow.OPEN + " order by c.id limit ?) o order by o.case_id, o.id";
    private static final String READY_TARGETS = "with recursive ready as ("
            + "(select workspace, target, due from tw_lane where state = 'READY'"
            + " order by workspace, target, due limit 1)"
            + " union all select n.workspace, n.target, n.due from ready cross join lateral ("
            + "select l.workspace, l.target, l.due from tw_lane l where l.state = 'READY'"
            + " and (l.workspace, l.target) > (ready.workspace, ready.target)"
            + " order by l.workspace, l.target, l.due limit 1) n)"
            + " select workspace, target, due from ready";

    /**
     * Looks rows up one by one through their index. Given the whole list at once, PostgreSQL may plan to read a table that was
     * small when it planned, and keep to that while the table grows; {@code offset 0} keeps it from doing so here, too.
     */
    private static final Pattern FINDING = Pattern.compile(" finding \\{(.*?)} (\\w+)");

    PostgresDialect(String tables) {
        super(tables);
    }

    @Override
    String inOwnWords(String sql) {
        return FINDING.matcher(sql)
                .replaceAll(" cross join lateral (select * from $1 offset 0) $2")
                .replace("from each(?)", "from unnest(?) as value")
                .replace("folded(", "lower(")
                .replace("instr(", "strpos(");
    }

    @Override
    Failure failure(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.equals("23505")) {
            return Failure.DUPLICATE;
        }
        if (state.equals("40001") || state.equals("40P01")) {
            return Failure.COLLISION;
        }
        if (state.equals("25006")) {
            return Failure.READ_ONLY;
        }
        boolean away = e instanceof SQLTransientException
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("58");
        return away ? Failure.AWAY : Failure.MISTAKE;
    }

    @Override
    void bindNumbers(PreparedStatement statement, int at, long[] values) throws SQLException {
        Long[] boxed = Arrays.stream(values).boxed().toArray(Long[]::new);
        statement.setArray(at, statement.getConnection().createArrayOf("bigint", boxed));
    }

    @Override
    void bindTexts(PreparedStatement statement, int at, String[] values) throws SQLException {
        statement.setArray(at, statement.getConnection().createArrayOf("text", values));
    }

    @Override
    boolean isForOneProcess() {
        return false;
    }

    @Override
    Map<ThreadKey, ConversationId> claimKeys(
            Sql sql, String workspace, SortedMap<ThreadKey, ConversationId> proposals) {
        List<String> accounts =
                proposals.keySet().stream().map(k -> k.account().toString()).toList();
        List<String> keys = proposals.keySet().stream().map(ThreadKey::key).toList();
        return sql
                .list(
                        CLAIM_KEYS,
                        a -> a.text(workspace)
                                .texts(accounts)
                                .texts(keys)
                                .each(proposals.values(), ConversationId::value),
                        r -> Map.entry(new ThreadKey(r.account(), r.text()), new ConversationId(r.number())))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    List<Command> laneCommands(Sql sql, Outbox.LaneQuery lanes) {
        return sql.list(
                LANE_COMMANDS,
                a -> a.ids(lanes.cases(), CaseId::value)
                        .text(lanes.workspace())
                        .text(lanes.target().toString())
                        .number(lanes.each()),
                CommandRow::read);
    }

    @Override
    List<ReadyTarget> readyTargets(Sql sql) {
        return sql.list(READY_TARGETS, a -> {}, ReadyTarget::from);
    }
}
