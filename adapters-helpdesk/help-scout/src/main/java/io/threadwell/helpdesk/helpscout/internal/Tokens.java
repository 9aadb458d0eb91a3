package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.helpdesk.helpscout.HelpScoutConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.oauth.OAuthClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The access token of the client credentials flow (Authentication, Client Credentials flow). It lives for two days, there is no refresh
 * token, and asking for another ends none: each node has its own. Thread-safe.
 */
final class Tokens {
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(5);

    private final OAuthClient oauth;
    private final InstantSource clock;
    private @Nullable Token token;

    Tokens(HelpScoutConfig config, Http http) {
        this.clock = config.clock();
        this.oauth = OAuthClient.builder(http)
                .tokenUri(URI.create(config.baseUri() + "/v2/oauth2/token"))
                .client(config.appId(), config.appSecret().reveal())
                .clock(clock)
                .build();
    }

    /**
     * A token that is good for some minutes more.
     *
     * @throws ReauthorizationRequired when Help Scout does not know the application
     * @throws Unavailable when none is to be had now
     */
    synchronized String access() {
        Token known = token;
        if (known == null || endsSoon(known)) {
            known = ask();
            token = known;
        }
        return known.access();
    }

    /** Help Scout refused the token: the next call asks for another. One that was got meanwhile stays. */
    synchronized void refused(String access) {
        if (token != null && token.access().equals(access)) {
            token = null;
        }
    }

    private boolean endsSoon(Token known) {
        Instant end = known.expiresAt();
        return end != null && !clock.instant().isBefore(end.minus(BEFORE_THE_END));
    }

    /** A token that was given without our hearing of it harms nobody, and nothing was written yet. */
    private Token ask() {
        try {
            return oauth.grant(Map.of("grant_type", "client_credentials"));
        } catch (OutcomeUnknown unheard) {
            throw new Unavailable("Help Scout gave no token", unheard);
        } catch (InvalidRequest refused) {
            throw new ReauthorizationRequired(
                    "Help Scout refuses the application: check its id and secret (" + refused.getMessage() + ")");
        }
    }
}
