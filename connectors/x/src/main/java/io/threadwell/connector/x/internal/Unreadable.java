package io.threadwell.connector.x.internal;

/** An element is not what X documents. The message never holds content. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message, null, false, false);
    }
}
