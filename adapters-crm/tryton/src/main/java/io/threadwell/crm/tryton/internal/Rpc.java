package io.threadwell.crm.tryton.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.crm.tryton.TrytonConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Calls Tryton's JSON-RPC (trytond's documentation, "Protocols" and "Remote Procedure Call") within a session, which is begun with the
 * first call and again whenever Tryton does not know it any more. Thread-safe.
 */
final class Rpc {
    /** Leaves a parameter to Tryton. */
    static final JsonValue NONE = JsonValue.parse("null");

    private static final int UNAUTHORIZED = 401;

    private final Http http;
    private final TrytonConfig config;
    private final String address;
    private volatile @Nullable String session;

    Rpc(TrytonConfig config) {
        this.config = config;
        this.address = config.server() + "/" + config.database() + "/";
        this.http = Http.builder()
                .clock(config.clock())
                .callTimeout(config.callTimeout())
                .build();
    }

    InstantSource clock() {
        return config.clock();
    }

    Instant now() {
        return config.clock().instant();
    }

    /**
     * Searches records of a model, those that are not active left out.
     *
     * @param fields with a dot for those of related records
     * @throws CareException also where Tryton refuses
     */
    JsonValue search(String model, JsonArray domain, JsonArray fields) {
        return search(model, domain, fields, JsonObject.create());
    }

    /** The same, with those that are not active. */
    JsonValue searchAll(String model, JsonArray domain, JsonArray fields) {
        return search(model, domain, fields, JsonObject.create().put("active_test", false));
    }

    private JsonValue search(String model, JsonArray domain, JsonArray fields, JsonObject context) {
        JsonArray params = JsonArray.create()
                .add(domain)
                .add(0)
                .add(NONE)
                .add(NONE)
                .add(fields)
                .add(context);
        return read("model." + model + ".search_read", params);
    }

    /** A call that changes nothing. */
    JsonValue read(String method, JsonArray params) {
        try {
            return call(method, params, true);
        } catch (Refused refused) {
            throw refused.error();
        }
    }

    /**
     * A call that changes something, in one transaction.
     *
     * @throws Refused when Tryton took it back
     * @throws CareException when nothing came of it, or that cannot be told
     */
    JsonValue write(String method, JsonArray params) {
        return call(method, params, false);
    }

    /** A session that ended is begun again: nothing took effect without one. */
    private JsonValue call(String method, JsonArray params, boolean safe) {
        String known = session;
        String used = known == null ? login(null) : known;
        HttpCall call = prepared(method, params, safe);
        HttpAnswer answer = http.send(call.header("Authorization", used));
        if (answer.status() == UNAUTHORIZED) {
            answer = http.send(call.header("Authorization", login(used)));
        }
        return result(method, call, answer);
    }

    private HttpCall prepared(String method, JsonArray params, boolean safe) {
        JsonObject body = JsonObject.create().put("id", 1).put("method", method).put("params", params);
        HttpCall call = HttpCall.post(address).json(body).named(method);
        return safe ? call.repeatable() : call;
    }

    private JsonValue result(String method, HttpCall call, HttpAnswer answer) {
        if (!answer.isSuccess()) {
            throw HttpErrors.of(call, answer, now());
        }
        JsonValue json = HttpErrors.jsonOf(call, answer);
        JsonValue error = json.get("error");
        if (!error.isMissing() && !error.isNull()) {
            throw new Refused(TrytonErrors.of(method, error));
        }
        return json.get("result");
    }

    /** @param ended the session that Tryton does not know any more; another thread may have begun a new one meanwhile */
    private synchronized String login(@Nullable String ended) {
        String now = session;
        if (now != null && !now.equals(ended)) {
            return now;
        }
        JsonArray params = JsonArray.create()
                .add(config.user())
                .add(JsonObject.create().put("password", config.password().reveal()))
                .add("en");
        String method = "common.db.login";
        HttpCall call = prepared(method, params, true);
        HttpAnswer answer = http.send(call);
        if (answer.status() == UNAUTHORIZED) {
            throw new ReauthorizationRequired("Tryton does not know the user or its password");
        }
        JsonValue begun = session(method, call, answer);
        String words = config.user() + ":" + begun.at(0).raw() + ":"
                + begun.at(1).text().orElse("");
        String made = "Session " + Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
        session = made;
        return made;
    }

    /** Tryton asks back where a user has to give more than a password. */
    private JsonValue session(String method, HttpCall call, HttpAnswer answer) {
        try {
            JsonValue result = result(method, call, answer);
            if (result.isArray()) {
                return result;
            }
        } catch (Refused refused) {
            throw new ReauthorizationRequired("Tryton refuses the login: " + refused.getMessage(), refused);
        }
        throw new ReauthorizationRequired("Tryton knows neither the user nor its password");
    }
}
