package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.connector.x.XConfig;
import io.threadwell.connector.x.XConnector;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.oauth.ClientAuthentication;
import io.threadwell.support.oauth.OAuthClient;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2.0 with PKCE (page "OAuth 2.0 Authorization Code Flow with PKCE"). PKCE's verifier is derived from the state and the client
 * secret, so that any node can trade a code that another one asked for. Access tokens last two hours; a refresh token is good once.
 */
final class Logins implements Authorizer {
    private static final Set<String> ALWAYS = new LinkedHashSet<>(List.of(
            "tweet.read",
            "tweet.write",
            "tweet.moderate.write",
            "users.read",
            "like.write",
            "media.write",
            "offline.access"));
    private static final List<String> FOR_MESSAGES = List.of("dm.read", "dm.write");

    private final Api api;
    private final Subscriptions subscriptions;
    private final Set<String> scopes;
    private final @Nullable OAuthClient client;

    Logins(XConfig config, Http http, InstantSource clock, Api api, Subscriptions subscriptions) {
        this.api = api;
        this.subscriptions = subscriptions;
        this.scopes = new LinkedHashSet<>(ALWAYS);
        if (config.directMessages()) {
            scopes.addAll(FOR_MESSAGES);
        }
        this.client = config.clientId()
                .map(id -> OAuthClient.builder(http)
                        .authorizeUri(config.authorizeUri())
                        .tokenUri(URI.create(api.address("oauth2", "token")))
                        .revokeUri(URI.create(api.address("oauth2", "revoke")))
                        .client(id, config.clientSecret().orElseThrow().reveal())
                        .authentication(ClientAuthentication.BASIC)
                        .scopes(scopes)
                        .pkce()
                        .clock(clock)
                        .build())
                .orElse(null);
    }

    @Override
    public Set<String> scopes() {
        return Set.copyOf(scopes);
    }

    @Override
    public URI authorizeUrl(String state, URI redirect) {
        return client().authorizeUrl(state, redirect);
    }

    /** Takes {@code code}, {@code state} and {@code redirect}. */
    @Override
    public List<Grant> exchange(Map<String, String> grant) {
        String code = grant.get("code");
        String state = grant.get("state");
        String redirect = grant.get("redirect");
        if (code == null || state == null || redirect == null) {
            throw new InvalidRequest("a grant has code, state (the one that came back with the code) and redirect");
        }
        OAuthClient asked = client();
        Token token = granted(() -> asked.exchange(code, state, URI.create(redirect)));
        Grant account = account(token);
        subscriptions.begin(token, account.externalId());
        return List.of(account);
    }

    private Grant account(Token token) {
        HttpCall call = HttpCall.get(api.address("users", "me"))
                .query("user.fields", "id,name,subscription_type,username")
                .named("get user");
        JsonValue me = api.call(token.access(), call).get("data");
        String id = Fields.id(me, "id");
        String handle = me.text("username", "");
        if (id == null || handle.isEmpty()) {
            throw new ReauthorizationRequired(call + " told nobody");
        }
        Map<String, String> settings = new LinkedHashMap<>(Map.of(XConnector.HANDLE, handle));
        String subscription = me.text("subscription_type", "None");
        if (!subscription.equalsIgnoreCase("None") && !subscription.isBlank()) {
            settings.put(XConnector.LONG_POSTS, "true");
        }
        return new Grant(id, me.text("name", handle), token, settings);
    }

    @Override
    public Token refresh(AccountContext account) {
        OAuthClient asked = client();
        Token old = account.needToken();
        return granted(() -> asked.refresh(old));
    }

    /** X says {@code invalid_request} of codes and tokens that are dead, where others say {@code invalid_grant}. */
    private static Token granted(Supplier<Token> call) {
        try {
            return call.get();
        } catch (InvalidRequest refused) {
            if (String.valueOf(refused.getMessage()).endsWith("invalid_request")) {
                throw new ReauthorizationRequired("X refuses the code or token", refused);
            }
            throw refused;
        }
    }

    @Override
    public void revoke(AccountContext account) {
        Token token = account.token();
        if (token == null) {
            return;
        }
        subscriptions.end(account);
        if (client != null) {
            client.revoke(token);
        }
    }

    private OAuthClient client() {
        if (client == null) {
            throw new InvalidRequest("logging in at X needs the config's client id and secret");
        }
        return client;
    }
}
