package io.threadwell.connector.x;

import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tokens, the account they belong to, and its subscriptions. */
final class FakeLogins {
    static final String CODE = "a-good-code";

    final List<String> subscribed = new CopyOnWriteArrayList<>();
    volatile String subscriptionType = "None";
    volatile boolean duplicate;
    volatile String unknown = "";
    private int given;

    /** Page "OAuth 2.0 Authorization Code Flow with PKCE"; the endpoint is not in the contract. */
    synchronized Reply answer(Call call, Set<String> dead) {
        Map<String, List<String>> form = WebhookRequest.parseQuery(call.text());
        if (call.path().endsWith("/revoke")) {
            return Reply.of(200, "{\"revoked\":true}");
        }
        boolean code = form.getOrDefault("code", List.of("")).contains(CODE) && !dead.contains(CODE);
        String refresh = form.getOrDefault("refresh_token", List.of("")).get(0);
        boolean good = code || (!refresh.isEmpty() && !dead.contains(refresh));
        if (!good || !call.headers().getOrDefault("authorization", "").startsWith("Basic ")) {
            return Reply.of(
                    400,
                    "{\"error\":\"invalid_request\",\"error_description\":\"Value passed for the token was invalid.\"}");
        }
        dead.add(refresh.isEmpty() ? CODE : refresh);
        given++;
        return Reply.ok(JsonObject.create()
                .put("token_type", "bearer")
                .put("expires_in", 7200)
                .put("access_token", "access-" + given)
                .put("refresh_token", "refresh-" + given)
                .put("scope", "tweet.read users.read offline.access"));
    }

    Reply me() {
        return Reply.ok(JsonObject.create()
                .put(
                        "data",
                        JsonObject.create()
                                .put("id", Accounts.US)
                                .put("name", "Acme")
                                .put("username", "acme")
                                .put("subscription_type", subscriptionType)));
    }

    Reply subscribe(Call call) {
        if (duplicate) {
            return Reply.of(
                    400, "{\"errors\":[{\"message\":\"DuplicateSubscriptionFailed: Subscription already exists\"}]}");
        }
        if (call.json().text("event_type", "?").equals(unknown)) {
            return Reply.of(
                    400, "{\"title\":\"Invalid Request\",\"type\":\"https://api.x.com/2/problems/invalid-request\"}");
        }
        if (call.method().equals("POST")) {
            subscribed.add(call.json().text("event_type", "all"));
        } else if (call.method().equals("DELETE")) {
            subscribed.clear();
        }
        if (call.path().startsWith("/2/account_activity/")) {
            boolean now = call.method().equals("POST");
            return Reply.ok(JsonObject.create().put("data", JsonObject.create().put("subscribed", now)));
        }
        return switch (call.method()) {
            case "GET" ->
                Reply.ok(JsonObject.create()
                        .put(
                                "data",
                                JsonArray.create()
                                        .add(JsonObject.create()
                                                .put("subscription_id", "77")
                                                .put("event_type", "post.create")
                                                .put(
                                                        "filter",
                                                        JsonObject.create().put("user_id", Accounts.US)))));
            case "DELETE" ->
                Reply.ok(JsonObject.create().put("data", JsonObject.create().put("deleted", true)));
            default ->
                Reply.ok(JsonObject.create()
                        .put(
                                "data",
                                JsonObject.create()
                                        .put(
                                                "subscription",
                                                JsonObject.create()
                                                        .put("subscription_id", "77")
                                                        .put(
                                                                "event_type",
                                                                call.json().text("event_type", "")))));
        };
    }
}
