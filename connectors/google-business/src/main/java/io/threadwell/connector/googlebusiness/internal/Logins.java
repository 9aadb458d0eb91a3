package io.threadwell.connector.googlebusiness.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.connector.googlebusiness.GoogleBusinessConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.oauth.OAuthClient;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Google's OAuth 2.0 for web servers. Access tokens last an hour; the refresh token lasts until it is taken back, but a week only
 * while the project is in testing.
 */
final class Logins implements Authorizer {
    private static final String SCOPE = "https://www.googleapis.com/auth/business.manage";

    private final GoogleBusinessConfig config;
    private final Api api;
    private final @Nullable OAuthClient client;

    Logins(GoogleBusinessConfig config, Http http, Api api, InstantSource clock) {
        this.config = config;
        this.api = api;
        this.client = config.clientId()
                .map(id -> OAuthClient.builder(http)
                        .authorizeUri(config.login())
                        .tokenUri(config.tokens().resolve("/token"))
                        .revokeUri(config.tokens().resolve("/revoke"))
                        .client(id, config.clientSecret().orElseThrow().reveal())
                        .scopes(List.of(SCOPE))
                        .authorizeParameters(Map.of("access_type", "offline", "prompt", "consent"))
                        .clock(clock)
                        .build())
                .orElse(null);
    }

    @Override
    public Set<String> scopes() {
        return Set.of(SCOPE);
    }

    @Override
    public URI authorizeUrl(String state, URI redirect) {
        return client().authorizeUrl(state, redirect);
    }

    /** Takes {@code code} and {@code redirect}; each profile that the person manages is an account. */
    @Override
    public List<Grant> exchange(Map<String, String> grant) {
        String code = grant.get("code");
        String redirect = grant.get("redirect");
        if (code == null || redirect == null) {
            throw new InvalidRequest("a grant has code and redirect");
        }
        Token token = client().exchange(code, grant.getOrDefault("state", ""), URI.create(redirect));
        List<Grant> grants = new ArrayList<>();
        each(
                token,
                HttpCall.get(at(config.accounts(), "v1/accounts")).named("list accounts"),
                "accounts",
                (account, name) -> {
                    HttpCall call = HttpCall.get(at(config.locations(), "v1/" + name + "/locations"))
                            .query("readMask", "name,title")
                            .query("pageSize", "100")
                            .named("list profiles");
                    each(token, call, "locations", (location, place) -> {
                        String profile = name + "/" + place;
                        if (Names.isProfile(profile)) {
                            grants.add(new Grant(profile, location.text("title", profile), token, Map.of()));
                        }
                    });
                });
        if (grants.isEmpty()) {
            throw new PermissionDenied("the person manages no profile");
        }
        return grants;
    }

    private void each(Token token, HttpCall call, String list, BiConsumer<JsonValue, String> what) {
        String next = "";
        do {
            HttpCall asked = next.isEmpty() ? call : call.query("pageToken", next);
            JsonValue page = api.read(token.access(), asked, Priority.NORMAL);
            for (JsonValue one : page.get(list).elements()) {
                one.text("name").ifPresent(name -> what.accept(one, name));
            }
            next = page.text("nextPageToken", "");
        } while (!next.isEmpty());
    }

    private static String at(URI server, String path) {
        return server.toString().replaceAll("/+$", "") + "/" + path;
    }

    @Override
    public Token refresh(AccountContext account) {
        return client().refresh(account.needToken());
    }

    /** Ends the whole login: all profiles that came with it must be authorised anew. */
    @Override
    public void revoke(AccountContext account) {
        Token token = account.token();
        if (token != null && client != null) {
            client.revoke(token);
        }
    }

    private OAuthClient client() {
        if (client == null) {
            throw new InvalidRequest("logging in at Google needs the config's client: id and secret");
        }
        return client;
    }
}
