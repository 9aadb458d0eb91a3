package io.threadwell.api.model;

/** What sort of item a message is on its network. */
public enum MessageKind {
    /** A post of its own, such as a visitor's post on our page. */
    POST,
    /** A comment or reply below something. */
    COMMENT,
    /** A post elsewhere that names us. */
    MENTION,
    /** A message that only the writer and we can read. */
    DIRECT_MESSAGE,
    /** An opinion on us with a rating or a recommendation. */
    REVIEW
}
