package io.threadwell.api.error;

import org.jspecify.annotations.Nullable;

/** The request or the configuration is wrong in itself; the message says what to change. */
public final class InvalidRequest extends Permanent {
    private static final long serialVersionUID = 1L;

    public InvalidRequest(String message) {
        super(message, null);
    }

    public InvalidRequest(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
