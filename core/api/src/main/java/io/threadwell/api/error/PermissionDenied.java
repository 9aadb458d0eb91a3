package io.threadwell.api.error;

import org.jspecify.annotations.Nullable;

/** The credential is good but may not do this; the message names the missing permission where the vendor tells it. */
public final class PermissionDenied extends Permanent {
    private static final long serialVersionUID = 1L;

    public PermissionDenied(String message) {
        super(message, null);
    }

    public PermissionDenied(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
