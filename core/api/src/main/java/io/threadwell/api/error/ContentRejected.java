package io.threadwell.api.error;

import org.jspecify.annotations.Nullable;

/** The vendor refuses the content: too long, forbidden, or spam by its rules. */
public final class ContentRejected extends Permanent {
    private static final long serialVersionUID = 1L;

    public ContentRejected(String message) {
        super(message, null);
    }

    public ContentRejected(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
