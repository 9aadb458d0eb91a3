package io.threadwell.store.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the database: statements on one connection, each prepared once and kept. Statements are written in the
 * words that {@link Dialect#render} explains. Not thread-safe.
 */
final class Sql implements AutoCloseable {
    private record Prepared(PreparedStatement statement, Args args) {}

    private final Connection connection;
    private final Dialect dialect;
    private final Map<String, Prepared> prepared = new HashMap<>();
    private @Nullable RuntimeException failure;

    Sql(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    Connection connection() {
        return connection;
    }

    Dialect dialect() {
        return dialect;
    }

    <T> List<T> list(String sql, Args.Binding binding, Row.Reading<T> reading) {
        try {
            Prepared p = bound(sql, binding);
            try (ResultSet results = p.statement.executeQuery()) {
                Row row = new Row(results, dialect);
                List<T> found = new ArrayList<>();
                while (row.next()) {
                    found.add(reading.from(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    <T> Optional<T> first(String sql, Args.Binding binding, Row.Reading<T> reading) {
        try {
            Prepared p = bound(sql, binding);
            try (ResultSet results = p.statement.executeQuery()) {
                Row row = new Row(results, dialect);
                return row.next() ? Optional.of(reading.from(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** How many rows it changed. */
    int update(String sql, Args.Binding binding) {
        try {
            return bound(sql, binding).statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void execute(String sql) {
        update(sql, args -> {});
    }

    /**
     * Runs a statement once for each row, in one round trip.
     *
     * @return how many rows each changed; not told for inserts, which some connections put together
     */
    <T> int[] batch(String sql, Collection<T> rows, Args.RowBinding<T> binding) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try {
            Prepared p = prepare(sql);
            if (rows.size() == 1) {
                p.args.hand(rows.iterator().next(), binding);
                return new int[] {p.statement.executeUpdate()};
            }
            for (T row : rows) {
                p.args.hand(row, binding);
                p.statement.addBatch();
            }
            return p.statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The first failure since the last time this was asked; what came after it must not be committed. */
    @Nullable
    RuntimeException takeFailure() {
        RuntimeException taken = failure;
        failure = null;
        return taken;
    }

    @Override
    public void close() throws SQLException {
        for (Prepared p : prepared.values()) {
            p.statement.close();
        }
        prepared.clear();
    }

    private Prepared bound(String sql, Args.Binding binding) throws SQLException {
        Prepared p = prepare(sql);
        p.args.hand(binding);
        return p;
    }

    private Prepared prepare(String sql) throws SQLException {
        Prepared known = prepared.get(sql);
        if (known == null) {
            PreparedStatement statement = connection.prepareStatement(dialect.render(sql));
            known = new Prepared(statement, new Args(statement, dialect));
            prepared.put(sql, known);
        }
        return known;
    }

    private RuntimeException failed(SQLException e) {
        RuntimeException translated = dialect.translate(e);
        if (failure == null) {
            failure = translated;
        }
        return translated;
    }
}
