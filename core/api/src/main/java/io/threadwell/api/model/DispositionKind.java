package io.threadwell.api.model;

/** How an inbound item ended. */
public enum DispositionKind {
    /** It has not ended yet. */
    OPEN,
    ANSWERED,
    /** Deliberately left, with the reason. */
    IGNORED,
    MERGED,
    SPAM,
    /** Its author or the network took it away. */
    DELETED,
    UNSUPPORTED
}
