package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Facts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** A row of a result; its columns are taken one after the other. */
final class Row {
    /** Makes something of a row. */
    @FunctionalInterface
    interface Reading<T> {
        T from(Row row) throws SQLException;
    }

    private final ResultSet results;
    private final Dialect dialect;
    private int at;

    Row(ResultSet results, Dialect dialect) {
        this.results = results;
        this.dialect = dialect;
    }

    boolean next() throws SQLException {
        at = 0;
        return results.next();
    }

    String text() throws SQLException {
        return results.getString(++at);
    }

    @Nullable
    String maybeText() throws SQLException {
        return results.getString(++at);
    }

    long number() throws SQLException {
        return results.getLong(++at);
    }

    @Nullable
    Long maybeNumber() throws SQLException {
        long value = results.getLong(++at);
        return value == 0 && results.wasNull() ? null : Long.valueOf(value);
    }

    <T> @Nullable T id(LongFunction<T> make) throws SQLException {
        Long value = maybeNumber();
        return value == null ? null : make.apply(value);
    }

    Instant instant() throws SQLException {
        return Micros.instant(number());
    }

    @Nullable
    Instant maybeInstant() throws SQLException {
        Long value = maybeNumber();
        return value == null ? null : Micros.instant(value);
    }

    boolean flag() throws SQLException {
        return number() != 0;
    }

    <E extends Enum<E>> E name(Class<E> type) throws SQLException {
        return Enum.valueOf(type, text());
    }

    <E extends Enum<E>> @Nullable E maybeName(Class<E> type) throws SQLException {
        String name = maybeText();
        return name == null ? null : Enum.valueOf(type, name);
    }

    Map<String, String> facts() throws SQLException {
        String stored = maybeText();
        return stored == null ? Map.of() : Facts.read(stored);
    }

    AccountId account() throws SQLException {
        return dialect.account(text());
    }

    @Nullable
    AccountId maybeAccount() throws SQLException {
        String account = maybeText();
        return account == null ? null : dialect.account(account);
    }

    byte[] bytes() throws SQLException {
        return results.getBytes(++at);
    }

    byte @Nullable [] maybeBytes() throws SQLException {
        return results.getBytes(++at);
    }
}
