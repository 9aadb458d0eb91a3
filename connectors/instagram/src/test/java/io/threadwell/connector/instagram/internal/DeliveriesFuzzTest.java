package io.threadwell.connector.instagram.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Whatever comes in, reading it either says that it is no delivery or keeps every element of it. */
@Tag("fuzz")
final class DeliveriesFuzzTest {
    private static final Instant RECEIVED = Instant.parse("2025-03-03T10:00:00Z");
    private static final Deliveries DELIVERIES = new Deliveries("42");

    @FuzzTest(maxDuration = "30s")
    void nothing_throws_and_nothing_vanishes(byte[] body) {
        List<InboundEvent> events;
        try {
            events = DELIVERIES.events(new RawDelivery(new DeliveryId(1), "fuzz", RECEIVED, body));
        } catch (InvalidRequest noDelivery) {
            return;
        }
        JsonValue root = JsonValue.parse(body);
        boolean ours = root.text("object", "").equals("instagram");
        int elements = root.get("entry").asList().stream()
                .mapToInt(entry -> ours ? Math.max(1, elements(entry)) : 1)
                .sum();
        assertThat(events).hasSizeGreaterThanOrEqualTo(elements);
        assertThat(events).allMatch(event -> !event.account().externalId().isEmpty());
    }

    private static int elements(JsonValue entry) {
        return entry.get("changes").asList().size()
                + entry.get("messaging").asList().size()
                + entry.get("standby").asList().size();
    }
}
