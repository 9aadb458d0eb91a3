package io.threadwell.api.error;

import org.jspecify.annotations.Nullable;

/** The other side (a vendor, the database, the disk) cannot serve now, and the call certainly had no effect. */
public final class Unavailable extends Retryable {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
        super(message, null);
    }

    public Unavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
