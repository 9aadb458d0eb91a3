package io.threadwell.api.error;

import org.jspecify.annotations.Nullable;

/** Nothing took effect and the same call may succeed later. */
public abstract sealed class Retryable extends CareException permits RateLimited, Unavailable, Conflict {
    private static final long serialVersionUID = 1L;

    Retryable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
