package io.threadwell.connector.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.model.Network;
import io.threadwell.support.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Whatever comes in, walking it either says that it is no delivery or keeps every element of it. */
@Tag("fuzz")
final class DeliveryWalkFuzzTest {
    private static final DeliveryWalk WALK = new DeliveryWalk(
            new Network("example"),
            "page",
            element -> List.of(new Noted(element.account(), element.needId("field"), element.told())));

    @FuzzTest(maxDuration = "30s")
    void nothing_throws_and_nothing_vanishes(byte[] body) {
        SignedRequest.stored(body).ifPresent(signed -> assertThat(signed.user()).isNotEmpty());
        List<InboundEvent> events;
        try {
            events = WALK.events(Signed.delivery("fuzz", body));
        } catch (InvalidRequest noDelivery) {
            return;
        }
        JsonValue root = JsonValue.parse(body);
        boolean page = root.text("object", "").equals("page");
        int elements = root.get("entry").asList().stream()
                .mapToInt(entry ->
                        page ? Math.max(1, entry.get("changes").asList().size()) : 1)
                .sum();
        assertThat(events).hasSizeGreaterThanOrEqualTo(elements);
    }
}
