package io.threadwell.support.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Reads the forms in which networks tell the time. */
final class Moments {
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private static final long MILLIS_FROM = 100_000_000_000L;
    private static final long MICROS_FROM = 100_000_000_000_000L;
    private static final int MAX_LENGTH = 40;

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    /** Without the weekday: some senders get it wrong, and it says nothing. */
    private static final DateTimeFormatter UNIX_DATE =
            DateTimeFormatter.ofPattern("MMM d HH:mm:ss Z yyyy", Locale.ENGLISH);

    private Moments() {}

    static Optional<Instant> ofNumber(long number) {
        if (number <= 0) {
            return Optional.empty();
        }
        if (number < MILLIS_FROM) {
            return plausible(Instant.ofEpochSecond(number));
        }
        if (number < MICROS_FROM) {
            return plausible(Instant.ofEpochMilli(number));
        }
        return plausible(Instant.ofEpochSecond(number / 1_000_000, number % 1_000_000 * 1_000));
    }

    static Optional<Instant> ofText(String given) {
        String text = given.length() > MAX_LENGTH ? "" : given.strip();
        if (text.length() < 9) {
            return Optional.empty();
        }
        char first = text.charAt(0);
        try {
            if (first >= '0' && first <= '9') {
                return text.charAt(4) == '-' ? ofIso(text) : ofDigits(text);
            }
            return text.charAt(3) == ' ' ? ofUnixDate(text) : Optional.empty();
        } catch (DateTimeException | ArithmeticException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> ofIso(String text) {
        String timed = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
        TemporalAccessor parsed = ISO.parseBest(timed, OffsetDateTime::from, LocalDateTime::from);
        return plausible(
                parsed instanceof OffsetDateTime exact
                        ? exact.toInstant()
                        : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC));
    }

    private static Optional<Instant> ofDigits(String text) {
        int point = text.indexOf('.');
        if (point < 0 && text.indexOf('E') < 0) {
            return ofNumber(Long.parseLong(text));
        }
        BigDecimal number = new BigDecimal(text);
        if (number.precision() - number.scale() > 18) {
            return Optional.empty();
        }
        long whole = number.longValue();
        if (whole >= MILLIS_FROM) {
            return ofNumber(whole);
        }
        long nanos =
                number.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
        return ofNumber(whole).map(instant -> instant.plusNanos(nanos));
    }

    private static Optional<Instant> ofUnixDate(String text) {
        return plausible(Instant.from(UNIX_DATE.parse(text.substring(4))));
    }

    private static Optional<Instant> plausible(Instant instant) {
        return instant.isBefore(FIRST) || !instant.isBefore(LAST) ? Optional.empty() : Optional.of(instant);
    }
}
