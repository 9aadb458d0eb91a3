package io.threadwell.crm.zoho.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.crm.zoho.ZohoConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The access token, got with the refresh token (OAuth Authentication, Refresh Access Tokens). It lives for an hour; the refresh token
 * does not end. Ten may be got in ten minutes: errors come with status 200, and that of too many as {@code Access Denied}.
 * Thread-safe.
 */
final class Tokens {
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(3);
    private static final Duration TOO_MANY = Duration.ofMinutes(10);
    private static final long AN_HOUR = 3600;

    private final ZohoConfig config;
    private final Http http;
    private final InstantSource clock;
    private @Nullable String access;
    private Instant end = Instant.EPOCH;

    Tokens(ZohoConfig config, Http http) {
        this.config = config;
        this.http = http;
        this.clock = config.clock();
    }

    /**
     * A token that is good for some minutes more.
     *
     * @throws ReauthorizationRequired when Zoho refuses client or refresh token
     * @throws CareException when none is to be had now
     */
    synchronized String access() {
        String known = access;
        if (known == null || !clock.instant().isBefore(end.minus(BEFORE_THE_END))) {
            known = ask();
            access = known;
        }
        return known;
    }

    /** Zoho refused the token: the next call gets another. One that was got meanwhile stays. */
    synchronized void refused(String refused) {
        if (refused.equals(access)) {
            access = null;
        }
    }

    private String ask() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", config.clientId());
        form.put("client_secret", config.clientSecret().reveal());
        form.put("refresh_token", config.refreshToken().reveal());
        HttpCall call = HttpCall.post(config.accounts() + "/oauth/v2/token")
                .form(form)
                .repeatable()
                .named("refresh token");
        Instant asked = clock.instant();
        HttpAnswer answer = http.send(call);
        JsonValue body = answer.jsonIfAny();
        String got = body.text("access_token", "");
        if (got.isEmpty()) {
            throw refusal(answer, body, asked);
        }
        end = asked.plusSeconds(body.longValue("expires_in", AN_HOUR));
        return got;
    }

    private static CareException refusal(HttpAnswer answer, JsonValue body, Instant now) {
        String error = body.text("error", "").toLowerCase(Locale.ROOT);
        if (answer.status() == 429 || error.equals("access denied")) {
            return new RateLimited("Zoho gives no more tokens for now", now.plus(TOO_MANY));
        }
        return switch (error) {
            case "invalid_code", "invalid_token", "invalid_grant", "invalid_refresh_token" ->
                new ReauthorizationRequired("Zoho refuses the refresh token: make one anew, in the right data centre");
            case "invalid_client", "invalid_client_secret" ->
                new ReauthorizationRequired("Zoho refuses the client: check its id, its secret and the data centre");
            default -> new Unavailable("Zoho gave no token, status " + answer.status());
        };
    }
}
