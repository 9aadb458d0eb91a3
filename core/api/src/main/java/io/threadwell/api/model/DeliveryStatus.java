package io.threadwell.api.model;

/** How far an outbound message got. It only climbs; {@code FAILED} ends it unless a later receipt proves otherwise. */
public enum DeliveryStatus {
    /** Not ours to deliver: it came in, or it was written in the network's own app. */
    NONE,
    QUEUED,
    SENT,
    DELIVERED,
    READ,
    FAILED
}
