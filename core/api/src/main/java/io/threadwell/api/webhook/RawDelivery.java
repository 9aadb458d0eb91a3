package io.threadwell.api.webhook;

import io.threadwell.api.model.DeliveryId;
import java.time.Instant;

/**
 * A verified delivery as it came.
 *
 * @param endpoint the name of the endpoint that took it, and behind it, after a slash, what stood behind the name in the
 *     address: some networks do not say in a delivery which account it is for
 * @param body not copied: nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are the delivery; the id is its identity
public record RawDelivery(DeliveryId id, String endpoint, Instant receivedAt, byte[] body) {
    /** What stood behind the endpoint's name in the address; empty when nothing did. */
    public String path() {
        int slash = endpoint.indexOf('/');
        return slash < 0 ? "" : endpoint.substring(slash + 1);
    }

    @Override
    public String toString() {
        return "delivery " + id + " at " + endpoint + " (" + body.length + " bytes)";
    }
}
