package io.threadwell.connector.threads.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.connector.meta.DirectLogin;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.Ids;
import io.threadwell.connector.meta.MetaApp;
import io.threadwell.connector.threads.ThreadsConfig;
import io.threadwell.connector.threads.ThreadsConnector;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The authorization window of Threads: a code becomes a token for an hour, and that one for 60 days, which is renewed (pages "Get
 * Access Tokens and Permissions", "Long-Lived Access Tokens").
 */
final class Logins implements Authorizer {
    /** The permissions that the connector's calls and webhooks need. */
    static final Set<String> SCOPES = new LinkedHashSet<>(List.of(
            "threads_basic",
            "threads_content_publish",
            "threads_read_replies",
            "threads_manage_replies",
            "threads_manage_mentions",
            "threads_delete"));

    private final Graph graph;
    private final DirectLogin login;

    Logins(ThreadsConfig config, Graph graph) {
        this.graph = graph;
        this.login = new DirectLogin(
                graph,
                config.dialogUri(),
                URI.create(graph.unversioned("oauth", "access_token")),
                "th",
                new MetaApp(config.appId().orElse(null), config.appSecret().orElse(null)));
    }

    @Override
    public Set<String> scopes() {
        return Set.copyOf(SCOPES);
    }

    @Override
    public URI authorizeUrl(String state, URI redirect) {
        return login.authorizeUrl(SCOPES, state, redirect);
    }

    /** Takes {@code code} and {@code redirect}, or {@code token}, which is a long-lived one. */
    @Override
    public List<Grant> exchange(Map<String, String> grant) {
        String code = grant.get("code");
        String redirect = grant.get("redirect");
        String token = grant.get("token");
        if (token != null) {
            return List.of(grant(new Token(token, null, null, SCOPES, Map.of())));
        } else if (code != null && redirect != null) {
            return List.of(grant(login.longLived(login.trade(code, redirect).token(), SCOPES)));
        }
        throw new InvalidRequest("a grant has code and redirect, or token");
    }

    /** The id of the answer that trades a code is a number, which some read wrongly: the profile's own counts. */
    private Grant grant(Token token) {
        HttpCall call = HttpCall.get(graph.address("me"))
                .query("fields", "id,username,name")
                .named("read profile");
        JsonValue profile = graph.call(graph.as(token.access(), call));
        String id = Ids.of(profile.get("id"));
        if (id == null) {
            throw new ReauthorizationRequired("the profile came without its id");
        }
        String username = profile.text("username", "");
        String name = profile.text("name", "");
        Map<String, String> settings = username.isEmpty()
                ? Map.of(ChannelAccount.GRANTED_BY, id)
                : Map.of(ChannelAccount.GRANTED_BY, id, ThreadsConnector.USERNAME, username);
        String shown = !name.isEmpty() ? name : !username.isEmpty() ? "@" + username : id;
        return new Grant(id, shown, token, settings);
    }

    @Override
    public Token refresh(AccountContext account) {
        return login.refresh(account.needToken());
    }

    /** Threads documents no call that takes a token back: it ends after 60 days, or when the person removes the app. */
    @Override
    public void revoke(AccountContext account) {}
}
