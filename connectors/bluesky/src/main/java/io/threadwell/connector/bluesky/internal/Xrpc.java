package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.KeyedLimiter;
import io.threadwell.support.limit.QuotaHeaders;
import io.threadwell.support.limit.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Calls methods of the protocol and keeps the quotas of Bluesky's page "Rate Limits": 3,000 calls in 5 minutes, and for writes
 * to the repository 5,000 points an hour and 35,000 a day.
 */
final class Xrpc {
    static final int CREATE_POINTS = 3;
    static final int UPDATE_POINTS = 2;
    static final int DELETE_POINTS = 1;

    private static final int MOST_ACCOUNTS = 20_000;
    private static final QuotaHeaders QUOTA =
            new QuotaHeaders("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset");

    private final Http http;
    private final InstantSource clock;
    private final KeyedLimiter<String> calls;
    private final KeyedLimiter<String> points;

    Xrpc(Http http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
        this.calls = new KeyedLimiter<>(
                MOST_ACCOUNTS, RateLimiter.builder().clock(clock).quota(3_000, Duration.ofMinutes(5)));
        this.points = new KeyedLimiter<>(
                MOST_ACCOUNTS,
                RateLimiter.builder()
                        .clock(clock)
                        .quota(5_000, Duration.ofHours(1))
                        .quota(35_000, Duration.ofDays(1)));
    }

    /** Makes a call that counts as a call only. */
    JsonValue call(Session session, XrpcCall call) {
        reserve(session, call, calls, 1);
        return answered(session, call, calls);
    }

    /** Makes a call that writes to the account's repository. */
    JsonValue write(Session session, XrpcCall call, int cost) {
        reserve(session, call, points, cost);
        return answered(session, call, points);
    }

    private static void reserve(Session session, XrpcCall call, KeyedLimiter<String> limiter, int permits) {
        limiter.reserve(session.quota(), permits, session.priority()).ifPresent(until -> {
            throw new RateLimited(call.method() + " for " + session.account() + " waits for its quota", until);
        });
    }

    private JsonValue answered(Session session, XrpcCall call, KeyedLimiter<String> limiter) {
        HttpAnswer answer = http.send(call.http());
        Instant now = clock.instant();
        QUOTA.read(answer, now).ifPresent(quota -> limiter.observe(session.quota(), quota));
        if (!answer.isSuccess()) {
            CareException error = XrpcErrors.of(call, answer, now);
            if (error instanceof RateLimited limited) {
                limiter.block(session.quota(), limited.until());
            }
            throw error;
        }
        return HttpErrors.jsonOf(call.http(), answer);
    }
}
