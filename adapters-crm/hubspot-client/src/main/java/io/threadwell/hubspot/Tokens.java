package io.threadwell.hubspot;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.webhook.Secret;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The access token: the lasting one, or one got with the refresh token, which lives for half an hour (OAuth tokens, Refresh an access
 * token). Thread-safe.
 */
final class Tokens {
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(2);
    private static final long HALF_AN_HOUR = 1_800;

    private final HubSpotAccess access;
    private final String server;
    private final Http http;
    private final InstantSource clock;
    private @Nullable String got;
    private Instant end = Instant.EPOCH;

    Tokens(HubSpotAccess access, String server, Http http, InstantSource clock) {
        this.access = access;
        this.server = server;
        this.http = http;
        this.clock = clock;
    }

    /** False where there is nothing to renew. */
    boolean renews() {
        return access.token() == null;
    }

    /**
     * A token that is good for a while.
     *
     * @throws ReauthorizationRequired when HubSpot refuses client or refresh token
     * @throws CareException when none is to be had now
     */
    synchronized String current() {
        Secret lasting = access.token();
        if (lasting != null) {
            return lasting.reveal();
        }
        String known = got;
        if (known == null || !clock.instant().isBefore(end.minus(BEFORE_THE_END))) {
            known = ask();
            got = known;
        }
        return known;
    }

    /** HubSpot says that a token has ended: the next call gets another. One that was got meanwhile stays. */
    synchronized void ended(String token) {
        if (token.equals(got)) {
            got = null;
        }
    }

    private String ask() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", access.clientId());
        form.put("client_secret", Objects.requireNonNull(access.clientSecret()).reveal());
        form.put("refresh_token", Objects.requireNonNull(access.refreshToken()).reveal());
        HttpCall call = HttpCall.post(server + "/oauth/" + HubSpotClient.VERSION + "/token")
                .form(form)
                .repeatable()
                .named("refresh token");
        Instant asked = clock.instant();
        HttpAnswer answer = http.send(call);
        JsonValue body = answer.jsonIfAny();
        String token = body.text("access_token", "");
        if (!answer.isSuccess() || token.isEmpty()) {
            throw refusal(call, answer, body);
        }
        end = asked.plusSeconds(body.longValue("expires_in", HALF_AN_HOUR));
        return token;
    }

    /** The older endpoints tell a {@code status} such as {@code BAD_REFRESH_TOKEN}, the newer ones an {@code error} as RFC 6749 has it. */
    private CareException refusal(HttpCall call, HttpAnswer answer, JsonValue body) {
        String code =
                body.text("error").orElseGet(() -> body.text("status", "")).toLowerCase(Locale.ROOT);
        return switch (code) {
            case "invalid_grant", "bad_refresh_token" ->
                new ReauthorizationRequired(
                        "HubSpot refuses the refresh token: install the app again and give the new one");
            case "invalid_client", "unauthorized_client", "bad_client_id", "bad_client_secret" ->
                new ReauthorizationRequired("HubSpot refuses the OAuth client: check its id and secret");
            default ->
                answer.isSuccess()
                        ? new Unavailable(call + " was answered without a token")
                        : HubSpotErrors.of(call, answer, clock.instant());
        };
    }
}
