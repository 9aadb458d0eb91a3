package io.threadwell.store.jdbc.internal;

import io.threadwell.api.error.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Connections that only read, each kept with its prepared statements. They never wait for the writer, nor it for them. */
final class SqliteReaders implements AutoCloseable {
    private static final int MOST = 4;

    private final SqliteFile file;
    private final Dialect dialect;
    private final ConcurrentLinkedDeque<Sql> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore permits = new Semaphore(MOST, true);
    private volatile boolean closed;

    SqliteReaders(SqliteFile file, Dialect dialect) {
        this.file = file;
        this.dialect = dialect;
    }

    <T> T read(Function<Sql, T> work) {
        permits.acquireUninterruptibly();
        try {
            return within(work);
        } finally {
            permits.release();
        }
    }

    private <T> T within(Function<Sql, T> work) {
        if (closed) {
            throw new Unavailable("the store is closed");
        }
        Sql sql = take();
        boolean kept = false;
        try {
            T result = work.apply(sql);
            RuntimeException failure = sql.takeFailure();
            if (failure != null) {
                throw failure;
            }
            // ends the view: an open one would keep the log from being taken into the database
            sql.connection().rollback();
            kept = true;
            return result;
        } catch (SQLException e) {
            throw dialect.translate(e);
        } finally {
            if (kept) {
                idle.push(sql);
            } else {
                closeQuietly(sql);
            }
        }
    }

    private Sql take() {
        Sql known = idle.poll();
        if (known != null) {
            return known;
        }
        try {
            return new Sql(file.reader(), dialect);
        } catch (SQLException e) {
            throw dialect.translate(e);
        }
    }

    /** Waits for those who read. */
    @Override
    public void close() {
        closed = true;
        permits.acquireUninterruptibly(MOST);
        idle.forEach(SqliteReaders::closeQuietly);
        idle.clear();
        permits.release(MOST);
    }

    /** What a connection fails at while it closes does not matter: nothing of it is committed. */
    static void closeQuietly(Sql sql) {
        try (Connection connection = sql.connection()) {
            sql.close();
            connection.rollback();
        } catch (SQLException e) {
            sql.takeFailure();
        }
    }
}
