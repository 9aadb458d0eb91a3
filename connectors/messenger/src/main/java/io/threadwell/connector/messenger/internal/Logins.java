package io.threadwell.connector.messenger.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.connector.messenger.MessengerConfig;
import io.threadwell.connector.meta.FacebookLogin;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.Ids;
import io.threadwell.connector.meta.MetaApp;
import io.threadwell.connector.meta.Subscriptions;
import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Facebook Login for pages: a code becomes the person's token, that a long-lived one, and that the tokens of the pages, which do not end
 * (pages "Manually Build a Login Flow", "Long-Lived Access Tokens"). Each page that is got is subscribed to Messenger's webhooks at once
 * (page "Webhooks for Messenger", "Connect Your App"): without that nothing ever comes in.
 */
final class Logins implements Authorizer {
    /** The permissions that the connector's calls need. */
    static final Set<String> SCOPES = new LinkedHashSet<>(
            List.of("pages_show_list", "pages_messaging", "pages_manage_metadata", "pages_read_engagement"));

    private static final List<String> WEBHOOK_FIELDS = List.of(
            "messages",
            "messaging_postbacks",
            "message_edits",
            "message_reactions",
            "message_echoes",
            "message_deliveries",
            "message_reads",
            "messaging_referrals",
            "messaging_handovers",
            "standby",
            "messaging_optins",
            "messaging_account_linking",
            "messaging_policy_enforcement");
    private static final String USER = "user";

    private final MessengerConfig config;
    private final FacebookLogin login;
    private final Subscriptions subscriptions;

    Logins(MessengerConfig config, Graph graph) {
        this.config = config;
        MetaApp app =
                new MetaApp(config.appId().orElse(null), config.appSecret().orElse(null));
        this.login = new FacebookLogin(graph, config.dialogUri(), app);
        this.subscriptions = new Subscriptions(graph, app.id());
    }

    @Override
    public Set<String> scopes() {
        return Set.copyOf(SCOPES);
    }

    @Override
    public URI authorizeUrl(String state, URI redirect) {
        return login.authorizeUrl(SCOPES, state, redirect);
    }

    /** Takes {@code code} and {@code redirect}, or {@code user_token}, or {@code page_token}. */
    @Override
    public List<Grant> exchange(Map<String, String> grant) {
        String code = grant.get("code");
        String redirect = grant.get("redirect");
        String userToken = grant.get("user_token");
        String pageToken = grant.get("page_token");
        if (pageToken != null) {
            return List.of(subscribed(grant(login.me(pageToken, "id,name"), pageToken, "")));
        } else if (userToken != null) {
            return pages(login.longLived(userToken));
        } else if (code != null && redirect != null) {
            return pages(login.longLived(login.trade(code, redirect)));
        }
        throw new InvalidRequest("a grant has code and redirect, or user_token, or page_token");
    }

    /** A page on which the person may not write messages could neither be read nor answered on. */
    private List<Grant> pages(String userToken) {
        String user = login.me(userToken, "id").text("id", "");
        List<Grant> grants = new ArrayList<>();
        for (JsonValue page : login.pages(userToken, "id,name,access_token,tasks")) {
            if (FacebookLogin.mayDo(page, "MESSAGING")) {
                grants.add(subscribed(grant(page, page.text("access_token", ""), user)));
            }
        }
        if (grants.isEmpty()) {
            throw new PermissionDenied("the person gave access to no page on which they may write messages");
        }
        return grants;
    }

    private static Grant grant(JsonValue page, String token, String user) {
        String id = Ids.of(page.get("id"));
        if (id == null || token.isEmpty()) {
            throw new ReauthorizationRequired("a page came without its id or token");
        }
        Map<String, String> attributes = user.isEmpty() ? Map.of() : Map.of(USER, user);
        Map<String, String> settings = user.isEmpty() ? Map.of() : Map.of(ChannelAccount.GRANTED_BY, user);
        return new Grant(id, page.text("name", id), new Token(token, null, null, SCOPES, attributes), settings);
    }

    private Grant subscribed(Grant grant) {
        subscriptions.subscribe(grant.externalId(), grant.token().access(), WEBHOOK_FIELDS);
        return grant;
    }

    @Override
    public Token refresh(AccountContext account) {
        throw new ReauthorizationRequired(
                "the token of page " + account.account().id()
                        + " does not end by itself: when Facebook refuses it, the page must be connected again");
    }

    @Override
    public void revoke(AccountContext account) {
        Token token = account.token();
        if (token == null) {
            return;
        }
        String page = account.account().id().externalId();
        try {
            subscriptions.unsubscribe(page, token.access(), WEBHOOK_FIELDS);
            String user = token.attributes().get(USER);
            if (config.revokeLogin() && user != null) {
                login.giveBackPermissions(user);
            }
        } catch (ReauthorizationRequired | NotFound | PermissionDenied dead) {
            // The token is dead, or the page took the app away by itself: there is nothing left to give back.
        }
    }
}
