package io.threadwell.store.jdbc.internal;

import io.threadwell.api.error.Unavailable;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.webhook.RawDelivery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * A transaction is a connection of the data source, at its own isolation, which is READ COMMITTED unless somebody changed
 * PostgreSQL's default. Deliveries that come at the same time share one transaction and its flush to the disk.
 */
final class PostgresTransactions implements Transactions {
    private static final int ATTEMPTS = 10;
    private static final String ONE_VIEW = "set transaction isolation level repeatable read, read only";

    private static final class Append extends Outcome<Boolean> {
        private final Deliveries.Taken taken;

        Append(Deliveries.Taken taken) {
            this.taken = taken;
        }
    }

    private final DataSource source;
    private final Dialect dialect;
    private final AutoCloseable owned;
    private final GroupThread<Append> appender;
    private final ThreadLocal<Boolean> writing = new ThreadLocal<>();

    /** @param owned what to close with the store */
    PostgresTransactions(DataSource source, AutoCloseable owned, Dialect dialect) {
        this.source = source;
        this.owned = owned;
        this.dialect = dialect;
        appender = new GroupThread<>("threadwell-store-appender", this::append);
    }

    @Override
    public <T> T write(Function<Sql, T> work) {
        if (writing.get() != null) {
            throw new IllegalStateException("a transaction cannot begin within another");
        }
        writing.set(true);
        try {
            return retried(work);
        } finally {
            writing.remove();
        }
    }

    @Override
    public <T> T read(Function<Sql, T> work) {
        return transaction(sql -> {
            sql.execute(ONE_VIEW);
            return work.apply(sql);
        });
    }

    @Override
    public <T> T look(Function<Sql, T> work) {
        return transaction(work);
    }

    @Override
    public void append(RawDelivery delivery, NodeId node) {
        Append append = new Append(new Deliveries.Taken(delivery, node));
        appender.add(append);
        append.await();
    }

    @Override
    public void close() {
        appender.close();
        try {
            owned.close();
        } catch (Exception e) {
            throw new Unavailable("the connections cannot be closed", e);
        }
    }

    private void append(List<Append> group) {
        try {
            write(sql -> {
                Deliveries.insert(sql, group.stream().map(a -> a.taken).toList());
                return true;
            });
            group.forEach(a -> a.succeed(true));
        } catch (RuntimeException | Error e) {
            group.forEach(a -> a.fail(e));
        }
    }

    private <T> T retried(Function<Sql, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction(work);
            } catch (Dialect.Collision e) {
                if (attempt == ATTEMPTS) {
                    throw new Unavailable("other transactions were in the way " + ATTEMPTS + " times", e);
                }
            }
        }
    }

    private <T> T transaction(Function<Sql, T> work) {
        try (Connection connection = source.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            boolean committed = false;
            try (Sql sql = new Sql(connection, dialect)) {
                T result = work.apply(sql);
                RuntimeException failure = sql.takeFailure();
                if (failure != null) {
                    throw failure;
                }
                connection.commit();
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    rollback(connection);
                }
                if (before) {
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException e) {
            throw dialect.translate(e);
        }
    }

    /** A connection that cannot roll back is broken, and the database rolls back by itself. */
    private void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            dialect.translate(e);
        }
    }
}
