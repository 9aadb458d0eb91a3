package io.threadwell.api.webhook;

import java.util.List;

/**
 * Verifies and reads the deliveries of one vendor. Pure: no I/O, no state, safe to share.
 *
 * @param <E> what deliveries hold: inbound events for a network, ticket changes for a helpdesk
 */
public interface WebhookSource<E> {
    /**
     * Judges a request over its raw bytes, in constant time, against every live secret; fails closed.
     *
     * @param secrets those that are live now, the newest first; several during a rotation
     */
    Verification verify(WebhookRequest request, List<Secret> secrets);

    /**
     * Reads every element of a delivery that was accepted. Never throws for an element it cannot read: that one becomes an
     * event of its own kind, and the others are not affected.
     *
     * @throws io.threadwell.api.error.InvalidRequest when the delivery as a whole is not what the vendor documents, such as a
     *     body that is not JSON
     */
    List<E> parse(RawDelivery delivery);
}
