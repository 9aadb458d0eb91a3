package io.threadwell.connector.threads;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Deliveries in the shape that Meta documents, and how they read. */
final class Deliveries {
    static final Instant RECEIVED = Instant.parse("2025-03-03T10:00:00Z");
    static final NetworkWebhook WEBHOOK = ThreadsConnector.builder()
            .config(ThreadsConfig.builder().verifyToken(Secret.of("ours")).build())
            .build()
            .facet(NetworkWebhook.class)
            .orElseThrow();

    private Deliveries() {}

    static byte[] body(String name) {
        try (InputStream in = Objects.requireNonNull(Deliveries.class.getResourceAsStream("deliveries/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<InboundEvent> events(String name) {
        return parse(body(name));
    }

    static List<InboundEvent> parse(byte[] body) {
        return WEBHOOK.parse(new RawDelivery(new DeliveryId(1), "threads", RECEIVED, body));
    }

    static List<InboundEvent> parse(String json) {
        return parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A delivery about the profile 7001 with one value. */
    static List<InboundEvent> change(String field, String value) {
        return parse("{\"app_id\":\"42\",\"topic\":\"moderate\",\"target_id\":\"7001\",\"time\":1740992400,"
                + "\"subscription_id\":\"9\",\"has_uid_field\":false,\"values\":{\"value\":" + value + ",\"field\":\""
                + field
                + "\"}}");
    }
}
