package io.threadwell.api.error;

/** Two writers met on one thing, and the other was first: the same call may succeed on what is there now. */
public final class Conflict extends Retryable {
    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
        super(message, null);
    }
}
