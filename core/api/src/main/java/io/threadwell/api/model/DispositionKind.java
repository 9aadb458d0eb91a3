package io.threadwell.api.model;

/** How an inbound item ended. */
public enum DispositionKind {
    /** It has not ended yet. */
    OPEN,
    /** One of ours answered. */
    ANSWERED,
    /** Deliberately left, with the reason. */
    IGNORED,
    /** It went on in another case. */
    MERGED,
    /** Nobody has to answer it. */
    SPAM,
    /** Its author or the network took it away. */
    DELETED,
    /** It is of a kind that nobody here can read. */
    UNSUPPORTED
}
