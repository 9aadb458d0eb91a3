package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.error.RateLimited;
import io.threadwell.helpdesk.helpscout.HelpScoutConfig;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.limit.ObservedQuota;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.limit.QuotaHeaders;
import io.threadwell.support.limit.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Help Scout's requests a minute, kept before they are hit (Rate limiting): by the plan, shared by all users of the account, and a write
 * counts as two. Thread-safe.
 */
final class Quotas {
    private static final int WRITE = 2;
    private static final int READ = 1;

    /** A second more than a minute: a call may be longer under way than the one a minute later. */
    private static final Duration MINUTE = Duration.ofSeconds(61);

    private static final QuotaHeaders HEADERS =
            new QuotaHeaders("X-RateLimit-Limit-Minute", "X-RateLimit-Remaining-Minute", "");

    private final InstantSource clock;
    private final RateLimiter stop;
    private volatile @Nullable RateLimiter requests;

    Quotas(HelpScoutConfig config) {
        this.clock = config.clock();
        this.stop = RateLimiter.builder().clock(clock).build();
        this.requests = config.requestsPerMinute().isPresent()
                ? aMinute(config.requestsPerMinute().getAsInt())
                : null;
    }

    /** @throws RateLimited when no such call may be made now */
    void take(boolean read, Priority priority) {
        refuse(stop.reserve(1, Priority.CUSTOMER), "Help Scout asked to wait");
        RateLimiter known = requests;
        if (known != null) {
            refuse(known.reserve(read ? READ : WRITE, priority), "the account's requests a minute are used up");
        }
    }

    /** Learns the plan's quota, and what other programs use of it. */
    void observe(HttpAnswer answer) {
        HEADERS.read(answer, clock.instant()).ifPresent(quota -> learnt(quota).observe(quota));
    }

    /** Nothing is sent to the account before then. */
    void block(Instant until) {
        stop.block(until);
    }

    private synchronized RateLimiter learnt(ObservedQuota quota) {
        RateLimiter known = requests;
        if (known == null) {
            known = aMinute((int) Math.min(1_000_000, Math.max(WRITE, quota.limit())));
            requests = known;
        }
        return known;
    }

    private RateLimiter aMinute(int permits) {
        return RateLimiter.builder()
                .clock(clock)
                .quota(permits, MINUTE)
                .keepBack(Priority.NORMAL, 0.05)
                .build();
    }

    private static void refuse(Optional<Instant> until, String why) {
        if (until.isPresent()) {
            throw new RateLimited(why, until.get());
        }
    }
}
