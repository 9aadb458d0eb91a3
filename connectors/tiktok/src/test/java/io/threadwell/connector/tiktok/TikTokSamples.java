package io.threadwell.connector.tiktok;

import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.signature.Hmac;
import io.threadwell.testkit.connector.WebhookSamples;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Deliveries as TikTok makes and signs them. */
final class TikTokSamples implements WebhookSamples {
    static final String HEADER = "TikTok-Signature";

    private final InstantSource clock;

    TikTokSamples(InstantSource clock) {
        this.clock = clock;
    }

    static String event(String kind, JsonObject content) {
        return JsonObject.create()
                .put("client_key", "app-id")
                .put("event", kind)
                .put("create_time", 1_740_996_000)
                .put("user_openid", Accounts.US)
                .put("content", content.toString())
                .toString();
    }

    static JsonObject message(String id, String from) {
        return JsonObject.create()
                .put("conversation_id", "conversation-1")
                .put("message_id", id)
                .put("type", "text")
                .put("text", JsonObject.create().put("body", "a question"))
                .put("from", "ana")
                .put("from_user", JsonObject.create().put("id", from).put("role", "personal_account"))
                .put("timestamp", 1_740_996_000_123L);
    }

    static JsonObject comment(String action) {
        return JsonObject.create()
                .put("comment_id", 7_247_303_576_418_566_913L)
                .put("video_id", 7_300_000_000_000_000_001L)
                .put("parent_comment_id", 0)
                .put("comment_type", "comment")
                .put("comment_action", action)
                .put("timestamp", 1_740_996_000_123L)
                .put("unique_identifier", "ana-id")
                .put("text", "a question");
    }

    @Override
    public Sample batch() {
        return new Sample(list("mid-1", "mid-2", "mid-3"), List.of("mid-1", "mid-2", "mid-3"));
    }

    @Override
    public Sample batchWithBrokenElement() {
        return new Sample(list("mid-1", "", "mid-3"), List.of("mid-1", "mid-3"));
    }

    private static byte[] list(String... ids) {
        StringBuilder all = new StringBuilder("[");
        for (String id : ids) {
            all.append(all.length() > 1 ? "," : "").append(event("im_receive_msg", message(id, "ana-id")));
        }
        return all.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] unknownKind() {
        return event("hologram.shown", JsonObject.create()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public WebhookRequest signed(byte[] body, Secret secret) {
        return signed(body, secret, clock.instant().getEpochSecond());
    }

    static WebhookRequest signed(byte[] body, Secret secret, long time) {
        String signature = Hmac.sha256(secret.bytes()).hex((time + ".").getBytes(StandardCharsets.UTF_8), body);
        String header = "t=" + time + ",s=" + signature;
        return new WebhookRequest("POST", "/webhook", Map.of(), Map.of(HEADER, List.of(header)), body);
    }
}
