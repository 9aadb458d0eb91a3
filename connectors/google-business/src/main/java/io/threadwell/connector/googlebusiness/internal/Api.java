package io.threadwell.connector.googlebusiness.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.KeyedLimiter;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.limit.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Calls Google's services and keeps the limits of the page "Usage limits": 300 calls a minute for the project, 10 edits for a profile. */
final class Api {
    private static final int MOST_PROFILES = 20_000;
    private static final String PROJECT = "project";

    private final Http http;
    private final InstantSource clock;
    private final KeyedLimiter<String> calls;
    private final KeyedLimiter<String> edits;

    Api(Http http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
        this.calls = new KeyedLimiter<>(1, RateLimiter.builder().clock(clock).quota(300, Duration.ofMinutes(1)));
        this.edits = new KeyedLimiter<>(
                MOST_PROFILES, RateLimiter.builder().clock(clock).quota(10, Duration.ofMinutes(1)));
    }

    /** Reads. */
    JsonValue read(String token, HttpCall call, Priority priority) {
        reserve(calls, PROJECT, call, priority);
        return send(token, call);
    }

    /** Changes something of a profile; each of these changes may be made again. */
    JsonValue change(AccountContext account, HttpCall call) {
        String profile = account.account().workspace() + "/" + account.account().id();
        String token = account.needToken().access();
        reserve(edits, profile, call, Priority.CUSTOMER);
        reserve(calls, PROJECT, call, Priority.CUSTOMER);
        return send(token, call);
    }

    private static void reserve(KeyedLimiter<String> limiter, String key, HttpCall call, Priority priority) {
        Optional<Instant> wait = limiter.reserve(key, 1, priority);
        if (wait.isPresent()) {
            throw new RateLimited(call + " waits for its quota", wait.get());
        }
    }

    private JsonValue send(String token, HttpCall call) {
        HttpAnswer answer = http.send(call.bearer(token));
        if (answer.isSuccess()) {
            return answer.body().length == 0 ? JsonValue.missing() : HttpErrors.jsonOf(call, answer);
        }
        CareException error = GoogleErrors.of(call, answer, clock.instant());
        if (error instanceof RateLimited limited) {
            calls.block(PROJECT, limited.until());
        }
        throw error;
    }
}
