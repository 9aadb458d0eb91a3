package io.threadwell.connector.instagram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.connector.instagram.InstagramConfig;
import io.threadwell.connector.instagram.InstagramConnector;
import io.threadwell.connector.instagram.InstagramConnector.Login;
import io.threadwell.connector.meta.DirectLogin;
import io.threadwell.connector.meta.FacebookLogin;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.Ids;
import io.threadwell.connector.meta.MetaApp;
import io.threadwell.connector.meta.Subscriptions;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Both logins (pages "Business Login for Instagram", "Instagram API with Facebook Login"). Each account that is got is subscribed to its
 * webhooks at once: with Instagram's login by itself, with Facebook's by its page, which has to be subscribed to anything at all.
 */
final class Logins implements Authorizer {
    private static final List<String> WEBHOOK_FIELDS = List.of(
            "comments",
            "live_comments",
            "mentions",
            "messages",
            "messaging_postbacks",
            "messaging_seen",
            "messaging_referral",
            "message_reactions",
            "message_edit",
            "messaging_handover",
            "standby");
    private static final List<String> PAGE_FIELDS = List.of("feed");
    private static final String PAGE = "page";
    private static final String LINKED = "instagram_business_account{id,username,name}";

    private final Login way;
    private final Graph graph;
    private final FacebookLogin facebook;
    private final DirectLogin direct;
    private final Subscriptions subscriptions;

    Logins(InstagramConfig config, Graph graph) {
        MetaApp app =
                new MetaApp(config.appId().orElse(null), config.appSecret().orElse(null));
        this.way = config.login();
        this.graph = graph;
        this.facebook = new FacebookLogin(graph, config.dialogUri(), app);
        this.direct = new DirectLogin(graph, config.dialogUri(), config.codesUri(), "ig", app);
        this.subscriptions = new Subscriptions(graph, app.id());
    }

    @Override
    public Set<String> scopes() {
        return Scopes.of(way);
    }

    @Override
    public URI authorizeUrl(String state, URI redirect) {
        return way == Login.FACEBOOK
                ? facebook.authorizeUrl(scopes(), state, redirect)
                : direct.authorizeUrl(scopes(), state, redirect);
    }

    /** Takes {@code code} and {@code redirect}, or {@code token}: of the account, with Facebook's login of its page. */
    @Override
    public List<Grant> exchange(Map<String, String> grant) {
        String code = grant.get("code");
        String redirect = grant.get("redirect");
        String token = grant.get("token");
        boolean byPage = way == Login.FACEBOOK;
        if (token != null) {
            return List.of(
                    byPage
                            ? ofPage(facebook.me(token, "id," + LINKED), token, "")
                            : own(new Token(token, null, null, scopes(), Map.of())));
        } else if (code != null && redirect != null) {
            return byPage
                    ? pages(facebook.longLived(facebook.trade(code, redirect)))
                    : List.of(own(direct.longLived(direct.trade(code, redirect).token(), scopes())));
        }
        throw new InvalidRequest("a grant has code and redirect, or token");
    }

    /**
     * The account's own id is the one that webhooks name; the person's, which is of our app alone, is the one that callbacks name (page
     * "Instagram API with Instagram Login: Get Started", "Fields", which shows the profile in a list).
     */
    private Grant own(Token token) {
        HttpCall call = HttpCall.get(graph.address("me"))
                .query("fields", "id,user_id,username,name")
                .named("read profile");
        JsonValue answer = graph.call(graph.as(token.access(), call));
        JsonValue listed = answer.get("data").at(0);
        JsonValue profile = listed.isMissing() ? answer : listed;
        String id = Ids.of(profile.get("user_id"));
        if (id == null) {
            throw new ReauthorizationRequired("the profile came without its id");
        }
        subscriptions.subscribe("me", token.access(), WEBHOOK_FIELDS);
        String scoped = Ids.of(profile.get("id"));
        return grant(id, profile, token, scoped == null ? id : scoped);
    }

    /** Pages without an Instagram account are left out. */
    private List<Grant> pages(String userToken) {
        String user = facebook.me(userToken, "id").text("id", "");
        List<Grant> grants = new ArrayList<>();
        for (JsonValue page : facebook.pages(userToken, "id,access_token," + LINKED)) {
            if (page.get("instagram_business_account").isObject()) {
                grants.add(ofPage(page, page.text("access_token", ""), user));
            }
        }
        if (grants.isEmpty()) {
            throw new PermissionDenied("the person gave access to no page with an Instagram account");
        }
        return grants;
    }

    private Grant ofPage(JsonValue page, String token, String user) {
        JsonValue linked = page.get("instagram_business_account");
        String id = Ids.of(linked.get("id"));
        String pageId = Ids.of(page.get("id"));
        if (id == null || pageId == null || token.isEmpty()) {
            throw new ReauthorizationRequired("a page came without its id, token or Instagram account");
        }
        subscriptions.subscribe(pageId, token, PAGE_FIELDS);
        return grant(id, linked, new Token(token, null, null, scopes(), Map.of(PAGE, pageId)), user);
    }

    private static Grant grant(String id, JsonValue profile, Token token, String user) {
        Map<String, String> settings = new HashMap<>();
        if (!user.isEmpty()) {
            settings.put(ChannelAccount.GRANTED_BY, user);
        }
        String username = profile.text("username", "");
        if (!username.isEmpty()) {
            settings.put(InstagramConnector.USERNAME, username);
        }
        String name = profile.text("name", "");
        String shown = !name.isEmpty() ? name : !username.isEmpty() ? "@" + username : id;
        return new Grant(id, shown, token, settings);
    }

    @Override
    public Token refresh(AccountContext account) {
        if (way == Login.FACEBOOK) {
            throw new ReauthorizationRequired(
                    "the token of account " + account.account().id()
                            + " does not end by itself: when Facebook refuses it, the account must be connected again");
        }
        return direct.refresh(account.needToken());
    }

    /** Neither login takes a single token back; with Instagram's the webhooks are ended, with Facebook's others may need the page's. */
    @Override
    public void revoke(AccountContext account) {
        Token token = account.token();
        if (token == null || way == Login.FACEBOOK) {
            return;
        }
        try {
            subscriptions.unsubscribe("me", token.access(), WEBHOOK_FIELDS);
        } catch (ReauthorizationRequired | NotFound | PermissionDenied dead) {
            // The token is dead, or the account took the app away by itself: there is nothing left to give back.
        }
    }
}
