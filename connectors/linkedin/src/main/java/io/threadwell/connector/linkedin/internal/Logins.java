package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.connector.linkedin.LinkedInConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.oauth.OAuthClient;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2.0 (pages "Authorization Code Flow", "Refresh Tokens with OAuth 2.0"): tokens last 60 days; a refresh token lasts 365 days
 * from the login on, is good many times, and never gets longer.
 */
final class Logins implements Authorizer {
    /** The attribute of a token that says when it cannot be renewed any more. */
    static final String RENEWABLE_UNTIL = "renewable-until";

    private static final String REFRESH_SECONDS = "refresh_token_expires_in";

    private final LinkedInConfig config;
    private final InstantSource clock;
    private final Organisations organisations;
    private final Subscriptions subscriptions;
    private final @Nullable OAuthClient client;

    Logins(
            LinkedInConfig config,
            Http http,
            InstantSource clock,
            Organisations organisations,
            Subscriptions subscriptions) {
        this.config = config;
        this.clock = clock;
        this.organisations = organisations;
        this.subscriptions = subscriptions;
        this.client = config.clientId().map(id -> client(id, http)).orElse(null);
    }

    private OAuthClient client(String id, Http http) {
        String root = config.loginUri().toString();
        String base = root.endsWith("/") ? root : root + "/";
        return OAuthClient.builder(http)
                .authorizeUri(URI.create(base + "authorization"))
                .tokenUri(URI.create(base + "accessToken"))
                .revokeUri(URI.create(base + "revoke"))
                .client(id, config.clientSecret().orElseThrow().reveal())
                .scopes(config.scopes())
                .keep(REFRESH_SECONDS)
                .refreshRotates(false)
                .clock(clock)
                .build();
    }

    @Override
    public Set<String> scopes() {
        return config.scopes();
    }

    @Override
    public URI authorizeUrl(String state, URI redirect) {
        return client().authorizeUrl(state, redirect);
    }

    /** Takes {@code code} and {@code redirect}; gives the pages that the member administers. */
    @Override
    public List<Grant> exchange(Map<String, String> grant) {
        String code = grant.get("code");
        String redirect = grant.get("redirect");
        if (code == null || redirect == null) {
            throw new InvalidRequest("a grant has code and redirect");
        }
        OAuthClient asked = client();
        String state = grant.getOrDefault("state", "");
        Token token = granted(() -> asked.exchange(code, state, URI.create(redirect)));
        List<Grant> grants = new ArrayList<>();
        for (Organisations.Role role : organisations.administered(token.access())) {
            subscriptions.begin(token.access(), role.member(), role.organisation());
            grants.add(organisations.grant(role, token));
        }
        if (grants.isEmpty()) {
            throw new ReauthorizationRequired("the member administers no page on LinkedIn");
        }
        return grants;
    }

    @Override
    public Token refresh(AccountContext account) {
        OAuthClient asked = client();
        Token old = account.needToken();
        return granted(() -> asked.refresh(old));
    }

    /** LinkedIn says {@code invalid_request} of codes and tokens that are dead, where others say {@code invalid_grant}. */
    private Token granted(Supplier<Token> call) {
        try {
            return dated(call.get());
        } catch (InvalidRequest refused) {
            if (String.valueOf(refused.getMessage()).endsWith("invalid_request")) {
                throw new ReauthorizationRequired("LinkedIn refuses the code or token", refused);
            }
            throw refused;
        }
    }

    /** The seconds that are left mean nothing later: the moment is kept. */
    private Token dated(Token token) {
        Map<String, String> attributes = new HashMap<>(token.attributes());
        String seconds = attributes.remove(REFRESH_SECONDS);
        if (seconds != null && seconds.matches("[0-9]{1,9}")) {
            Instant end = clock.instant().plusSeconds(Long.parseLong(seconds));
            attributes.put(RENEWABLE_UNTIL, end.toString());
        }
        return new Token(token.access(), token.refresh(), token.expiresAt(), token.scopes(), attributes);
    }

    @Override
    public void revoke(AccountContext account) {
        Token token = account.token();
        if (token == null) {
            return;
        }
        subscriptions.end(account);
        if (client != null && config.revokeLogin()) {
            client.revoke(token);
        }
    }

    private OAuthClient client() {
        if (client == null) {
            throw new InvalidRequest("logging in at LinkedIn needs the config's client id and secret");
        }
        return client;
    }
}
