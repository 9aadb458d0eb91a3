package io.threadwell.connector.bluesky;

import io.threadwell.connector.bluesky.FakeBluesky.Call;
import io.threadwell.connector.bluesky.FakeBluesky.Reply;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Sessions of the one account that there is. */
final class FakeSessions {
    static final String PASSWORD = "abcd-efgh-ijkl-mnop";

    /** 2030-01-01. */
    static final long EXPIRES = 1_893_456_000L;

    private final AtomicInteger given = new AtomicInteger();

    Reply create(Call call, String url) {
        if (!PASSWORD.equals(call.json().text("password", ""))) {
            String body = JsonObject.create()
                    .put("error", "AuthenticationRequired")
                    .put("message", "Invalid identifier or password")
                    .toString();
            return new Reply(401, body, Map.of());
        }
        return refresh(url);
    }

    Reply refresh(String url) {
        JsonObject service = JsonObject.create()
                .put("id", "#atproto_pds")
                .put("type", "AtprotoPersonalDataServer")
                .put("serviceEndpoint", url);
        return Reply.ok(JsonObject.create()
                .put("accessJwt", jwt("access" + given.incrementAndGet()))
                .put("refreshJwt", jwt("refresh" + given.get()))
                .put("handle", Accounts.HANDLE)
                .put("did", Accounts.DID)
                .put(
                        "didDoc",
                        JsonObject.create().put("service", JsonArray.create().add(service)))
                .put("active", true));
    }

    static String jwt(String name) {
        String claims = JsonObject.create().put("jti", name).put("exp", EXPIRES).toString();
        return base64("{\"alg\":\"none\"}") + "." + base64(claims) + "." + base64("signature");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
