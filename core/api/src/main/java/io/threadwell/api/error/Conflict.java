package io.threadwell.api.error;

/**
 * Somebody else changed the thing in the meantime: read it again and decide anew.
 *
 * <p>Thrown for a stale expected version, and by stores when two writers met on one row.
 */
public final class Conflict extends Retryable {
    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
        super(message, null);
    }
}
