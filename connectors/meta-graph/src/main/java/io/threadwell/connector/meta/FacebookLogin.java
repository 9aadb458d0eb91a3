package io.threadwell.connector.meta;

import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facebook Login, with which pages, their Instagram accounts and WhatsApp numbers are connected: a code becomes the person's token,
 * that a long-lived one, and that the tokens of the pages, which do not end (pages "Manually Build a Login Flow", "Long-Lived
 * Access Tokens"). Thread-safe.
 */
public final class FacebookLogin {
    private static final int MOST_PARTS = 50;

    private final Graph graph;
    private final URI dialog;
    private final MetaApp app;

    /** @param dialog where the login dialogue is, such as {@code https://www.facebook.com} */
    public FacebookLogin(Graph graph, URI dialog, MetaApp app) {
        this.graph = graph;
        this.dialog = dialog;
        this.app = app;
    }

    /** Where to send the person who connects an account. */
    public URI authorizeUrl(Collection<String> scopes, String state, URI redirect) {
        String root = dialog.toString();
        String page = (root.endsWith("/") ? root : root + "/") + graph.version() + "/dialog/oauth";
        return HttpCall.get(page)
                .query("client_id", app.needId())
                .query("redirect_uri", redirect.toString())
                .query("state", state)
                .query("response_type", "code")
                .query("scope", String.join(",", scopes))
                .uri();
    }

    /**
     * The token that a code stands for.
     *
     * @param redirect the same as for {@link #authorizeUrl}; absent where the code came without one, as that of WhatsApp's
     *     Embedded Signup does
     */
    public String trade(String code, @Nullable String redirect) {
        Map<String, String> grant =
                redirect == null ? Map.of("code", code) : Map.of("code", code, "redirect_uri", redirect);
        return token(grant, "trade code");
    }

    /** The long-lived token for a short-lived one. */
    public String longLived(String token) {
        return token(Map.of("grant_type", "fb_exchange_token", "fb_exchange_token", token), "get long-lived token");
    }

    /** As a form, so that the app's secret stands in no address. */
    private String token(Map<String, String> grant, String name) {
        Map<String, String> form = new LinkedHashMap<>(grant);
        form.put("client_id", app.needId());
        form.put("client_secret", app.needSecret().reveal());
        HttpCall call =
                HttpCall.post(graph.address("oauth", "access_token")).form(form).named(name);
        String token = graph.call(call).text("access_token", "");
        if (token.isEmpty()) {
            throw new ReauthorizationRequired(call + " gave no token");
        }
        return token;
    }

    /** Whoever a token is of: a person, or a page. */
    public JsonValue me(String token, String fields) {
        HttpCall call =
                HttpCall.get(graph.address("me")).query("fields", fields).named("get token's owner");
        return graph.call(graph.as(token, call));
    }

    /** The pages that a person gave access to (page "User Accounts"). */
    public List<JsonValue> pages(String userToken, String fields) {
        List<JsonValue> pages = new ArrayList<>();
        String after = null;
        for (int part = 0; part < MOST_PARTS; part++) {
            GraphList accounts = accounts(userToken, fields, after);
            pages.addAll(accounts.items());
            after = accounts.after();
            if (after == null) {
                break;
            }
        }
        return pages;
    }

    private GraphList accounts(String userToken, String fields, @Nullable String after) {
        HttpCall call = HttpCall.get(graph.address("me", "accounts"))
                .query("fields", fields)
                .query("limit", "100")
                .named("list pages");
        return GraphList.of(graph.call(graph.as(userToken, after == null ? call : call.query("after", after))));
    }

    /** True when the person may do a task on a page; where the page names no tasks, that is not known and true. */
    public static boolean mayDo(JsonValue page, String task) {
        List<JsonValue> tasks = page.get("tasks").elements();
        return tasks.isEmpty()
                || tasks.stream().anyMatch(one -> one.text().orElse("").equals(task));
    }

    /** What a token is and may (page "Debug Token"): its {@code data}. */
    public JsonValue inspect(String token) {
        HttpCall call = HttpCall.get(graph.address("debug_token"))
                .query("input_token", token)
                .named("inspect token");
        return graph.call(graph.as(app.token(), call)).get("data");
    }

    /** Takes all permissions of the app away from a person, and with them every token got by the person's login. */
    public void giveBackPermissions(String user) {
        HttpCall call =
                HttpCall.delete(graph.address(user, "permissions")).repeatable().named("give permissions back");
        graph.call(graph.as(app.token(), call));
    }
}
