package io.threadwell.api.error;

import org.jspecify.annotations.Nullable;

/** The credential is dead. The account is paused outward until somebody authorises it again; what comes in is kept. */
public final class ReauthorizationRequired extends CareException {
    private static final long serialVersionUID = 1L;

    public ReauthorizationRequired(String message) {
        super(message, null);
    }

    public ReauthorizationRequired(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
