package io.threadwell.connector.meta;

import io.threadwell.api.error.RateLimited;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.limit.KeyedLimiter;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.limit.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps each account within its quota. How many calls that is, Meta computes from how many people use the account, and tells
 * only what share is used up. So work in the background stops at three quarters, and everything when calls are refused.
 */
final class Quotas {
    private static final int MOST_ACCOUNTS = 20_000;
    private static final double BACKGROUND_STOPS_AT = 75;
    private static final double ALL_STOP_AT = 100;
    private static final Duration BACKGROUND_RESTS = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final KeyedLimiter<String> all;
    private final KeyedLimiter<String> background;

    Quotas(InstantSource clock) {
        this.clock = clock;
        this.all = new KeyedLimiter<>(MOST_ACCOUNTS, RateLimiter.builder().clock(clock));
        this.background =
                new KeyedLimiter<>(MOST_ACCOUNTS, RateLimiter.builder().clock(clock));
    }

    /** @throws RateLimited when the call must wait */
    void reserve(String account, Priority priority) {
        all.reserve(account, 1, priority).ifPresent(until -> {
            throw new RateLimited("account " + account + " waits until Meta takes its calls again", until);
        });
        if (priority == Priority.BACKGROUND) {
            background.reserve(account, 1, priority).ifPresent(until -> {
                throw new RateLimited("account " + account + " keeps what is left of its quota for customers", until);
            });
        }
    }

    /** Learns from an answer. */
    void observe(String account, HttpAnswer answer) {
        Usage usage = Usage.of(answer);
        Instant now = clock.instant();
        if (usage.percent() >= BACKGROUND_STOPS_AT) {
            background.block(account, now.plus(BACKGROUND_RESTS));
        }
        if (usage.percent() >= ALL_STOP_AT || !usage.regain().isZero()) {
            all.block(account, usage.wait(now).orElseGet(() -> now.plus(GraphErrors.DEFAULT_WAIT)));
        }
    }

    void block(String account, Instant until) {
        all.block(account, until);
    }
}
