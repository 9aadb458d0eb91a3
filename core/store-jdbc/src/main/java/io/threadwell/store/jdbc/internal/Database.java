package io.threadwell.store.jdbc.internal;

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
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

/** The store over either database. */
public final class Database implements CareStore {
    private static final String OPEN_COMMANDS =
            "select c.state, count(*), min(c.due) from tw_command c where " + CommandRow.OPEN + " group by c.state";
    private static final String OLDEST_COMMANDS =
            "select id, workspace, due from tw_command" + " where state in ('DONE', 'DISCARDED') order by id limit ?";
    private static final String PURGE_COMMAND = "delete from tw_command where id = ? and workspace = ?";

    private record OpenCommands(CommandState state, long count, Instant oldest) {}

    private record OldCommand(long id, String workspace, Instant due) {}

    private final Transactions transactions;
    private final Nodes nodes;
    private final Deliveries deliveries;
    private final Accounts accounts;

    private Database(Transactions transactions, MasterKeys keys) {
        this.transactions = transactions;
        nodes = new Nodes(transactions);
        deliveries = new Deliveries(transactions);
        accounts = new Accounts(transactions, new TokenSeal(keys));
    }

    /** @param keys for tokens; absent for one in a file beside the database */
    public static Database sqlite(SqliteFile file, Schema schema, @Nullable List<String> keys, boolean migrate) {
        return opened(
                sqlite(file, schema, migrate),
                () -> keys == null ? MasterKeys.inFile(file.masterKey()) : MasterKeys.of(keys));
    }

    private static Transactions sqlite(SqliteFile file, Schema schema, boolean migrate) {
        try {
            if (migrate) {
                SQLiteDataSource source = new SQLiteDataSource();
                source.setUrl(file.url());
                Migrations.run(source, schema, "sqlite");
            }
            return new SqliteTransactions(file, new SqliteDialect(schema.tables()));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * @param owned what to close with the store
     * @param keys for tokens; absent when none was given
     */
    public static Database postgresql(
            DataSource source, AutoCloseable owned, Schema schema, @Nullable List<String> keys, boolean migrate) {
        if (migrate) {
            Migrations.run(source, schema, "postgresql");
        }
        return opened(
                new PostgresTransactions(source, owned, new PostgresDialect(schema.tables())),
                () -> keys == null ? MasterKeys.none() : MasterKeys.of(keys));
    }

    private static Database opened(Transactions transactions, Supplier<MasterKeys> keys) {
        try {
            Database database = new Database(transactions, keys.get());
            database.accounts.requireKeys();
            return database;
        } catch (RuntimeException e) {
            transactions.close();
            throw e;
        }
    }

    @Override
    public <T> T transact(WorkspaceId workspace, Function<StoreSession, T> work) {
        return transactions.write(sql -> Session.run(sql, workspace, work));
    }

    @Override
    public <T> T read(WorkspaceId workspace, Function<StoreSession, T> work) {
        return transactions.read(sql -> Session.run(sql, workspace, work));
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
        return new Desk(transactions, workspace);
    }

    @Override
    public List<DueTarget> dueTargets(Instant now, int max, Predicate<DueTarget> wanted) {
        return transactions.look(sql -> sql.dialect().readyTargets(sql)).stream()
                .filter(ready -> !ready.due().isAfter(now))
                .sorted(Comparator.comparing(Dialect.ReadyTarget::due))
                .map(Database::target)
                .filter(wanted)
                .limit(max)
                .toList();
    }

    private static DueTarget target(Dialect.ReadyTarget ready) {
        return new DueTarget(new WorkspaceId(ready.workspace()), Target.parse(ready.target()));
    }

    @Override
    public Optional<Instant> nextDue(Predicate<DueTarget> wanted) {
        record Waiting(List<Dialect.ReadyTarget> lanes, Optional<Instant> timer) {}
        Waiting waiting = transactions.look(sql -> new Waiting(sql.dialect().readyTargets(sql), Timers.next(sql)));
        Stream<Instant> lanes = waiting.lanes().stream()
                .filter(ready -> wanted.test(target(ready)))
                .map(Dialect.ReadyTarget::due);
        return Stream.concat(lanes, waiting.timer().stream()).min(Comparator.naturalOrder());
    }

    @Override
    public List<DueTimer> claimTimers(NodeId node, Instant now, int max) {
        return transactions.write(sql -> Timers.claim(sql, node, now, max));
    }

    @Override
    public Backlog backlog() {
        return transactions.look(sql -> {
            List<OpenCommands> open = sql.list(OPEN_COMMANDS, a -> {}, Database::openCommands);
            Map<CommandState, Long> counts = new EnumMap<>(CommandState.class);
            open.forEach(o -> counts.put(o.state(), o.count()));
            Instant oldest = open.stream()
                    .filter(o -> !o.state().isAtRest())
                    .map(OpenCommands::oldest)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            return new Backlog(Deliveries.waiting(sql), Deliveries.unreadable(sql), counts, oldest);
        });
    }

    @Override
    public int purge(Retained what, Instant before, int max) {
        return transactions.write(sql -> switch (what) {
            case DELIVERIES -> Deliveries.purge(sql, before, max);
            case COMMANDS -> purgeCommands(sql, before, max);
        });
    }

    @Override
    public void close() {
        transactions.close();
    }

    /** As with deliveries, the oldest alone are looked at. */
    private static int purgeCommands(Sql sql, Instant before, int max) {
        List<OldCommand> old = sql
                .list(OLDEST_COMMANDS, a -> a.number(max), r -> new OldCommand(r.number(), r.text(), r.instant()))
                .stream()
                .filter(c -> c.due().isBefore(before))
                .toList();
        sql.batch(PURGE_COMMAND, old, (a, c) -> a.number(c.id()).text(c.workspace()));
        return old.size();
    }

    private static OpenCommands openCommands(Row r) {
        return new OpenCommands(r.name(CommandState.class), r.number(), r.instant());
    }
}
