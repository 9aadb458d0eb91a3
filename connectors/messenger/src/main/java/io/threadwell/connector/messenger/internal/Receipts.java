package io.threadwell.connector.messenger.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Receipt;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.connector.meta.Element;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads how far our messages got (pages "message_deliveries", "message_reads"). */
final class Receipts {
    private Receipts() {}

    /** Messages are named, but by old apps, which tell only up to when all is there. */
    static List<InboundEvent> delivered(Element element) {
        JsonValue delivery = element.json().get("delivery");
        List<InboundEvent> receipts = new ArrayList<>();
        for (JsonValue named : delivery.get("mids").asList()) {
            String mid = Ids.of(named);
            if (mid != null) {
                receipts.add(new Receipt(
                        element.account(), Messages.item(mid), DeliveryStatus.DELIVERED, at(element, delivery), null));
            }
        }
        return receipts.isEmpty() ? List.of(noted(element, "delivery")) : receipts;
    }

    static List<InboundEvent> read(Element element) {
        return List.of(noted(element, "read"));
    }

    private static Noted noted(Element element, String what) {
        return new Noted(element.account(), what, at(element, element.json().get(what)));
    }

    private static Instant at(Element element, JsonValue receipt) {
        return element.json()
                .instant("timestamp")
                .or(() -> receipt.instant("watermark"))
                .orElse(element.told());
    }
}
