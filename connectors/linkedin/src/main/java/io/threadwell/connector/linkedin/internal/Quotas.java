package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.error.RateLimited;
import io.threadwell.support.limit.KeyedLimiter;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.limit.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps members, and the app, within their daily quotas. LinkedIn publishes no numbers and sends none with its answers (page "Rate
 * Limits"): what the configuration names is kept beforehand, and a refusal until it ends.
 */
final class Quotas {
    private static final int MOST_KEYS = 50_000;

    private final KeyedLimiter<String> ofMembers;
    private final KeyedLimiter<Endpoint> ofApp;

    Quotas(InstantSource clock, int dailyCalls) {
        RateLimiter.Builder member = RateLimiter.builder().clock(clock);
        if (dailyCalls > 0) {
            member.quota(dailyCalls, Duration.ofDays(1));
        }
        this.ofMembers = new KeyedLimiter<>(MOST_KEYS, member);
        this.ofApp = new KeyedLimiter<>(
                Endpoint.values().length, RateLimiter.builder().clock(clock));
    }

    /** @throws RateLimited when the call must wait */
    void reserve(Endpoint endpoint, String member, Priority priority) {
        ofApp.reserve(endpoint, 1, priority).ifPresent(until -> {
            throw new RateLimited(endpoint + " for the app waits for its quota", until);
        });
        ofMembers.reserve(key(endpoint, member), 1, priority).ifPresent(until -> {
            throw new RateLimited(endpoint + " waits for the member's quota", until);
        });
    }

    void block(Endpoint endpoint, String member, boolean wholeApp, Instant until) {
        if (wholeApp) {
            ofApp.block(endpoint, until);
        } else {
            ofMembers.block(key(endpoint, member), until);
        }
    }

    private static String key(Endpoint endpoint, String member) {
        return endpoint.name() + " " + member;
    }
}
