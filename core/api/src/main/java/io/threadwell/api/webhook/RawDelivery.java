package io.threadwell.api.webhook;

import io.threadwell.api.model.DeliveryId;
import java.time.Instant;

/**
 * A verified delivery as it came.
 *
 * @param endpoint the name of the endpoint that took it
 * @param body not copied: nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are the delivery; the id is its identity
public record RawDelivery(DeliveryId id, String endpoint, Instant receivedAt, byte[] body) {
    @Override
    public String toString() {
        return "delivery " + id + " at " + endpoint + " (" + body.length + " bytes)";
    }
}
