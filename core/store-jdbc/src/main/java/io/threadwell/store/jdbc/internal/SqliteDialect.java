package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.ThreadKey;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite: no round trips, so single statements in a loop cost what a list costs; one writer, so nothing needs a lock. */
final class SqliteDialect extends Dialect {
    private static final String NEW_KEY = "insert into tw_thread_key (workspace, account, thread_key, conversation)"
            + " values (?, ?, ?, ?) on conflict do nothing";
    private static final String KEY =
            "select conversation from tw_thread_key where workspace = ? and account = ? and thread_key = ?";
    private static final String LANE_COMMANDS =
            CommandRow.SELECT + "tw_command c where c.workspace = ? and c.case_id = ?"
                    + " and c.target = ? and c.state <> 'PARKED' and " + CommandRow.OPEN + " order by c.id limit ?";
    private static final String NEXT_READY = "select workspace, target, due from tw_lane where state = 'READY'"
            + " and (workspace, target) > (?, ?) order by workspace, target, due limit 1";

    /** A cross join is SQLite's way to say that the list is the outer loop. */
    private static final Pattern FINDING = Pattern.compile(" finding \\{(.*?)} \\w+");

    SqliteDialect(String tables) {
        super(tables);
    }

    @Override
    String inOwnWords(String sql) {
        return FINDING.matcher(sql)
                .replaceAll(" cross join $1")
                .replace("from each(?)", "from json_each(?)")
                .replace("= any(?)", "in (select value from json_each(?))")
                .replace(" for update of o skip locked", "")
                .replace(" for update skip locked", "")
                .replace(" for update", "");
    }

    @Override
    Failure failure(SQLException e) {
        if (!(e instanceof SQLiteException failure)) {
            return Failure.MISTAKE;
        }
        SQLiteErrorCode code = failure.getResultCode();
        if (code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY
                || code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                || code == SQLiteErrorCode.SQLITE_CONSTRAINT_ROWID) {
            return Failure.DUPLICATE;
        }
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
            case SQLITE_BUSY,
                    SQLITE_LOCKED,
                    SQLITE_NOMEM,
                    SQLITE_IOERR,
                    SQLITE_CORRUPT,
                    SQLITE_FULL,
                    SQLITE_CANTOPEN,
                    SQLITE_PROTOCOL,
                    SQLITE_NOTADB -> Failure.AWAY;
            case SQLITE_READONLY -> Failure.READ_ONLY;
            default -> Failure.MISTAKE;
        };
    }

    @Override
    void bindNumbers(PreparedStatement statement, int at, long[] values) throws SQLException {
        StringBuilder json = new StringBuilder("[");
        for (long value : values) {
            json.append(json.length() > 1 ? "," : "").append(value);
        }
        statement.setString(at, json.append(']').toString());
    }

    @Override
    void bindTexts(PreparedStatement statement, int at, String[] values) throws SQLException {
        StringBuilder json = new StringBuilder("[");
        for (String value : values) {
            json.append(json.length() > 1 ? ",\"" : "\"");
            for (int i = 0; i < value.length(); i++) {
                escaped(json, value.charAt(i));
            }
            json.append('"');
        }
        statement.setString(at, json.append(']').toString());
    }

    private static void escaped(StringBuilder json, char c) {
        if (c == '"' || c == '\\') {
            json.append('\\').append(c);
        } else if (c < ' ') {
            json.append(String.format("\\u%04x", (int) c));
        } else {
            json.append(c);
        }
    }

    @Override
    boolean isForOneProcess() {
        return true;
    }

    @Override
    Map<ThreadKey, ConversationId> claimKeys(
            Sql sql, String workspace, SortedMap<ThreadKey, ConversationId> proposals) {
        Map<ThreadKey, ConversationId> led = new HashMap<>();
        proposals.forEach((key, proposed) -> {
            Args.Binding which =
                    a -> a.text(workspace).text(key.account().toString()).text(key.key());
            int fresh = sql.update(NEW_KEY, a -> {
                which.to(a);
                a.number(proposed.value());
            });
            led.put(
                    key,
                    fresh > 0
                            ? proposed
                            : sql.first(KEY, which, r -> new ConversationId(r.number()))
                                    .orElseThrow());
        });
        return led;
    }

    @Override
    List<Command> laneCommands(Sql sql, Outbox.LaneQuery lanes) {
        List<Command> commands = new ArrayList<>();
        for (CaseId caseId : lanes.cases()) {
            commands.addAll(sql.list(
                    LANE_COMMANDS,
                    a -> a.text(lanes.workspace())
                            .number(caseId.value())
                            .text(lanes.target().toString())
                            .number(lanes.each()),
                    CommandRow::read));
        }
        return commands;
    }

    @Override
    List<ReadyTarget> readyTargets(Sql sql) {
        List<ReadyTarget> ready = new ArrayList<>();
        Optional<ReadyTarget> next = readyAfter(sql, "", "");
        while (next.isPresent()) {
            ready.add(next.get());
            next = readyAfter(sql, next.get().workspace(), next.get().target());
        }
        return ready;
    }

    private static Optional<ReadyTarget> readyAfter(Sql sql, String workspace, String target) {
        return sql.first(NEXT_READY, a -> a.text(workspace).text(target), ReadyTarget::from);
    }
}
