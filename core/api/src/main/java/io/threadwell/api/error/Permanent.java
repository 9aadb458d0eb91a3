package io.threadwell.api.error;

import org.jspecify.annotations.Nullable;

/** Nothing took effect and the same call will fail again: a person must decide. */
public abstract sealed class Permanent extends CareException
        permits InvalidRequest,
                NotFound,
                PermissionDenied,
                ReplyWindowClosed,
                ContentRejected,
                DuplicateContent,
                StaleVersion,
                UnsupportedOperation {
    private static final long serialVersionUID = 1L;

    Permanent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
