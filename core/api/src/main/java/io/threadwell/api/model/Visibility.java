package io.threadwell.api.model;

/** Who can read a message. */
public enum Visibility {
    /** Everybody who can see the place it stands in. */
    PUBLIC,
    /** Only its two sides. */
    PRIVATE
}
