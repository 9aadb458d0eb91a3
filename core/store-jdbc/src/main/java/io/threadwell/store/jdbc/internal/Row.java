package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Facts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A row of a result; its columns are taken one after the other. They are read from the driver in one loop: with a call of its own
 * for each column, the methods that make something of a row grow so large that compiling them costs more than running them.
 */
final class Row {
    /** Makes something of a row. */
    @FunctionalInterface
    interface Reading<T> {
        T from(Row row);
    }

    private final ResultSet results;
    private final Dialect dialect;
    private final @Nullable Object[] values;
    private int at;

    Row(ResultSet results, Dialect dialect) throws SQLException {
        this.results = results;
        this.dialect = dialect;
        this.values = new Object[results.getMetaData().getColumnCount()];
    }

    boolean next() throws SQLException {
        at = 0;
        if (!results.next()) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = results.getObject(i + 1);
        }
        return true;
    }

    String text() {
        return Objects.requireNonNull(maybeText());
    }

    @Nullable
    String maybeText() {
        return (String) values[at++];
    }

    long number() {
        return ((Number) Objects.requireNonNull(values[at++])).longValue();
    }

    @Nullable
    Long maybeNumber() {
        Number value = (Number) values[at++];
        return value == null ? null : Long.valueOf(value.longValue());
    }

    <T> @Nullable T id(LongFunction<T> make) {
        Long value = maybeNumber();
        return value == null ? null : make.apply(value);
    }

    Instant instant() {
        return Micros.instant(number());
    }

    @Nullable
    Instant maybeInstant() {
        Long value = maybeNumber();
        return value == null ? null : Micros.instant(value);
    }

    boolean flag() {
        return number() != 0;
    }

    <E extends Enum<E>> E name(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    <E extends Enum<E>> @Nullable E maybeName(Class<E> type) {
        String name = maybeText();
        return name == null ? null : Enum.valueOf(type, name);
    }

    Map<String, String> facts() {
        String stored = maybeText();
        return stored == null ? Map.of() : Facts.read(stored);
    }

    AccountId account() {
        return dialect.account(text());
    }

    @Nullable
    AccountId maybeAccount() {
        String account = maybeText();
        return account == null ? null : dialect.account(account);
    }

    byte[] bytes() {
        return Objects.requireNonNull(maybeBytes());
    }

    byte @Nullable [] maybeBytes() {
        return (byte[]) values[at++];
    }
}
