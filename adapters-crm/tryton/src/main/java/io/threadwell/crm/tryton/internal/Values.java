package io.threadwell.crm.tryton.internal;

import io.threadwell.support.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** What Tryton writes as objects, by {@code __class__} (trytond, {@code trytond/protocols/jsonrpc.py}). */
final class Values {
    private static final String CLASS = "__class__";

    private Values() {}

    /** Any value, for people to read. */
    static String text(JsonValue value) {
        return value.text()
                .or(() -> decimal(value).map(BigDecimal::toPlainString))
                .or(() -> date(value).map(Values::day))
                .orElseGet(value::raw);
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    static Optional<BigDecimal> decimal(JsonValue value) {
        return value.text(CLASS, "").equals("Decimal") ? value.text("decimal").map(BigDecimal::new) : Optional.empty();
    }

    /** The beginning of a day, which has no zone in Tryton, by UTC. */
    static Optional<Instant> date(JsonValue value) {
        String name = value.text(CLASS, "");
        if (!name.equals("date") && !name.equals("datetime")) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.of(part(value, "year"), part(value, "month"), part(value, "day"));
        return Optional.of(day.atStartOfDay(ZoneOffset.UTC)
                .plusHours(part(value, "hour"))
                .plusMinutes(part(value, "minute"))
                .plusSeconds(part(value, "second"))
                .toInstant());
    }

    private static int part(JsonValue value, String name) {
        return (int) value.longValue(name, 0);
    }
}
