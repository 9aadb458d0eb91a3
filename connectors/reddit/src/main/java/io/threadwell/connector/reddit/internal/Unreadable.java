package io.threadwell.connector.reddit.internal;

/** An element is not what Reddit documents. The message never holds content. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message, null, false, false);
    }
}
