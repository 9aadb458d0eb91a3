package io.threadwell.connector.facebook;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Recorded deliveries and how they read. */
final class Deliveries {
    static final Instant RECEIVED = Instant.parse("2025-03-03T10:00:00Z");
    static final NetworkWebhook WEBHOOK = FacebookConnector.builder()
            .config(FacebookConfig.builder()
                    .verifyToken(FacebookSamples.VERIFY_TOKEN)
                    .build())
            .build()
            .facet(NetworkWebhook.class)
            .orElseThrow();

    private Deliveries() {}

    /** A fixture of ours, in the shape that Meta documents. */
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
        return WEBHOOK.parse(new RawDelivery(new DeliveryId(1), "facebook", RECEIVED, body));
    }

    static List<InboundEvent> parse(String json) {
        return parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A delivery with one change of the page 1001's feed. */
    static List<InboundEvent> change(String value) {
        return parse(
                "{\"object\":\"page\",\"entry\":[{\"id\":\"1001\",\"time\":1740992400,\"changes\":[{\"field\":\"feed\",\"value\":"
                        + value + "}]}]}");
    }

    /** A folder of the shared material, which lies beside the repository on some machines. */
    static Optional<Path> shared(String folder) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared").resolve(folder);
            if (Files.isDirectory(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
