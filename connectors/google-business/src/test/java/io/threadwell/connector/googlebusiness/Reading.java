package io.threadwell.connector.googlebusiness;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.support.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** What Pub/Sub pushes, read as the connector does it. */
final class Reading {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static final NetworkWebhook WEBHOOK = GoogleBusinessConnector.builder()
            .config(GoogleBusinessConfig.builder().notifications(true).build())
            .build()
            .facet(NetworkWebhook.class)
            .orElseThrow();

    private Reading() {}

    static String push(String review) {
        return push(JsonObject.create()
                .put("type", "NEW_REVIEW")
                .put("location", FakeGoogle.PROFILE)
                .put("review", FakeGoogle.PROFILE + "/reviews/" + review));
    }

    static String push(JsonObject told) {
        String data = Base64.getEncoder().encodeToString(told.toString().getBytes(StandardCharsets.UTF_8));
        return JsonObject.create()
                .put(
                        "message",
                        JsonObject.create()
                                .put("data", data)
                                .put("messageId", "2070443601311540")
                                .put("publishTime", "2026-03-01T09:59:00Z"))
                .put("subscription", "projects/p/subscriptions/s")
                .toString();
    }

    static List<InboundEvent> parse(String body) {
        return WEBHOOK.parse(new RawDelivery(new DeliveryId(1), "google", NOW, body.getBytes(StandardCharsets.UTF_8)));
    }
}
