package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import io.threadwell.helpdesk.zendesk.ZendeskConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/** Calls the Support API (v2), within its quotas, and reads its errors. Never repeats a call. Thread-safe. */
final class ZendeskApi {
    /** A page of an export holds a thousand events, each with a comment of up to 64 kB. */
    private static final int MAX_ANSWER_BYTES = 64 * 1024 * 1024;

    private final Http http;
    private final String base;
    private final String authorization;
    private final InstantSource clock;
    private final Quotas quotas;

    ZendeskApi(ZendeskConfig config, Quotas quotas) {
        this.http = Http.builder()
                .clock(config.clock())
                .callTimeout(config.callTimeout())
                .maxAnswerBytes(MAX_ANSWER_BYTES)
                .build();
        this.base = config.baseUri().toString();
        this.authorization = authorization(config);
        this.clock = config.clock();
        this.quotas = quotas;
    }

    HttpCall get(String path) {
        return prepared(HttpCall.get(base + path));
    }

    HttpCall post(String path, JsonObject body) {
        return prepared(HttpCall.post(base + path)).json(body);
    }

    HttpCall put(String path, JsonObject body) {
        return prepared(HttpCall.put(base + path)).json(body);
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Makes a call that is not kept from by any quota.
     *
     * @return the answer, whatever its status
     * @throws CareException when the quota is used up, or no answer came
     */
    HttpAnswer send(HttpCall call, Priority priority) {
        quotas.takeRequest(priority);
        HttpAnswer answer = http.send(call);
        quotas.observe(answer);
        return answer;
    }

    /**
     * Makes a call and reads the JSON it is answered with.
     *
     * @throws CareException as {@link ZendeskErrors} maps anything but a success
     */
    JsonValue json(HttpCall call, Priority priority) {
        HttpAnswer answer = send(call, priority);
        if (!answer.isSuccess()) {
            throw refused(call, answer);
        }
        try {
            return answer.json();
        } catch (JsonProblem unreadable) {
            throw new Unavailable(call + " was answered with something that is not JSON", unreadable);
        }
    }

    /** The error of an unsuccessful answer; a 429 for the whole account stops all calls until its time. */
    CareException refused(HttpCall call, HttpAnswer answer) {
        CareException error = ZendeskErrors.of(call, answer, now());
        if (error instanceof RateLimited limited && isForTheAccount(answer)) {
            quotas.block(limited.until());
        }
        return error;
    }

    /** Endpoints and the queue of jobs have limits of their own, which leave something of the account's. */
    private static boolean isForTheAccount(HttpAnswer answer) {
        boolean left = answer.header("X-Rate-Limit-Remaining")
                .filter(text -> !text.strip().equals("0"))
                .isPresent();
        return !left && !answer.jsonIfAny().text("error", "").equals("TooManyJobs");
    }

    private HttpCall prepared(HttpCall call) {
        return call.header("Authorization", authorization).header("Accept", "application/json");
    }

    private static String authorization(ZendeskConfig config) {
        String secret = config.credential().reveal();
        if (config.email().isEmpty()) {
            return "Bearer " + secret;
        }
        byte[] pair = (config.email().get() + "/token:" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
