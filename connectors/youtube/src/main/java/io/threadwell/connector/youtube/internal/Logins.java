package io.threadwell.connector.youtube.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.connector.youtube.YouTubeConfig;
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
import org.jspecify.annotations.Nullable;

/**
 * Google's OAuth 2.0 for web servers (page "Using OAuth 2.0 for Web Server Applications" of the YouTube Data API). Access tokens last
 * an hour; the refresh token lasts until it is taken back or not used for half a year, but a week only while the project is in testing.
 */
final class Logins implements Authorizer {
    /** Comments are read with less, but nothing less lets anybody answer or see what is held back. */
    private static final String SCOPE = "https://www.googleapis.com/auth/youtube.force-ssl";

    private final Api api;
    private final @Nullable OAuthClient client;

    Logins(YouTubeConfig config, Http http, Api api, InstantSource clock) {
        this.api = api;
        this.client = config.clientId()
                .map(id -> OAuthClient.builder(http)
                        .authorizeUri(config.login())
                        .tokenUri(config.tokens().resolve("/token"))
                        .revokeUri(config.tokens().resolve("/revoke"))
                        .client(id, config.clientSecret().orElseThrow().reveal())
                        .scopes(List.of(SCOPE))
                        .authorizeParameters(Map.of("access_type", "offline", "prompt", "consent"))
                        .refreshRotates(false)
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

    /** Takes {@code code} and {@code redirect}; the channel that the person chose at the login is the account. */
    @Override
    public List<Grant> exchange(Map<String, String> grant) {
        String code = grant.get("code");
        String redirect = grant.get("redirect");
        if (code == null || redirect == null) {
            throw new InvalidRequest("a grant has code and redirect");
        }
        Token token = client().exchange(code, grant.getOrDefault("state", ""), URI.create(redirect));
        HttpCall call = api.get("channels", "snippet").query("mine", "true");
        List<Grant> grants = new ArrayList<>();
        for (JsonValue channel :
                api.read(token.access(), call, Priority.NORMAL).get("items").elements()) {
            channel.text("id")
                    .filter(Names::isId)
                    .ifPresent(id ->
                            grants.add(new Grant(id, channel.get("snippet").text("title", id), token, Map.of())));
        }
        if (grants.isEmpty()) {
            throw new PermissionDenied("the Google account has no channel");
        }
        return grants;
    }

    @Override
    public Token refresh(AccountContext account) {
        return client().refresh(account.needToken());
    }

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
