package io.threadwell.connector.telegram;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Updates as Telegram delivers them, and how they read. */
final class Deliveries {
    static final Instant RECEIVED = Instant.parse("2025-03-03T10:00:00Z");
    static final String ENDPOINT = "telegram/42/acme_bot";
    static final String ANA = "\"from\":{\"id\":501,\"is_bot\":false,\"first_name\":\"Ana\",\"username\":\"ana\"}";
    static final String PRIVATE = "\"chat\":{\"id\":501,\"type\":\"private\",\"first_name\":\"Ana\"}";
    static final String GROUP = "\"chat\":{\"id\":-1001,\"type\":\"supergroup\",\"title\":\"Friends\"}";
    static final String CHANNEL =
            "\"chat\":{\"id\":-1002,\"type\":\"channel\",\"title\":\"News\",\"username\":\"acme_news\"}";

    private Deliveries() {}

    static TelegramConfig.Builder config() {
        return TelegramConfig.builder()
                .webhook(URI.create("https://care.example/webhooks/telegram"), Secret.of("the-secret"));
    }

    static NetworkWebhook webhook(TelegramConfig.Builder config) {
        return TelegramConnector.builder()
                .config(config.build())
                .build()
                .facet(NetworkWebhook.class)
                .orElseThrow();
    }

    static List<InboundEvent> parse(NetworkWebhook webhook, String json) {
        return webhook.parse(
                new RawDelivery(new DeliveryId(1), ENDPOINT, RECEIVED, json.getBytes(StandardCharsets.UTF_8)));
    }

    static List<InboundEvent> parse(String json) {
        return parse(webhook(config()), json);
    }

    /** An update that holds one thing; single quotes stand for double ones. */
    static String update(String kind, String... fields) {
        return "{\"update_id\":7,\"" + kind + "\":{" + quoted(String.join(",", fields)) + "}}";
    }

    /** A message with number and time. */
    static String message(int id, String... fields) {
        return "\"message_id\":" + id + ",\"date\":1740996000," + quoted(String.join(",", fields));
    }

    static String quoted(String json) {
        return json.replace('\'', '"');
    }

    static InboundEvent one(String kind, String... fields) {
        List<InboundEvent> events = parse(update(kind, fields));
        if (events.size() != 1) {
            throw new AssertionError("one event was expected: " + events);
        }
        return events.get(0);
    }

    static InboundEvent.Posted posted(String... fields) {
        return (InboundEvent.Posted) one("message", message(12, fields));
    }
}
