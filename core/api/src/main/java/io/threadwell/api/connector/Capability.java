package io.threadwell.api.connector;

/** What can be done on a network. What is declared works; what is not declared fails with {@code UnsupportedOperation}. */
public enum Capability {
    /** Deliveries come by webhook. */
    WEBHOOK,
    /** Items can be asked for. */
    POLL,
    /** A public item can be answered in public. */
    PUBLIC_REPLY,
    /** The author of a public item can be answered in private, within the network's rules. */
    PRIVATE_REPLY,
    /** A private message can be answered. */
    DIRECT_MESSAGE,
    /** Images can go out with an answer. */
    SEND_IMAGES,
    /** Somebody's item can be hidden and shown again. */
    HIDE,
    /** An item can be deleted. */
    DELETE,
    /** An item can be liked. */
    LIKE,
    /** The network tells of edits. */
    EDITS,
    /** The network tells of deletions. */
    DELETIONS,
    /** Our own items come back as events. */
    ECHO
}
