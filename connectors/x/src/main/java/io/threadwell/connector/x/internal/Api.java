package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.connector.x.XConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/** Makes calls of API v2, in the name of an account or of the app, within the quotas. */
final class Api {
    private static final String APP = "the app";

    private final XConfig config;
    private final Http http;
    private final InstantSource clock;
    private final Quotas quotas;
    private final String base;

    Api(XConfig config, Http http, InstantSource clock) {
        this.config = config;
        this.http = http;
        this.clock = clock;
        this.quotas = new Quotas(clock);
        String root = config.apiUri().toString();
        this.base = root.endsWith("/") ? root + "2" : root + "/2";
    }

    /** The address of an endpoint, of the parts of its path. */
    String address(String... parts) {
        StringBuilder address = new StringBuilder(base);
        for (String part : parts) {
            address.append('/')
                    .append(URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return address.toString();
    }

    /** Makes a call in the name of an account. */
    JsonValue call(AccountContext account, Endpoint endpoint, HttpCall call, Priority priority) {
        HttpCall signed = call.bearer(account.needToken().access());
        return read(signed, send(endpoint, owner(account), signed, priority));
    }

    /** Makes a call in the name of an account, and leaves what a good answer holds to the caller. */
    HttpAnswer fetch(AccountContext account, Endpoint endpoint, HttpCall call, Priority priority) {
        HttpCall signed = call.bearer(account.needToken().access());
        return send(endpoint, owner(account), signed, priority);
    }

    /** Makes a call with a token that belongs to no account yet, and has its whole quota therefore. */
    JsonValue call(String token, HttpCall call) {
        HttpCall signed = call.bearer(token);
        HttpAnswer answer = http.send(signed);
        if (!answer.isSuccess()) {
            throw XErrors.of(signed, answer, clock.instant());
        }
        return read(signed, answer);
    }

    /** Makes a call in the name of the app. */
    JsonValue callAsApp(Endpoint endpoint, HttpCall call) {
        HttpCall signed = call.bearer(appToken());
        try {
            return read(signed, send(endpoint, APP, signed, Priority.CUSTOMER));
        } catch (ReauthorizationRequired ofApp) {
            throw appRefused(ofApp);
        }
    }

    /** No account is to blame, and none is to be authorised again. */
    private static InvalidRequest appRefused(ReauthorizationRequired refused) {
        return new InvalidRequest("X refuses the config's appToken: give the app's bearer token as it is now", refused);
    }

    /** Takes a permit for a connection that the caller makes. */
    void reserveForApp(Endpoint endpoint) {
        quotas.reserve(endpoint, APP, Priority.CUSTOMER);
    }

    /** Learns from the answer to a connection that the caller made. */
    CareException refused(Endpoint endpoint, HttpCall call, HttpAnswer answer) {
        quotas.observe(endpoint, APP, answer);
        CareException error = error(endpoint, APP, call, answer);
        return error instanceof ReauthorizationRequired ofApp ? appRefused(ofApp) : error;
    }

    String appToken() {
        return config.appToken()
                .orElseThrow(() -> new InvalidRequest("this needs the config's appToken"))
                .reveal();
    }

    Instant now() {
        return clock.instant();
    }

    private HttpAnswer send(Endpoint endpoint, String token, HttpCall call, Priority priority) {
        quotas.reserve(endpoint, token, priority);
        HttpAnswer answer = http.send(call);
        quotas.observe(endpoint, token, answer);
        if (!answer.isSuccess()) {
            throw error(endpoint, token, call, answer);
        }
        return answer;
    }

    private CareException error(Endpoint endpoint, String token, HttpCall call, HttpAnswer answer) {
        CareException error = XErrors.of(call, answer, clock.instant());
        if (error instanceof RateLimited limited) {
            quotas.block(endpoint, token, limited.until());
        }
        return error;
    }

    /** X answers 200 with nothing but errors where what was asked for is not there (page "Response Codes", "Partial errors"). */
    private JsonValue read(HttpCall call, HttpAnswer answer) {
        JsonValue body = HttpErrors.jsonOf(call, answer);
        boolean nothing = body.get("data").isMissing() && body.get("meta").isMissing();
        if (nothing && !body.get("errors").elements().isEmpty()) {
            throw XErrors.of(call, answer, clock.instant());
        }
        return body;
    }

    private static String owner(AccountContext account) {
        return account.account().workspace() + "/" + account.account().id().externalId();
    }
}
