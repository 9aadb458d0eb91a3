package io.threadwell.api.model;

/** How far an outbound message got. It only climbs; {@code FAILED} ends it unless a later receipt proves otherwise. */
public enum DeliveryStatus {
    /** Not ours to deliver: it came in, or it was written in the network's own app. */
    NONE,
    /** It is stored and waits to go out. */
    QUEUED,
    /** The network took it. */
    SENT,
    /** It is on the reader's device, where the network tells. */
    DELIVERED,
    /** It was read, where the network tells. */
    READ,
    /** It was given up, or waits for a person: the message's state says why. */
    FAILED
}
