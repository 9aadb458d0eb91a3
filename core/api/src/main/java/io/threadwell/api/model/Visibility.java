package io.threadwell.api.model;

/** Who can read a message. */
public enum Visibility {
    PUBLIC,
    PRIVATE
}
