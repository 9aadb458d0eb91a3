package io.threadwell.connector.linkedin.internal;

/** An element lacks what it cannot be read without; the message goes into the reason. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }
}
