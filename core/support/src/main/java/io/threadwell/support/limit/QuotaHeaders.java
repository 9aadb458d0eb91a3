package io.threadwell.support.limit;

import io.threadwell.support.http.HttpAnswer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a quota from the headers by which a vendor tells it, such as {@code X-RateLimit-Limit}, {@code -Remaining} and
 * {@code -Reset}.
 *
 * <p>The reset may be seconds from now, seconds since 1970 (told apart by size) or ISO 8601. One that is past or more than a
 * day and an hour ahead is not believed and counts as not told.
 *
 * @param limit the header with the calls that a window allows
 * @param remaining the header with what is left of them
 * @param reset the header with the end of the window; empty when the vendor has none
 */
public record QuotaHeaders(String limit, String remaining, String reset) {
    private static final long EPOCH_FROM = 1_000_000_000L;
    private static final Duration FARTHEST = Duration.ofHours(25);

    /** The names most vendors use: {@code X-RateLimit-Limit}, {@code X-RateLimit-Remaining}, {@code X-RateLimit-Reset}. */
    public static QuotaHeaders common() {
        return new QuotaHeaders("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset");
    }

    /** The quota as the answer tells it; empty when limit or remaining is absent or unreadable. */
    public Optional<ObservedQuota> read(HttpAnswer answer, Instant now) {
        OptionalLong most = number(answer, limit);
        OptionalLong left = number(answer, remaining);
        if (most.isEmpty() || left.isEmpty()) {
            return Optional.empty();
        }
        Instant end = reset.isEmpty()
                ? null
                : answer.header(reset).flatMap(text -> end(text, now)).orElse(null);
        return Optional.of(new ObservedQuota(most.getAsLong(), left.getAsLong(), end));
    }

    private static OptionalLong number(HttpAnswer answer, String name) {
        return answer.header(name).map(QuotaHeaders::number).orElse(OptionalLong.empty());
    }

    private static OptionalLong number(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException unreadable) {
            return OptionalLong.empty();
        }
    }

    private static Optional<Instant> end(String text, Instant now) {
        OptionalLong number = number(text);
        return (number.isPresent() ? ofNumber(number.getAsLong(), now) : ofIso(text))
                .filter(end -> end.isAfter(now) && end.isBefore(now.plus(FARTHEST)));
    }

    private static Optional<Instant> ofNumber(long number, Instant now) {
        if (number < EPOCH_FROM) {
            return Optional.of(now.plusSeconds(Math.max(0, number)));
        }
        return number < EPOCH_FROM * 1_000
                ? Optional.of(Instant.ofEpochSecond(number))
                : Optional.of(Instant.ofEpochMilli(number));
    }

    private static Optional<Instant> ofIso(String text) {
        try {
            return Optional.of(Instant.parse(text.strip()));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
