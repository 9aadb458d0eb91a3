package io.threadwell.store.jdbc.internal;

import io.threadwell.api.error.Unavailable;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.webhook.RawDelivery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One writer thread, and a few connections that read. What waits to be written goes into one transaction, each piece of work
 * under a savepoint, so that one that fails takes nothing else with it, and all share one commit and its flush to the disk.
 * Deliveries have the right of way, because a network waits for their acknowledgement: all that wait are stored together before
 * the next piece of other work begins.
 */
final class SqliteTransactions implements Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteTransactions.class);

    /** Work with what becomes of it, which nobody is told before the commit. */
    private static final class Job<T> extends Outcome<T> {
        private final Function<Sql, T> work;
        private @Nullable T result;

        Job(Function<Sql, T> work) {
            this.work = work;
        }

        void run(Sql sql) {
            result = work.apply(sql);
        }

        @SuppressWarnings("NullAway") // the work's own result, which may be null where T may be
        void committed() {
            succeed(result);
        }
    }

    /** A delivery to be stored. */
    private static final class Append extends Outcome<Boolean> {
        private final Deliveries.Taken taken;

        Append(Deliveries.Taken taken) {
            this.taken = taken;
        }
    }

    private final SqliteFile file;
    private final Dialect dialect;
    private final SqliteReaders readers;
    private final Queue<Append> appends = new ConcurrentLinkedQueue<>();
    private final GroupThread<Outcome<?>> writer;
    private @Nullable Sql connection;

    SqliteTransactions(SqliteFile file, Dialect dialect) {
        this.file = file;
        this.dialect = dialect;
        readers = new SqliteReaders(file, dialect);
        writer = new GroupThread<>("threadwell-store-writer", this::commit);
    }

    @Override
    public <T> T write(Function<Sql, T> work) {
        if (writer.isCurrent()) {
            throw new IllegalStateException("a transaction cannot begin within another");
        }
        Job<T> job = new Job<>(work);
        writer.add(job);
        return job.await();
    }

    @Override
    public <T> T read(Function<Sql, T> work) {
        return readers.read(work);
    }

    @Override
    public <T> T look(Function<Sql, T> work) {
        return readers.read(work);
    }

    @Override
    public void append(RawDelivery delivery, NodeId node) {
        Append append = new Append(new Deliveries.Taken(delivery, node));
        appends.add(append);
        writer.add(append);
        append.await();
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
        drop();
        file.close();
    }

    private void commit(List<Outcome<?>> group) {
        List<Job<?>> done = new ArrayList<>();
        List<Append> stored = new ArrayList<>();
        try {
            Sql sql = connected();
            for (Outcome<?> next : group) {
                if (!appends.isEmpty()) {
                    if (!done.isEmpty()) {
                        commit(sql, done);
                    }
                    store(sql, stored);
                }
                if (next instanceof Job<?> job && succeeds(sql, job)) {
                    done.add(job);
                }
            }
            commit(sql, done);
        } catch (SQLException e) {
            abandon(group, stored, dialect.translate(e));
        } catch (RuntimeException e) {
            abandon(group, stored, e);
        }
    }

    private static void commit(Sql sql, List<Job<?>> done) throws SQLException {
        sql.connection().commit();
        done.forEach(Job::committed);
        done.clear();
    }

    private void store(Sql sql, List<Append> waiting) throws SQLException {
        for (Append next = appends.poll(); next != null; next = appends.poll()) {
            waiting.add(next);
        }
        Deliveries.insert(sql, waiting.stream().map(append -> append.taken).toList());
        sql.connection().commit();
        waiting.forEach(append -> append.succeed(true));
        waiting.clear();
    }

    /** @throws Unavailable when the database itself failed, which ends the whole group */
    private boolean succeeds(Sql sql, Job<?> job) {
        sql.execute("savepoint work");
        Throwable thrown = null;
        try {
            job.run(sql);
        } catch (RuntimeException | Error e) {
            thrown = e;
        }
        RuntimeException failed = sql.takeFailure();
        if (failed instanceof Unavailable) {
            throw failed;
        }
        Throwable cause = thrown == null ? failed : thrown;
        if (cause != null) {
            sql.execute("rollback to work");
        }
        sql.execute("release work");
        if (cause != null) {
            job.fail(cause);
        }
        return cause == null;
    }

    /** After a failure of the disk SQLite may have rolled back or not; a new connection knows. */
    private void abandon(List<Outcome<?>> group, List<Append> stored, RuntimeException cause) {
        LOG.warn("The database failed; {} transactions were refused: {}", group.size(), cause.getMessage());
        drop();
        appends.removeAll(group);
        stored.forEach(append -> append.fail(cause));
        group.forEach(waiting -> waiting.fail(cause));
    }

    private Sql connected() throws SQLException {
        Sql known = connection;
        if (known == null) {
            known = new Sql(file.writer(), dialect);
            connection = known;
        }
        return known;
    }

    private void drop() {
        Sql known = connection;
        connection = null;
        if (known != null) {
            SqliteReaders.closeQuietly(known);
        }
    }
}
