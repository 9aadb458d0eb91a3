package io.threadwell.store.jdbc;

import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.AccountStore;
import io.threadwell.api.store.Backlog;
import io.threadwell.api.store.CareStore;
import io.threadwell.api.store.DeliveryStore;
import io.threadwell.api.store.DeskStore;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.NodeStore;
import io.threadwell.api.store.StoreSession;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The store on SQLite or PostgreSQL. Thread-safe. Close it last: what waits to be written is written first.
 *
 * <p>On SQLite all transactions run on one thread of the store's own, one after the other; on PostgreSQL each runs on its
 * caller's thread. Neither can begin one within another: that throws {@code IllegalStateException}, as does a change in a
 * session that only reads.
 */
public final class JdbcStore implements CareStore {
    private final CareStore database;

    JdbcStore(CareStore database) {
        this.database = database;
    }

    /**
     * Opens a database file, and makes it when it is not there.
     *
     * @throws io.threadwell.api.error.Unavailable when another store has the file open, or it cannot be read or made
     */
    public static JdbcStore sqlite(Path file) {
        return builder().file(file).build();
    }

    /**
     * Opens a database by its address, with a pool of connections of its own.
     *
     * @param jdbcUrl {@code jdbc:sqlite:...} or {@code jdbc:postgresql:...}, the latter with user and password as its parameters
     * @throws io.threadwell.api.error.Unavailable when the database cannot be reached
     */
    public static JdbcStore open(String jdbcUrl) {
        return builder().url(jdbcUrl).build();
    }

    public static JdbcStoreBuilder builder() {
        return new JdbcStoreBuilder();
    }

    @Override
    public <T> T transact(WorkspaceId workspace, Function<StoreSession, T> work) {
        return database.transact(workspace, work);
    }

    @Override
    public <T> T read(WorkspaceId workspace, Function<StoreSession, T> work) {
        return database.read(workspace, work);
    }

    @Override
    public NodeStore nodes() {
        return database.nodes();
    }

    @Override
    public DeliveryStore deliveries() {
        return database.deliveries();
    }

    @Override
    public AccountStore accounts() {
        return database.accounts();
    }

    @Override
    public DeskStore desk(WorkspaceId workspace) {
        return database.desk(workspace);
    }

    @Override
    public List<DueTarget> dueTargets(Instant now, int max, Predicate<DueTarget> wanted) {
        return database.dueTargets(now, max, wanted);
    }

    @Override
    public Optional<Instant> nextDue(Predicate<DueTarget> wanted) {
        return database.nextDue(wanted);
    }

    @Override
    public List<DueTimer> claimTimers(NodeId node, Instant now, int max) {
        return database.claimTimers(node, now, max);
    }

    @Override
    public Backlog backlog() {
        return database.backlog();
    }

    @Override
    public int purge(Retained what, Instant before, int max) {
        return database.purge(what, before, max);
    }

    @Override
    public void close() {
        database.close();
    }
}
