package io.threadwell.connector.linkedin;

import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tokens, the pages that their member administers, and the pages' subscriptions. */
final class FakeLogins {
    static final String CODE = "a-good-code";

    /** The keys of subscriptions, decoded, with the address behind an arrow. */
    final List<String> subscribed = new CopyOnWriteArrayList<>();

    final List<String> revoked = new CopyOnWriteArrayList<>();
    volatile boolean administers = true;
    private int given;

    /** Pages "Authorization Code Flow" and "Refresh Tokens with OAuth 2.0". */
    synchronized Reply answer(Call call, Set<String> dead) {
        Map<String, List<String>> form = WebhookRequest.parseQuery(call.text());
        if (call.path().endsWith("/revoke")) {
            revoked.addAll(form.getOrDefault("token", List.of()));
            return Reply.nothing(200);
        }
        boolean code = form.getOrDefault("code", List.of("")).contains(CODE);
        String refresh = form.getOrDefault("refresh_token", List.of("")).get(0);
        boolean known = form.getOrDefault("client_secret", List.of("")).contains("client-secret");
        if (!known || !(code || (!refresh.isEmpty() && !dead.contains(refresh)))) {
            String description = code ? "Unable to retrieve access token" : "The provided refresh token is invalid";
            return Reply.of(400, "{\"error\":\"invalid_request\",\"error_description\":\"" + description + "\"}");
        }
        given++;
        JsonObject token = JsonObject.create()
                .put("access_token", "access-" + given)
                .put("expires_in", 5_184_000)
                .put("scope", "r_organization_social,rw_organization_admin");
        return Reply.ok(token.put("refresh_token", code ? "refresh-" + given : refresh)
                .put("refresh_token_expires_in", 31_536_000));
    }

    Reply acls(Call call) {
        boolean asked = call.parameter("q").equals("roleAssignee")
                && call.parameter("role").equals("ADMINISTRATOR")
                && call.parameter("state").equals("APPROVED");
        if (!asked) {
            return Reply.error(400, 0, "MISSING_PARAMETER", "q");
        }
        List<JsonObject> roles = administers
                ? List.of(role("urn:li:organization:" + Accounts.US), role("urn:li:organizationBrand:77"))
                : List.of();
        return FakeComments.page(call, roles);
    }

    private static JsonObject role(String organisation) {
        return JsonObject.create()
                .put("role", "ADMINISTRATOR")
                .put("organization", organisation)
                .put("roleAssignee", Accounts.ADMIN)
                .put("state", "APPROVED");
    }

    /** The name is shown of one page and not of the other. */
    Reply organisation(String number) {
        return number.equals(Accounts.US)
                ? Reply.ok(JsonObject.create().put("id", 2_414_183).put("localizedName", "Acme"))
                : Reply.error(403, 100, "ACCESS_DENIED", "Not enough permissions to access: GET /organizations");
    }

    Reply subscribe(Call call, String key) {
        if (call.method().equals("PUT")) {
            subscribed.add(key + " -> " + call.json().text("webhook", ""));
            return Reply.nothing(201);
        }
        boolean there = subscribed.removeIf(one -> one.startsWith(key));
        return there ? Reply.nothing(204) : Reply.notFound();
    }
}
