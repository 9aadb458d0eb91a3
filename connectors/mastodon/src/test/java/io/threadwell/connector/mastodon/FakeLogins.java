package io.threadwell.connector.mastodon;

import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Apps, tokens and the account they belong to (pages "apps API methods" and "OAuth API methods"), and what the server tells of itself. */
final class FakeLogins {
    static final String CODE = "a-good-code";

    final Map<String, String> apps = new ConcurrentHashMap<>(Map.of("client-id", "client-secret"));
    final List<String> revoked = new CopyOnWriteArrayList<>();
    volatile boolean oldServer;
    private int given;

    synchronized Reply register(JsonValue asked) {
        String id = "registered-" + (apps.size() + 1);
        apps.put(id, "secret-of-" + id);
        return Reply.ok(JsonObject.create()
                .put("id", "563419")
                .put("name", asked.text("client_name", ""))
                .put("redirect_uri", asked.text("redirect_uris", ""))
                .put("redirect_uris", JsonArray.create().add(asked.text("redirect_uris", "")))
                .put("scopes", JsonArray.create().add("read:accounts"))
                .put("vapid_key", "BCk-QqERU0q")
                .put("client_id", id)
                .put("client_secret", "secret-of-" + id)
                .put("client_secret_expires_at", 0));
    }

    synchronized Reply answer(Call call, Set<String> dead) {
        Map<String, List<String>> form = WebhookRequest.parseQuery(call.text());
        String id = form.getOrDefault("client_id", List.of("")).get(0);
        String secret = form.getOrDefault("client_secret", List.of("")).get(0);
        if (!secret.equals(apps.get(id))) {
            return Reply.of(
                    401, "{\"error\":\"invalid_client\",\"error_description\":\"Client authentication failed\"}");
        }
        if (call.path().endsWith("/revoke")) {
            revoked.addAll(form.getOrDefault("token", List.of()));
            return Reply.of(200, "");
        }
        boolean good = form.getOrDefault("code", List.of("")).contains(CODE) && !dead.contains(CODE);
        if (!good || form.getOrDefault("code_verifier", List.of("")).get(0).isEmpty()) {
            return Reply.of(
                    400,
                    "{\"error\":\"invalid_grant\",\"error_description\":\"The provided authorization grant is invalid\"}");
        }
        dead.add(CODE);
        given++;
        return Reply.ok(JsonObject.create()
                .put("access_token", "access-" + given)
                .put("token_type", "Bearer")
                .put("scope", "read:accounts read:statuses")
                .put("created_at", 1_573_979_017));
    }

    Reply me() {
        JsonObject source = JsonObject.create()
                .put("privacy", "public")
                .put("sensitive", false)
                .put("note", "")
                .put("indexable", false)
                .put("follow_requests_count", 0)
                .put("fields", JsonArray.create());
        JsonObject role = JsonObject.create()
                .put("id", "-99")
                .put("name", "")
                .put("color", "")
                .put("permissions", "65536")
                .put("highlighted", false);
        return Reply.ok(FakePerson.ACME.json().put("source", source).put("role", role));
    }

    Reply instance(Call call) {
        if (call.path().startsWith("/api/v2/")) {
            return oldServer ? Reply.notFound() : Reply.of(200, FakeInstance.VERSION_2);
        }
        return Reply.of(200, FakeInstance.VERSION_1);
    }
}
