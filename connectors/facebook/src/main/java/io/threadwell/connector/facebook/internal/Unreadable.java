package io.threadwell.connector.facebook.internal;

/** An element lacks what it cannot be understood without. Caught where the element was taken up; never leaves the module. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason names what is missing, never content */
    Unreadable(String reason) {
        super(reason, null, false, false);
    }
}
