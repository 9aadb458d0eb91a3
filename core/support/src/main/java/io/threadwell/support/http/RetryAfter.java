package io.threadwell.support.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads {@code Retry-After} (RFC 9110, section 10.2.3): seconds, also with a fraction, or an HTTP date.
 *
 * <p>A date is measured against the answer's own {@code Date} header where there is one, so that a clock that is wrong on
 * either side does no harm. What is past means now. What is absurd is capped.
 */
public final class RetryAfter {
    /** The longest wait that is believed unless said otherwise: daily quotas are the longest there are. */
    public static final Duration CAP = Duration.ofHours(24);

    private static final int MAX_DIGITS = 30;

    private RetryAfter() {}

    /** When to come again, at most {@link #CAP} from now; empty when the header is absent or unreadable. */
    public static Optional<Instant> of(HttpAnswer answer, Instant now) {
        return of(answer, now, CAP);
    }

    /** When to come again, at most {@code cap} from now; empty when the header is absent or unreadable. */
    public static Optional<Instant> of(HttpAnswer answer, Instant now, Duration cap) {
        return answer.header("Retry-After")
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .flatMap(value -> wait(value, answer, now, cap))
                .map(wait -> now.plus(wait.isNegative() ? Duration.ZERO : wait.compareTo(cap) > 0 ? cap : wait));
    }

    private static Optional<Duration> wait(String value, HttpAnswer answer, Instant now, Duration cap) {
        char first = value.charAt(0);
        if (first == '-' || first == '.' || (first >= '0' && first <= '9')) {
            return seconds(value, cap);
        }
        Instant theirNow = answer.header("Date").flatMap(RetryAfter::date).orElse(now);
        return date(value).map(until -> Duration.between(theirNow, until));
    }

    private static Optional<Duration> seconds(String value, Duration cap) {
        if (value.indexOf('e') >= 0 || value.indexOf('E') >= 0) {
            return Optional.empty();
        }
        if (value.length() > MAX_DIGITS) {
            return value.chars().allMatch(c -> c >= '0' && c <= '9') ? Optional.of(cap) : Optional.empty();
        }
        try {
            BigDecimal millis = new BigDecimal(value).movePointRight(3);
            BigDecimal most = BigDecimal.valueOf(cap.toMillis());
            return Optional.of(
                    Duration.ofMillis(millis.min(most).max(BigDecimal.ZERO).longValue()));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME
                    .withLocale(Locale.ENGLISH)
                    .parse(value, Instant::from));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
