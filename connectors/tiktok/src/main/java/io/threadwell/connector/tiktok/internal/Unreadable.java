package io.threadwell.connector.tiktok.internal;

/** An element lacks what nothing can be made of without. Its message is for operators and holds no content. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message, null, false, false);
    }
}
