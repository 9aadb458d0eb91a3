package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.Facts;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a statement, given one after the other. They are handed to the driver in one loop, for the reason that
 * {@link Row} tells.
 */
final class Args {
    /** Gives a statement its arguments. */
    @FunctionalInterface
    interface Binding {
        void to(Args args);
    }

    /** Gives a statement the arguments of one row. */
    @FunctionalInterface
    interface RowBinding<T> {
        void to(Args args, T row);
    }

    private final PreparedStatement statement;
    private final Dialect dialect;
    /** Texts, numbers, bytes, arrays of numbers or texts, and for a missing value its type. */
    private final List<Object> values = new ArrayList<>();

    Args(PreparedStatement statement, Dialect dialect) {
        this.statement = statement;
        this.dialect = dialect;
    }

    void hand(Binding binding) throws SQLException {
        values.clear();
        binding.to(this);
        hand();
    }

    <T> void hand(T row, RowBinding<T> binding) throws SQLException {
        values.clear();
        binding.to(this, row);
        hand();
    }

    private void hand() throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            int at = i + 1;
            if (value instanceof String text) {
                statement.setString(at, text);
            } else if (value instanceof Long number) {
                statement.setLong(at, number);
            } else if (value instanceof JDBCType missing) {
                statement.setNull(at, missing.getVendorTypeNumber());
            } else if (value instanceof byte[] bytes) {
                statement.setBytes(at, bytes);
            } else if (value instanceof long[] numbers) {
                dialect.bindNumbers(statement, at, numbers);
            } else if (value instanceof String[] texts) {
                dialect.bindTexts(statement, at, texts);
            }
        }
    }

    private Args add(@Nullable Object value, JDBCType type) {
        values.add(value == null ? type : value);
        return this;
    }

    /** A character that PostgreSQL cannot store is replaced on both databases, so that they keep the same. */
    Args text(@Nullable String value) {
        return add(value == null ? null : storable(value), JDBCType.VARCHAR);
    }

    Args number(long value) {
        return add(value, JDBCType.BIGINT);
    }

    Args maybe(@Nullable Long value) {
        return add(value, JDBCType.BIGINT);
    }

    <T> Args id(@Nullable T id, ToLongFunction<T> value) {
        return id == null ? maybe(null) : number(value.applyAsLong(id));
    }

    Args instant(@Nullable Instant value) {
        return value == null ? maybe(null) : number(Micros.of(value));
    }

    Args flag(boolean value) {
        return number(value ? 1 : 0);
    }

    Args name(@Nullable Enum<?> value) {
        return text(value == null ? null : value.name());
    }

    Args facts(Map<String, String> value) {
        return text(value.isEmpty() ? null : Facts.write(value));
    }

    Args bytes(byte @Nullable [] value) {
        return add(value, JDBCType.BINARY);
    }

    /** A list in which each id stands once. */
    <T> Args ids(Collection<T> ids, ToLongFunction<T> value) {
        return add(ids.stream().mapToLong(value).distinct().toArray(), JDBCType.ARRAY);
    }

    /** A list as it is. */
    <T> Args each(Collection<T> ids, ToLongFunction<T> value) {
        return add(ids.stream().mapToLong(value).toArray(), JDBCType.ARRAY);
    }

    Args texts(Collection<String> texts) {
        return add(texts.stream().map(Args::storable).toArray(String[]::new), JDBCType.ARRAY);
    }

    static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }
}
