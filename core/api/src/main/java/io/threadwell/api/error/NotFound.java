package io.threadwell.api.error;

import org.jspecify.annotations.Nullable;

/** What the call refers to does not exist, or no longer. */
public final class NotFound extends Permanent {
    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
        super(message, null);
    }

    public NotFound(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
