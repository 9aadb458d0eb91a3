package io.threadwell.connector.reddit.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.RateLimited;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.limit.KeyedLimiter;
import io.threadwell.support.limit.ObservedQuota;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.limit.RateLimiter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps the quotas of the page "Reddit Data API Wiki": so many calls a minute for our app, on the average of ten minutes, and what each
 * answer tells of the token it was made with. Reddit also stops single people from writing too much; that holds up their writing alone.
 */
final class Quotas {
    private static final int MOST_ACCOUNTS = 20_000;
    private static final int WINDOW_MINUTES = 10;
    private static final String APP = "app";

    private final InstantSource clock;
    private final RateLimiter app;
    private final KeyedLimiter<String> tokens;
    private final KeyedLimiter<String> writers;

    Quotas(int callsPerMinute, InstantSource clock) {
        this.clock = clock;
        this.app = RateLimiter.builder()
                .clock(clock)
                .quota(callsPerMinute * WINDOW_MINUTES, Duration.ofMinutes(WINDOW_MINUTES))
                .build();
        this.tokens = new KeyedLimiter<>(MOST_ACCOUNTS, RateLimiter.builder().clock(clock));
        this.writers = new KeyedLimiter<>(MOST_ACCOUNTS, RateLimiter.builder().clock(clock));
    }

    /** @throws RateLimited when the call must wait */
    void reserve(AccountContext account, boolean writing, Priority priority) {
        String owner = owner(account);
        if (writing) {
            writers.reserve(owner, 1, priority).ifPresent(until -> refuse(owner + " may not write yet", until));
        }
        tokens.reserve(owner, 1, priority).ifPresent(until -> refuse("calls of " + owner, until));
        app.reserve(1, priority).ifPresent(until -> {
            tokens.giveBack(owner, 1);
            refuse("calls of the " + APP, until);
        });
    }

    private static void refuse(String what, Instant until) {
        throw new RateLimited(what + ": wait for the quota", until);
    }

    /** Learns from an answer. Its numbers may have fractions. */
    void observe(AccountContext account, HttpAnswer answer) {
        Optional<Double> used = number(answer, "X-Ratelimit-Used");
        Optional<Double> left = number(answer, "X-Ratelimit-Remaining");
        Optional<Instant> reset = reset(answer, clock.instant());
        if (used.isPresent() && left.isPresent() && reset.isPresent()) {
            long remaining = (long) Math.floor(left.get());
            long limit = (long) Math.ceil(used.get()) + remaining;
            tokens.observe(owner(account), new ObservedQuota(limit, remaining, reset.get()));
        }
    }

    /** When the window of an answer ends: seconds from now, at most an hour. */
    static Optional<Instant> reset(HttpAnswer answer, Instant now) {
        return number(answer, "X-Ratelimit-Reset")
                .filter(seconds -> seconds <= 3_600)
                .map(seconds -> now.plus(seconds(seconds)));
    }

    /** Rounded up to milliseconds, so that nobody comes too early. */
    static Duration seconds(double seconds) {
        return Duration.ofMillis(BigDecimal.valueOf(seconds)
                .movePointRight(3)
                .setScale(0, RoundingMode.CEILING)
                .longValue());
    }

    private static Optional<Double> number(HttpAnswer answer, String header) {
        return answer.header(header).flatMap(text -> {
            try {
                return Optional.of(Double.valueOf(text.strip())).filter(value -> value >= 0 && value < 1e9);
            } catch (NumberFormatException none) {
                return Optional.empty();
            }
        });
    }

    /** Lets no call of the account through before that moment. */
    void block(AccountContext account, Instant until) {
        tokens.block(owner(account), until);
    }

    /** Lets the account read, but not write. */
    void blockWriting(AccountContext account, Instant until) {
        writers.block(owner(account), until);
    }

    private static String owner(AccountContext account) {
        return account.account().workspace() + "/" + account.account().id().externalId();
    }
}
