package io.threadwell.connector.tiktok.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.RateLimited;
import io.threadwell.connector.tiktok.TikTokConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.KeyedLimiter;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.limit.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Calls the API for Business. Every answer is an envelope with a code of its own, and comes with HTTP status 200 also when the call failed.
 * Kept are 40 calls a minute for each account and endpoint, 600 for the app in all, which is the basic level of the Accounts API.
 */
final class Api {
    private static final int MOST_KEYS = 50_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final String base;
    private final Http http;
    private final InstantSource clock;
    private final KeyedLimiter<String> endpoints;
    private final RateLimiter app;

    Api(TikTokConfig config, Http http, InstantSource clock) {
        String address = config.apiUri().toString();
        this.base = address.endsWith("/") ? address : address + "/";
        this.http = http;
        this.clock = clock;
        this.endpoints =
                new KeyedLimiter<>(MOST_KEYS, RateLimiter.builder().clock(clock).quota(40, MINUTE));
        this.app = RateLimiter.builder().clock(clock).quota(600, MINUTE).build();
    }

    Instant now() {
        return clock.instant();
    }

    static String business(AccountContext account) {
        return account.account().id().externalId();
    }

    /** Reads as an account. */
    JsonValue get(AccountContext account, String path, Map<String, String> query, Priority priority) {
        HttpCall call = HttpCall.get(base + path).query("business_id", business(account));
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            call = call.query(parameter.getKey(), parameter.getValue());
        }
        return send(account, path, call, priority);
    }

    /** Writes as an account. */
    JsonValue post(AccountContext account, String path, JsonObject body) {
        return send(account, path, HttpCall.post(base + path).json(named(account, body)), Priority.CUSTOMER);
    }

    /** Writes what leaves things as they are when it is done again. */
    JsonValue repeat(AccountContext account, String path, JsonObject body) {
        HttpCall call = HttpCall.post(base + path).json(named(account, body)).repeatable();
        return send(account, path, call, Priority.CUSTOMER);
    }

    /** Calls as the app, which is named in the body. */
    JsonValue asApp(String path, JsonObject body) {
        app.reserve(1, Priority.NORMAL).ifPresent(until -> {
            throw limited(path, until);
        });
        return answered(HttpCall.post(base + path).json(body).named(path));
    }

    private static JsonObject named(AccountContext account, JsonObject body) {
        return body.put("business_id", business(account));
    }

    private JsonValue send(AccountContext account, String path, HttpCall call, Priority priority) {
        String token = account.needToken().access();
        String key = business(account) + "/" + path;
        Optional<Instant> wait = endpoints.reserve(key, 1, priority);
        if (wait.isEmpty()) {
            wait = app.reserve(1, priority);
            if (wait.isPresent()) {
                endpoints.giveBack(key, 1);
            }
        }
        wait.ifPresent(until -> {
            throw limited(path, until);
        });
        try {
            return answered(call.header("Access-Token", token).named(path));
        } catch (RateLimited limited) {
            endpoints.block(key, limited.until());
            throw limited;
        }
    }

    private static RateLimited limited(String path, Instant until) {
        return new RateLimited(path + " waits for its quota on TikTok", until);
    }

    private JsonValue answered(HttpCall call) {
        HttpAnswer answer = http.send(call);
        if (answer.isSuccess()) {
            JsonValue envelope = HttpErrors.jsonOf(call, answer);
            if (envelope.longValue("code", -1) == 0) {
                return envelope.get("data");
            }
        }
        throw TikTokErrors.of(call, answer, clock.instant());
    }
}
