package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.mastodon.MastodonConfig;
import io.threadwell.connector.mastodon.MastodonConnector;
import io.threadwell.connector.mastodon.ServerApp;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.oauth.OAuthClient;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * OAuth 2.0 with PKCE, at each server with an app of its own (pages "OAuth API methods" and "apps API methods"). Tokens do not end;
 * servers of other kinds whose tokens do are asked for new ones.
 */
public final class Logins implements Authorizer {
    private static final Set<String> SCOPES = new LinkedHashSet<>(List.of(
            "read:accounts",
            "read:notifications",
            "read:statuses",
            "write:favourites",
            "write:media",
            "write:statuses",
            "write:accounts"));

    private static final String SERVER = "server";
    private static final String CLIENT_ID = "client-id";
    private static final String CLIENT_SECRET = "client-secret";

    private final MastodonConfig config;
    private final Http http;
    private final InstantSource clock;
    private final Api api;
    private final Apps apps;

    Logins(MastodonConfig config, Http http, InstantSource clock, Api api) {
        this.config = config;
        this.http = http;
        this.clock = clock;
        this.api = api;
        this.apps = new Apps(config);
    }

    @Override
    public Set<String> scopes() {
        return Set.copyOf(SCOPES);
    }

    /** Registers us at a server; see {@link MastodonConnector#register}. */
    public ServerApp register(URI server, URI redirect) {
        HttpCall call = HttpCall.post(api.address(apps.checked(server), "v1", "apps"))
                .json(JsonObject.create()
                        .put("client_name", config.appName())
                        .put("redirect_uris", redirect.toString())
                        .put("scopes", String.join(" ", SCOPES)))
                .named("register app");
        JsonValue answer = api.call(call);
        String id = answer.text("client_id", "");
        String secret = answer.text("client_secret", "");
        if (id.isEmpty() || secret.isEmpty()) {
            throw new InvalidRequest(call + " gave no app");
        }
        return new ServerApp(server, id, Secret.of(secret));
    }

    /** Where to send somebody of a server; see {@link MastodonConnector#authorizeUrl}. */
    public URI authorizeUrl(ServerApp app, String state, URI redirect) {
        return client(app).authorizeUrl(state, redirect);
    }

    /** At the config's server, with the config's app or one that is registered now and kept as long as this connector lives. */
    @Override
    public URI authorizeUrl(String state, URI redirect) {
        URI server = config.server()
                .orElseThrow(
                        () -> new UnsupportedOperation(
                                "Mastodon has many servers: give the config one, or use MastodonConnector.register and authorizeUrl"));
        ServerApp app = apps.of(server).orElseGet(() -> apps.keep(register(server, redirect)));
        return authorizeUrl(app, state, redirect);
    }

    @Override
    public List<Grant> exchange(Map<String, String> grant) {
        URI server = server(grant);
        String ready = grant.get("access-token");
        if (ready != null && !ready.isBlank()) {
            return List.of(account(server, Token.lasting(ready)));
        }
        String code = grant.get("code");
        String state = grant.get("state");
        String redirect = grant.get("redirect");
        if (code == null || state == null || redirect == null) {
            throw new InvalidRequest("a grant has code, state (the one that came back with the code) and redirect, or"
                    + " access-token; and server, where that is not the config's");
        }
        ServerApp app = app(server, grant);
        Token token = client(app).exchange(code, state, URI.create(redirect));
        return List.of(account(server, remembering(token, app)));
    }

    private URI server(Map<String, String> grant) {
        String named = grant.get(SERVER);
        if (named != null && !named.isBlank()) {
            return apps.checked(named);
        }
        return config.server()
                .orElseThrow(() -> new InvalidRequest("a grant names its server, such as https://mastodon.example"));
    }

    private ServerApp app(URI server, Map<String, String> grant) {
        String id = grant.get(CLIENT_ID);
        String secret = grant.get(CLIENT_SECRET);
        if (id != null && secret != null && !secret.isEmpty()) {
            return new ServerApp(server, id, Secret.of(secret));
        }
        return apps.of(server)
                .orElseThrow(() -> new InvalidRequest(
                        "the app of this server is not known here: give the config an app for it, or the grant client-id and"
                                + " client-secret as register gave them"));
    }

    /** The app belongs to the token: without it the token cannot be given back. */
    private static Token remembering(Token token, ServerApp app) {
        Map<String, String> attributes = new HashMap<>(token.attributes());
        attributes.put(CLIENT_ID, app.clientId());
        attributes.put(CLIENT_SECRET, app.clientSecret().reveal());
        attributes.put(SERVER, app.server().toString());
        return new Token(token.access(), token.refresh(), token.expiresAt(), token.scopes(), attributes);
    }

    private Grant account(URI server, Token token) {
        HttpCall call = HttpCall.get(api.address(server, "v1", "accounts", "verify_credentials"))
                .bearer(token.access())
                .named("get account");
        JsonValue me = api.call(call);
        String name = me.text("acct", me.text("username", ""));
        String id = me.text("id", "");
        if (name.isBlank() || id.isBlank()) {
            throw new ReauthorizationRequired(call + " told nobody");
        }
        Instances.Told told = new Instances(api).ask(server, token.access());
        Map<String, String> settings = new LinkedHashMap<>(told.settings());
        settings.put(MastodonConnector.ACCOUNT, id);
        String full = Names.full(name, AccountId.of("mastodon", "us@" + told.domain()));
        String shown = me.text("display_name", "");
        return new Grant(full, shown.isBlank() ? "@" + full : shown, token, settings);
    }

    @Override
    public Token refresh(AccountContext account) {
        Token old = account.needToken();
        if (old.refresh() == null) {
            throw new ReauthorizationRequired(
                    "Mastodon's tokens do not end and are not renewed: authorise the account again");
        }
        return client(needApp(account, old)).refresh(old);
    }

    @Override
    public void revoke(AccountContext account) {
        Token token = account.token();
        if (token != null) {
            client(needApp(account, token)).revoke(token);
        }
    }

    private ServerApp needApp(AccountContext account, Token token) {
        String server = token.attributes()
                .getOrDefault(SERVER, account.account().settings().getOrDefault(MastodonConnector.SERVER, ""));
        String id = token.attributes().get(CLIENT_ID);
        String secret = token.attributes().get(CLIENT_SECRET);
        Optional<ServerApp> known = server.isBlank() ? Optional.empty() : apps.of(apps.checked(server));
        if (id != null && secret != null && !server.isBlank()) {
            return new ServerApp(apps.checked(server), id, Secret.of(secret));
        }
        return known.orElseThrow(() -> new UnsupportedOperation(
                "the app that the token was given to is not known: take the token back on the server, in Preferences,"
                        + " Development or Account"));
    }

    private OAuthClient client(ServerApp app) {
        String base = app.server().toString().replaceFirst("/$", "");
        return OAuthClient.builder(http)
                .authorizeUri(URI.create(base + "/oauth/authorize"))
                .tokenUri(URI.create(base + "/oauth/token"))
                .revokeUri(URI.create(base + "/oauth/revoke"))
                .client(app.clientId(), app.clientSecret().reveal())
                .scopes(SCOPES)
                .pkce()
                .clock(clock)
                .build();
    }
}
