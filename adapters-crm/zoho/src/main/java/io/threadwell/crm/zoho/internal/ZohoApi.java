package io.threadwell.crm.zoho.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.crm.zoho.ZohoConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/**
 * Calls the CRM's API (v8), within its limits, and reads its errors. A call whose token was refused had no effect and is made once more
 * with a new one; nothing else is repeated. Thread-safe.
 */
final class ZohoApi {
    private final Http http;
    private final String base;
    private final InstantSource clock;
    private final Tokens tokens;
    private final Credits credits;
    private final Semaphore sideBySide;

    ZohoApi(ZohoConfig config) {
        this.http = Http.builder()
                .clock(config.clock())
                .callTimeout(config.callTimeout())
                .build();
        this.base = config.api() + "/crm/v8/";
        this.clock = config.clock();
        this.tokens = new Tokens(config, http);
        this.credits = new Credits(config);
        this.sideBySide = new Semaphore(config.concurrentCalls());
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

    Instant now() {
        return clock.instant();
    }

    /**
     * Makes a call.
     *
     * @param cost in credits
     * @return the answer, whatever its status but 401 with a dead token and 429
     * @throws CareException when credits are used up, there is no token, or no answer came
     */
    HttpAnswer send(HttpCall call, int cost) {
        String access = tokens.access();
        HttpAnswer answer = sendOnce(call, access, cost);
        if (answer.status() == 401 && ZohoErrors.code(answer.jsonIfAny()).equals("INVALID_TOKEN")) {
            tokens.refused(access);
            answer = sendOnce(call, tokens.access(), cost);
        }
        if (answer.status() == 429) {
            throw new RateLimited(call + " answered 429", credits.comeAgain());
        }
        return answer;
    }

    private HttpAnswer sendOnce(HttpCall call, String access, int cost) {
        credits.take(cost);
        sideBySide.acquireUninterruptibly();
        try {
            HttpAnswer answer = http.send(call.header("Authorization", "Zoho-oauthtoken " + access));
            credits.observe(answer);
            return answer;
        } finally {
            sideBySide.release();
        }
    }

    /**
     * Makes a reading call; the missing value where Zoho has nothing to say (204).
     *
     * @throws CareException as {@link ZohoErrors} maps anything but a success
     */
    JsonValue read(HttpCall call) {
        HttpAnswer answer = send(call, 1);
        if (!answer.isSuccess()) {
            throw ZohoErrors.of(call, answer, now());
        }
        return answer.body().length == 0 ? JsonValue.missing() : HttpErrors.jsonOf(call, answer);
    }
}
