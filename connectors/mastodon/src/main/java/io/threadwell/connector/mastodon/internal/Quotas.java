package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.error.RateLimited;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.limit.KeyedLimiter;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.limit.QuotaHeaders;
import io.threadwell.support.limit.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each account within its server's quotas: those that are documented, and what answers tell (page "Rate limits"). The headers
 * tell of the quota that is nearest to its end: of a call that has one of its own, they count for that alone.
 */
final class Quotas {
    private static final int MOST_ACCOUNTS = 20_000;
    private static final int CALLS = 300;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final KeyedLimiter<String> all;
    private final Map<Endpoint, KeyedLimiter<String>> own = new EnumMap<>(Endpoint.class);

    Quotas(InstantSource clock) {
        this.clock = clock;
        this.all = new KeyedLimiter<>(
                MOST_ACCOUNTS, RateLimiter.builder().clock(clock).quota(CALLS, WINDOW));
        for (Endpoint endpoint : Endpoint.values()) {
            Duration window = endpoint.window();
            if (window != null) {
                own.put(
                        endpoint,
                        new KeyedLimiter<>(
                                MOST_ACCOUNTS,
                                RateLimiter.builder().clock(clock).quota(endpoint.calls(), window)));
            }
        }
    }

    /** @throws RateLimited when the call must wait */
    void reserve(Endpoint endpoint, String account, Priority priority) {
        all.reserve(account, 1, priority).ifPresent(until -> {
            throw new RateLimited("calls of " + account + " wait for their quota", until);
        });
        KeyedLimiter<String> narrower = own.get(endpoint);
        if (narrower != null) {
            narrower.reserve(account, 1, priority).ifPresent(until -> {
                all.giveBack(account, 1);
                throw new RateLimited(endpoint + " of " + account + " waits for its quota", until);
            });
        }
    }

    /** Learns from an answer. */
    void observe(Endpoint endpoint, String account, HttpAnswer answer) {
        QuotaHeaders.common().read(answer, clock.instant()).ifPresent(quota -> of(endpoint)
                .observe(account, quota));
    }

    void block(Endpoint endpoint, String account, Instant until) {
        of(endpoint).block(account, until);
    }

    private KeyedLimiter<String> of(Endpoint endpoint) {
        @Nullable KeyedLimiter<String> narrower = own.get(endpoint);
        return narrower == null ? all : narrower;
    }
}
