package io.threadwell.connector.linkedin;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Deliveries in the documented shapes, and how they read. */
final class Deliveries {
    static final Instant RECEIVED = Instant.parse("2025-03-03T10:00:00Z");
    static final NetworkWebhook WEBHOOK = webhook(LinkedInConfig.builder());

    private Deliveries() {}

    static NetworkWebhook webhook(LinkedInConfig.Builder config) {
        return LinkedInConnector.builder()
                .config(config.build())
                .build()
                .facet(NetworkWebhook.class)
                .orElseThrow();
    }

    /** A fixture of ours. */
    static byte[] body(String name) {
        try (InputStream in =
                Objects.requireNonNull(Deliveries.class.getResourceAsStream("deliveries/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<InboundEvent> events(String name) {
        return parse(WEBHOOK, body(name));
    }

    static List<InboundEvent> parse(String json) {
        return parse(WEBHOOK, json.getBytes(StandardCharsets.UTF_8));
    }

    static List<InboundEvent> parse(NetworkWebhook webhook, byte[] body) {
        return webhook.parse(new RawDelivery(new DeliveryId(1), "linkedin", RECEIVED, body));
    }
}
