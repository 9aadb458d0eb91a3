package io.threadwell.api.error;

import org.jspecify.annotations.Nullable;

/** The network or helpdesk cannot do this, as its capabilities declare. */
public final class UnsupportedOperation extends Permanent {
    private static final long serialVersionUID = 1L;

    public UnsupportedOperation(String message) {
        super(message, null);
    }

    public UnsupportedOperation(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
