package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.helpdesk.helpscout.HelpScoutConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Calls the Inbox API 2.0, within its quota, and reads its errors. A call whose token was refused had no effect and is made once more
 * with a new one; nothing else is repeated. Thread-safe.
 */
final class HelpScoutApi {
    /** A page of conversations has all their threads in it. */
    private static final int MAX_ANSWER_BYTES = 64 * 1024 * 1024;

    private final Http http;
    private final String base;
    private final InstantSource clock;
    private final Quotas quotas;
    private final Tokens tokens;

    HelpScoutApi(HelpScoutConfig config) {
        this.http = Http.builder()
                .clock(config.clock())
                .callTimeout(config.callTimeout())
                .maxAnswerBytes(MAX_ANSWER_BYTES)
                .build();
        this.base = config.baseUri() + "/v2/";
        this.clock = config.clock();
        this.quotas = new Quotas(config);
        this.tokens = new Tokens(config, http);
    }

    HttpCall get(String path) {
        return HttpCall.get(base + path).header("Accept", "application/json");
    }

    HttpCall post(String path, JsonObject body) {
        return HttpCall.post(base + path).header("Accept", "application/json").json(body);
    }

    HttpCall put(String path, JsonObject body) {
        return HttpCall.put(base + path).header("Accept", "application/json").json(body);
    }

    HttpCall patch(String path, JsonObject body) {
        return HttpCall.patch(base + path).header("Accept", "application/json").json(body);
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Makes a call.
     *
     * @return the answer, whatever its status
     * @throws CareException when the quota is used up, there is no token, or no answer came
     */
    HttpAnswer send(HttpCall call, Priority priority) {
        String access = tokens.access();
        HttpAnswer answer = sendOnce(call.bearer(access), priority);
        if (answer.status() != 401) {
            return answer;
        }
        tokens.refused(access);
        return sendOnce(call.bearer(tokens.access()), priority);
    }

    private HttpAnswer sendOnce(HttpCall call, Priority priority) {
        quotas.take(call.method().equals("GET"), priority);
        HttpAnswer answer = http.send(call);
        quotas.observe(answer);
        return answer;
    }

    /**
     * Makes a call and reads the JSON it is answered with.
     *
     * @throws CareException as {@link HelpScoutErrors} maps anything but a success
     */
    JsonValue json(HttpCall call, Priority priority) {
        HttpAnswer answer = send(call, priority);
        if (!answer.isSuccess()) {
            throw refused(call, answer);
        }
        return HttpErrors.jsonOf(call, answer);
    }

    /** The error of an unsuccessful answer; a 429 stops all calls until its time. */
    CareException refused(HttpCall call, HttpAnswer answer) {
        CareException error = HelpScoutErrors.of(call, answer, now());
        if (error instanceof RateLimited limited) {
            quotas.block(limited.until());
        }
        return error;
    }
}
