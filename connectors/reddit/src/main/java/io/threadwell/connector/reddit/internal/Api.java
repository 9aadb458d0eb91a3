package io.threadwell.connector.reddit.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.connector.reddit.RedditConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes calls in the names of accounts, within their quotas. {@code raw_json=1} keeps {@code &}, {@code <} and {@code >} as they were
 * written; {@code api_type=json} makes errors readable (API documentation, "overview").
 */
final class Api {
    static final String COMPOSE = "/api/compose";
    private static final String COMMENT = "/api/comment";

    private final Http http;
    private final InstantSource clock;
    private final Quotas quotas;
    private final String base;

    Api(RedditConfig config, Http http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
        this.quotas = new Quotas(config.callsPerMinute(), clock);
        this.base = config.api().toString().replaceFirst("/$", "");
    }

    /** A read of a path, to be given parameters and a name. */
    HttpCall get(String path) {
        return HttpCall.get(base + path).query("raw_json", "1");
    }

    /** A write to a path, to be given a name. */
    HttpCall post(String path, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(Map.of("api_type", "json"));
        form.putAll(fields);
        return HttpCall.post(base + path).query("raw_json", "1").form(form);
    }

    /** Writes a comment or message below another. */
    HttpCall comment(String below, String text) {
        return post(COMMENT, Map.of("thing_id", below, "text", text));
    }

    /** Makes a call; errors in good answers are errors. */
    JsonValue call(AccountContext account, HttpCall call, Priority priority) {
        HttpCall signed = call.bearer(account.needToken().access());
        String path = call.uri().getPath();
        quotas.reserve(account, path.endsWith(COMMENT) || path.endsWith(COMPOSE), priority);
        HttpAnswer answer = http.send(signed);
        quotas.observe(account, answer);
        if (!answer.isSuccess()) {
            CareException error = RedditErrors.of(signed, answer, clock.instant());
            if (error instanceof RateLimited limited) {
                quotas.block(account, limited.until());
            }
            throw error;
        }
        JsonValue body = HttpErrors.jsonOf(signed, answer);
        RedditErrors.within(signed, body, clock.instant()).ifPresent(error -> {
            if (error instanceof RateLimited limited) {
                quotas.blockWriting(account, limited.until());
            }
            throw error;
        });
        return body;
    }

    /** Reads for whoever a token was just given to. */
    JsonValue read(String token, HttpCall call) {
        HttpCall signed = call.bearer(token);
        HttpAnswer answer = http.send(signed);
        if (!answer.isSuccess()) {
            throw RedditErrors.of(signed, answer, clock.instant());
        }
        return HttpErrors.jsonOf(signed, answer);
    }

    Instant now() {
        return clock.instant();
    }
}
