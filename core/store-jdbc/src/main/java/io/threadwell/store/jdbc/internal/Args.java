package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.Facts;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The arguments of a statement, given one after the other. */
final class Args {
    /** Gives a statement its arguments. */
    @FunctionalInterface
    interface Binding {
        void to(Args args) throws SQLException;
    }

    /** Gives a statement the arguments of one row. */
    @FunctionalInterface
    interface RowBinding<T> {
        void to(Args args, T row) throws SQLException;
    }

    private final PreparedStatement statement;
    private final Dialect dialect;
    private int at;

    Args(PreparedStatement statement, Dialect dialect) {
        this.statement = statement;
        this.dialect = dialect;
    }

    Args restart() {
        at = 0;
        return this;
    }

    /** A character that PostgreSQL cannot store is replaced on both databases, so that they keep the same. */
    Args text(@Nullable String value) throws SQLException {
        if (value == null) {
            statement.setNull(++at, Types.VARCHAR);
        } else {
            statement.setString(++at, storable(value));
        }
        return this;
    }

    Args number(long value) throws SQLException {
        statement.setLong(++at, value);
        return this;
    }

    Args maybe(@Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(++at, Types.BIGINT);
        } else {
            statement.setLong(++at, value);
        }
        return this;
    }

    <T> Args id(@Nullable T id, ToLongFunction<T> value) throws SQLException {
        return id == null ? maybe(null) : number(value.applyAsLong(id));
    }

    Args instant(@Nullable Instant value) throws SQLException {
        return value == null ? maybe(null) : number(Micros.of(value));
    }

    Args flag(boolean value) throws SQLException {
        return number(value ? 1 : 0);
    }

    Args name(@Nullable Enum<?> value) throws SQLException {
        return text(value == null ? null : value.name());
    }

    Args facts(Map<String, String> value) throws SQLException {
        return text(value.isEmpty() ? null : Facts.write(value));
    }

    Args bytes(byte @Nullable [] value) throws SQLException {
        statement.setBytes(++at, value);
        return this;
    }

    /** A list in which each id stands once. */
    <T> Args ids(Collection<T> ids, ToLongFunction<T> value) throws SQLException {
        dialect.bindNumbers(
                statement, ++at, ids.stream().mapToLong(value).distinct().toArray());
        return this;
    }

    /** A list as it is. */
    <T> Args each(Collection<T> ids, ToLongFunction<T> value) throws SQLException {
        dialect.bindNumbers(statement, ++at, ids.stream().mapToLong(value).toArray());
        return this;
    }

    Args texts(Collection<String> values) throws SQLException {
        String[] all = values.stream().map(Args::storable).toArray(String[]::new);
        dialect.bindTexts(statement, ++at, all);
        return this;
    }

    static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }
}
