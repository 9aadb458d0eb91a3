package io.threadwell.api.error;

import org.jspecify.annotations.Nullable;

/** The vendor refuses the content because it has the same content already. */
public final class DuplicateContent extends Permanent {
    private static final long serialVersionUID = 1L;

    public DuplicateContent(String message) {
        super(message, null);
    }

    public DuplicateContent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
