package io.threadwell.connector.facebook.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.facebook.FacebookConfig;
import io.threadwell.connector.facebook.internal.Comments.CommentPage;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Facebook Login for pages: a code becomes the person's token, that a long-lived one, and that the tokens of the pages, which do
 * not end (pages "Manually Build a Login Flow", "Long-Lived Access Tokens"). Each page that is got is subscribed to webhooks at
 * once where the connector has one (page "Webhooks for Pages", "Install Your App"): without that nothing ever comes in.
 */
final class Logins implements Authorizer {
    /** The permissions that the connector's calls need. */
    static final Set<String> SCOPES = new LinkedHashSet<>(List.of(
            "pages_show_list",
            "pages_read_engagement",
            "pages_read_user_content",
            "pages_manage_engagement",
            "pages_manage_metadata",
            "pages_messaging"));

    private static final List<String> WEBHOOK_FIELDS = List.of("feed", "mention", "ratings");
    private static final String USER = "user";
    private static final int MOST_PAGES = 50;

    private final FacebookConfig config;
    private final Graph graph;

    Logins(FacebookConfig config, Graph graph) {
        this.config = config;
        this.graph = graph;
    }

    @Override
    public Set<String> scopes() {
        return Set.copyOf(SCOPES);
    }

    @Override
    public URI authorizeUrl(String state, URI redirect) {
        String root = config.dialogUri().toString();
        String page = (root.endsWith("/") ? root : root + "/") + config.apiVersion() + "/dialog/oauth";
        return HttpCall.get(page)
                .query("client_id", appId())
                .query("redirect_uri", redirect.toString())
                .query("state", state)
                .query("response_type", "code")
                .query("scope", String.join(",", SCOPES))
                .uri();
    }

    /** Takes {@code code} and {@code redirect}, or {@code user_token}, or {@code page_token}. */
    @Override
    public List<Grant> exchange(Map<String, String> grant) {
        String code = grant.get("code");
        String redirect = grant.get("redirect");
        String userToken = grant.get("user_token");
        String pageToken = grant.get("page_token");
        if (pageToken != null) {
            return List.of(page(pageToken));
        } else if (userToken != null) {
            return pages(longLived(userToken));
        } else if (code != null && redirect != null) {
            return pages(longLived(traded(code, redirect)));
        }
        throw new InvalidRequest("a grant has code and redirect, or user_token, or page_token");
    }

    private String traded(String code, String redirect) {
        return token(Map.of("code", code, "redirect_uri", redirect), "trade code");
    }

    private String longLived(String token) {
        return token(Map.of("grant_type", "fb_exchange_token", "fb_exchange_token", token), "get long-lived token");
    }

    /** As a form, so that the app's secret stands in no address. */
    private String token(Map<String, String> grant, String name) {
        Map<String, String> form = new LinkedHashMap<>(grant);
        form.put("client_id", appId());
        form.put("client_secret", appSecret().reveal());
        HttpCall call =
                HttpCall.post(graph.address("oauth", "access_token")).form(form).named(name);
        String token = graph.call(call).text("access_token", "");
        if (token.isEmpty()) {
            throw new ReauthorizationRequired(call + " gave no token");
        }
        return token;
    }

    private List<Grant> pages(String userToken) {
        HttpCall who = HttpCall.get(graph.address("me")).query("fields", "id").named("get user");
        String user = graph.call(graph.as(userToken, who)).text("id", "");
        List<Grant> grants = new ArrayList<>();
        String after = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            CommentPage accounts = accounts(userToken, after);
            for (JsonValue account : accounts.items()) {
                if (canModerate(account)) {
                    grants.add(subscribed(grant(account, account.text("access_token", ""), user)));
                }
            }
            after = accounts.after();
            if (after == null) {
                break;
            }
        }
        if (grants.isEmpty()) {
            throw new PermissionDenied("the person gave access to no page on which they may moderate");
        }
        return grants;
    }

    private CommentPage accounts(String userToken, @Nullable String after) {
        HttpCall call = HttpCall.get(graph.address("me", "accounts"))
                .query("fields", "id,name,access_token,tasks")
                .query("limit", "100")
                .named("list pages");
        return CommentPage.of(graph.call(graph.as(userToken, after == null ? call : call.query("after", after))));
    }

    /** A page on which the person may not moderate could neither be subscribed nor answered on. */
    private static boolean canModerate(JsonValue page) {
        List<JsonValue> tasks = page.get("tasks").elements();
        return tasks.isEmpty()
                || tasks.stream().anyMatch(task -> task.text().orElse("").equals("MODERATE"));
    }

    private Grant page(String token) {
        HttpCall call =
                HttpCall.get(graph.address("me")).query("fields", "id,name").named("get page");
        return subscribed(grant(graph.call(graph.as(token, call)), token, ""));
    }

    private static Grant grant(JsonValue page, String token, String user) {
        String id = Item.idOf(page.get("id"));
        if (id == null || token.isEmpty()) {
            throw new ReauthorizationRequired("a page came without its id or token");
        }
        Map<String, String> attributes = user.isEmpty() ? Map.of() : Map.of(USER, user);
        return new Grant(id, page.text("name", id), new Token(token, null, null, SCOPES, attributes), Map.of());
    }

    private Grant subscribed(Grant grant) {
        if (config.verifyToken().isEmpty()) {
            return grant;
        }
        HttpCall call = HttpCall.post(graph.address(grant.externalId(), "subscribed_apps"))
                .json(JsonObject.create().put("subscribed_fields", fields()))
                .repeatable()
                .named("subscribe page " + grant.externalId());
        graph.call(graph.as(grant.token().access(), call));
        return grant;
    }

    private static JsonArray fields() {
        JsonArray fields = JsonArray.create();
        WEBHOOK_FIELDS.forEach(fields::add);
        return fields;
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
            HttpCall call = HttpCall.delete(graph.address(page, "subscribed_apps"))
                    .repeatable()
                    .named("unsubscribe page");
            graph.call(account, call, Priority.NORMAL);
            String user = token.attributes().get(USER);
            if (config.revokeLogin() && user != null) {
                HttpCall permissions = HttpCall.delete(graph.address(user, "permissions"))
                        .repeatable()
                        .named("give permissions back");
                graph.call(graph.as(appId() + "|" + appSecret().reveal(), permissions));
            }
        } catch (ReauthorizationRequired | NotFound | PermissionDenied dead) {
            // The token is dead, or the page took the app away by itself: there is nothing left to give back.
        }
    }

    private String appId() {
        return config.appId().orElseThrow(() -> new InvalidRequest("logging in needs the config's appId"));
    }

    private Secret appSecret() {
        return config.appSecret().orElseThrow(() -> new InvalidRequest("logging in needs the config's appSecret"));
    }
}
