package io.threadwell.api.model;

/** Which way a message goes, seen from us. */
public enum Direction {
    /** From a customer to us. */
    INBOUND,
    /** From us. */
    OUTBOUND
}
