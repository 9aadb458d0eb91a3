package io.threadwell.connector.x.internal;

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
import java.util.Objects;

/**
 * Keeps each token within X's quotas, which are each endpoint's own: those that are documented, and what the answers tell (page "Rate
 * Limits").
 */
final class Quotas {
    private static final int MOST_ACCOUNTS = 20_000;
    private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofDays(1);
    private static final QuotaHeaders TOLD =
            new QuotaHeaders("x-rate-limit-limit", "x-rate-limit-remaining", "x-rate-limit-reset");

    private final InstantSource clock;
    private final Map<Endpoint, KeyedLimiter<String>> ofUsers = new EnumMap<>(Endpoint.class);
    private final Map<Endpoint, RateLimiter> ofApp = new EnumMap<>(Endpoint.class);

    Quotas(InstantSource clock) {
        this.clock = clock;
        for (Endpoint endpoint : Endpoint.values()) {
            RateLimiter.Builder user = RateLimiter.builder().clock(clock);
            if (endpoint.quarterHour() > 0) {
                user.quota(endpoint.quarterHour(), QUARTER_HOUR);
            }
            if (endpoint.day() > 0) {
                user.quota(endpoint.day(), DAY);
            }
            ofUsers.put(endpoint, new KeyedLimiter<>(MOST_ACCOUNTS, user));
            if (endpoint.appsDay() > 0) {
                ofApp.put(
                        endpoint,
                        RateLimiter.builder()
                                .clock(clock)
                                .quota(endpoint.appsDay(), DAY)
                                .build());
            }
        }
    }

    /** @throws RateLimited when the call must wait */
    void reserve(Endpoint endpoint, String token, Priority priority) {
        of(endpoint).reserve(token, 1, priority).ifPresent(until -> {
            throw limited(endpoint, token, until);
        });
        RateLimiter app = ofApp.get(endpoint);
        if (app != null) {
            app.reserve(1, priority).ifPresent(until -> {
                of(endpoint).giveBack(token, 1);
                throw limited(endpoint, "the app", until);
            });
        }
    }

    private static RateLimited limited(Endpoint endpoint, String whose, Instant until) {
        return new RateLimited(endpoint + " for " + whose + " waits for its quota", until);
    }

    /** Learns from an answer. */
    void observe(Endpoint endpoint, String token, HttpAnswer answer) {
        TOLD.read(answer, clock.instant()).ifPresent(quota -> of(endpoint).observe(token, quota));
    }

    void block(Endpoint endpoint, String token, Instant until) {
        of(endpoint).block(token, until);
    }

    private KeyedLimiter<String> of(Endpoint endpoint) {
        return Objects.requireNonNull(ofUsers.get(endpoint));
    }
}
