package io.threadwell.hubspot;

import io.threadwell.api.error.RateLimited;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.limit.ObservedQuota;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.limit.QuotaHeaders;
import io.threadwell.support.limit.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The app's calls in ten seconds, the account's calls in a day and its searches in a second (API usage guidelines, Rate limits; Search the
 * CRM, Limits). Headers tell of the first two, but not with answers to searches. Thread-safe.
 */
final class Quota {
    private static final QuotaHeaders ROLLING =
            new QuotaHeaders("X-HubSpot-RateLimit-Max", "X-HubSpot-RateLimit-Remaining", "");
    private static final QuotaHeaders DAILY =
            new QuotaHeaders("X-HubSpot-RateLimit-Daily", "X-HubSpot-RateLimit-Daily-Remaining", "");
    private static final Duration A_WHILE = Duration.ofMinutes(15);

    private final InstantSource clock;
    private final RateLimiter calls;
    private final RateLimiter searches;
    private final long keepDaily;

    Quota(InstantSource clock, int callsInTenSeconds, int searchesInASecond, long keepDaily) {
        this.clock = clock;
        this.calls = RateLimiter.builder()
                .clock(clock)
                .quota(callsInTenSeconds, Duration.ofSeconds(10))
                .build();
        this.searches = RateLimiter.builder()
                .clock(clock)
                .quota(searchesInASecond, Duration.ofSeconds(1))
                .build();
        this.keepDaily = keepDaily;
    }

    /** @throws RateLimited when the call must wait */
    void reserve(Priority priority, boolean search) {
        if (search) {
            searches.reserve(1, Priority.CUSTOMER).ifPresent(until -> refuse("searches of a second", until));
        }
        calls.reserve(1, priority).ifPresent(until -> refuse("calls", until));
    }

    private static void refuse(String what, Instant until) {
        throw new RateLimited("HubSpot's quota of " + what + " is used up", until);
    }

    /** Learns from an answer. With the day's calls used up but for those kept back, all stops for a while, and one call then asks. */
    void observe(HttpAnswer answer) {
        Instant now = clock.instant();
        ROLLING.read(answer, now).ifPresent(calls::observe);
        Optional<ObservedQuota> day = DAILY.read(answer, now);
        if (day.isPresent() && day.get().remaining() <= keepDaily) {
            calls.block(now.plus(A_WHILE));
        }
    }

    void block(Instant until) {
        calls.block(until);
    }
}
