package io.threadwell.connector.threads.internal;

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

/** Whatever comes in, reading it either says that it is no delivery or keeps every value of it. */
@Tag("fuzz")
final class DeliveriesFuzzTest {
    private static final Instant RECEIVED = Instant.parse("2025-03-03T10:00:00Z");

    @FuzzTest(maxDuration = "30s")
    void nothing_throws_and_nothing_vanishes(byte[] body) {
        List<InboundEvent> events;
        try {
            events = Deliveries.events(new RawDelivery(new DeliveryId(1), "fuzz", RECEIVED, body));
        } catch (InvalidRequest noDelivery) {
            return;
        }
        int values = JsonValue.parse(body).asList().stream()
                .mapToInt(one -> Math.max(1, one.get("values").asList().size()))
                .sum();
        assertThat(events).hasSizeGreaterThanOrEqualTo(values);
        assertThat(events).allMatch(event -> !event.account().externalId().isEmpty());
    }
}
