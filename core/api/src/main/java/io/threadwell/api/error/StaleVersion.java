package io.threadwell.api.error;

/**
 * The conversation has moved on since the version that the call was made against: read what came and decide anew. Trying the same
 * call again is not enough.
 */
public final class StaleVersion extends Permanent {
    private static final long serialVersionUID = 1L;

    private final long expected;
    private final long current;

    /**
     * @param expected the version that the author had before his eyes
     * @param current the version that there is now
     */
    public StaleVersion(String message, long expected, long current) {
        super(message, null);
        this.expected = expected;
        this.current = current;
    }

    public long expected() {
        return expected;
    }

    public long current() {
        return current;
    }
}
