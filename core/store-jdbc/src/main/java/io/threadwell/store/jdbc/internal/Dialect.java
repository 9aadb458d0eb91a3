package io.threadwell.store.jdbc.internal;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.ThreadKey;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/** In what the two databases differ. */
abstract class Dialect {
    /** What a failure of the database means. */
    enum Failure {
        /** A key is there already. */
        DUPLICATE,
        /** Another transaction was in the way; the same work may pass at once. */
        COLLISION,
        /** The database is away, full or broken. */
        AWAY,
        /** A change in a session that only reads. */
        READ_ONLY,
        /** A mistake of ours. */
        MISTAKE
    }

    /** A collision, which is never shown: the work is run again. */
    @SuppressWarnings("serial")
    static final class Collision extends RuntimeException {
        Collision(SQLException cause) {
            super("another transaction was in the way", cause);
        }
    }

    private static final int ACCOUNTS_KEPT = 10_000;

    private final String tables;
    private final Map<String, String> rendered = new ConcurrentHashMap<>();
    private final Map<String, AccountId> accounts = new ConcurrentHashMap<>();

    /** @param tables what table names begin with */
    Dialect(String tables) {
        this.tables = tables;
    }

    /**
     * A statement in the database's own words. Statements are written with
     * <ul>
     *   <li>the table prefix {@code tw_},
     *   <li>{@code each(?)} for a list in a {@code from}; its column is {@code value},
     *   <li>{@code finding {table t where ...} t} behind it: the rows that fit a value, looked up value by value,
     *   <li>{@code any(?)} for a list behind {@code =} that no index is needed for,
     *   <li>{@code folded(x)} for text in small letters, and {@code instr(a, b)},
     *   <li>{@code for update}, {@code of x} and {@code skip locked}.
     * </ul>
     */
    final String render(String sql) {
        String known = rendered.get(sql);
        if (known == null) {
            known = inOwnWords(sql).replace(" tw_", " " + tables);
            rendered.put(sql, known);
        }
        return known;
    }

    /** Accounts are few and named in almost every row, so each is parsed once. */
    final AccountId account(String text) {
        AccountId known = accounts.get(text);
        if (known == null) {
            if (accounts.size() > ACCOUNTS_KEPT) {
                accounts.clear();
            }
            known = AccountId.parse(text);
            accounts.put(text, known);
        }
        return known;
    }

    /**
     * What a failure means for the caller. Batch failures are unwrapped, because their own message repeats the row, and with it
     * what a person wrote.
     */
    final RuntimeException translate(SQLException e) {
        SQLException cause = e;
        if (e instanceof BatchUpdateException && e.getNextException() != null) {
            cause = e.getNextException();
        }
        return switch (failure(cause)) {
            case DUPLICATE -> new Conflict("another writer stored the same key: " + code(cause));
            case COLLISION -> new Collision(cause);
            case AWAY -> new Unavailable("the database cannot serve now: " + code(cause), cause);
            case READ_ONLY -> new IllegalStateException("a session that reads cannot change anything");
            case MISTAKE -> new IllegalStateException("the database refused a statement: " + code(cause), cause);
        };
    }

    private static String code(SQLException e) {
        return "state " + e.getSQLState() + ", code " + e.getErrorCode();
    }

    abstract String inOwnWords(String sql);

    abstract Failure failure(SQLException e);

    abstract void bindNumbers(PreparedStatement statement, int at, long[] values) throws SQLException;

    abstract void bindTexts(PreparedStatement statement, int at, String[] values) throws SQLException;

    /** True when one process has the store for itself, so that a node that joins is the only one alive. */
    abstract boolean isForOneProcess();

    /** Binds keys to the conversations proposed unless they are bound, locks them, and tells where each leads now. */
    abstract Map<ThreadKey, ConversationId> claimKeys(
            Sql sql, String workspace, SortedMap<ThreadKey, ConversationId> proposals);

    /** The first open commands of each of these lanes, by case and id. */
    abstract List<Command> laneCommands(Sql sql, Outbox.LaneQuery lanes);

    /** Every destination with a lane that waits to be taken, each with the time at which the first falls due. */
    abstract List<ReadyTarget> readyTargets(Sql sql);

    /** A destination and when the first of its lanes falls due. */
    record ReadyTarget(String workspace, String target, Instant due) {
        static ReadyTarget from(Row row) {
            return new ReadyTarget(row.text(), row.text(), row.instant());
        }
    }
}
