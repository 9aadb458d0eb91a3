package io.threadwell.connector.reddit.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.connector.reddit.RedditConfig;
import io.threadwell.connector.reddit.RedditConnector;
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

/** OAuth 2.0 (page "OAuth2" of the wiki of Reddit's published source): tokens end in an hour or a day, their renewal does not. */
final class Logins implements Authorizer {
    private static final List<String> ALWAYS =
            List.of("identity", "read", "history", "submit", "edit", "privatemessages");

    private static final List<String> WATCHED =
            List.of(RedditConnector.SUBREDDITS, RedditConnector.SUBREDDIT_SEARCH, RedditConnector.SEARCH);

    private final Api api;
    private final Set<String> scopes;
    private final OAuthClient client;

    Logins(RedditConfig config, Http http, InstantSource clock, Api api) {
        this.api = api;
        this.scopes = scopes(config);
        String site = config.site().toString().replaceFirst("/$", "");
        this.client = OAuthClient.builder(http)
                .authorizeUri(URI.create(site + "/api/v1/authorize"))
                .tokenUri(URI.create(site + "/api/v1/access_token"))
                .revokeUri(URI.create(site + "/api/v1/revoke_token"))
                .client(config.clientId(), config.clientSecret().reveal())
                .authentication(ClientAuthentication.BASIC)
                .authorizeParameters(Map.of("duration", "permanent"))
                .scopes(scopes)
                .refreshRotates(false)
                .clock(clock)
                .build();
    }

    private static Set<String> scopes(RedditConfig config) {
        Set<String> all = new LinkedHashSet<>(ALWAYS);
        if (config.modmail()) {
            all.add("modmail");
        }
        if (config.moderation()) {
            all.add("modposts");
        }
        return all;
    }

    @Override
    public Set<String> scopes() {
        return Set.copyOf(scopes);
    }

    @Override
    public URI authorizeUrl(String state, URI redirect) {
        return client.authorizeUrl(state, redirect);
    }

    @Override
    public List<Grant> exchange(Map<String, String> grant) {
        String code = grant.get("code");
        String redirect = grant.get("redirect");
        if (code == null || redirect == null) {
            throw new InvalidRequest("a grant has code and redirect, as they came back from Reddit");
        }
        // Reddit puts "#_" behind the address, which some hosts hand on.
        Token token =
                client.exchange(code.replaceFirst("#_$", ""), grant.getOrDefault("state", ""), URI.create(redirect));
        return List.of(account(token, grant));
    }

    private Grant account(Token token, Map<String, String> grant) {
        HttpCall call = api.get("/api/v1/me").named("get account");
        JsonValue me = api.read(token.access(), call);
        String name = me.text("name", "");
        if (name.isBlank()) {
            throw new ReauthorizationRequired(call + " told nobody");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(RedditConnector.MODERATES, Boolean.toString(me.bool("is_mod")));
        WATCHED.stream()
                .filter(setting -> !grant.getOrDefault(setting, "").isBlank())
                .forEach(setting -> settings.put(setting, grant.getOrDefault(setting, "")));
        return new Grant(Names.id(name), "u/" + name, token, settings);
    }

    @Override
    public Token refresh(AccountContext account) {
        try {
            return client.refresh(account.needToken());
        } catch (InvalidRequest refused) {
            // Where the standard wants invalid_grant, Reddit answers a bare 400.
            if (String.valueOf(refused.getMessage()).endsWith(" answered 400")) {
                throw new ReauthorizationRequired("Reddit does not renew the token any more", refused);
            }
            throw refused;
        }
    }

    @Override
    public void revoke(AccountContext account) {
        Token token = account.token();
        if (token != null) {
            client.revoke(token);
        }
    }
}
