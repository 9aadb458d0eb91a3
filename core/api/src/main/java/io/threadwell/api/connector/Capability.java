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
    /** Deliveries come over a long connection. */
    STREAM,
    /** Images can go out with an answer. */
    SEND_IMAGES,
    /** Videos, sound and other files can go out with an answer. */
    SEND_FILES,
    /** Templates that the network has approved can go out in private: {@link io.threadwell.api.model.ContentAttributes#TEMPLATE}. */
    TEMPLATES,
    /** Ready answers to choose from can go out in private: {@link io.threadwell.api.model.ContentAttributes#QUICK_REPLIES}. */
    QUICK_REPLIES,
    /** Somebody's item can be hidden and shown again. */
    HIDE,
    /** An item can be deleted. */
    DELETE,
    /** An item can be liked. */
    LIKE,
    /** An item of ours, or somebody's under a post of ours, can be put at the top. */
    PIN,
    /** Items are held until we let them through or refuse them. */
    APPROVE,
    /** An item of ours can be given another text. */
    EDIT,
    /** The customer can be shown that somebody is writing. */
    TYPING,
    /** The customer can be shown that a message was read. */
    MARK_SEEN,
    /** Several apps answer in one conversation, one at a time, and can take turns. */
    THREAD_CONTROL,
    /** The network tells of edits. */
    EDITS,
    /** The network tells of deletions. */
    DELETIONS,
    /** Our own items come back as events. */
    ECHO,
    /** The network tells how far our items got on their way to the reader. */
    RECEIPTS
}
