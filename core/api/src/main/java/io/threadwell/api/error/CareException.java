package io.threadwell.api.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of every failure that Threadwell reports.
 *
 * <p>Messages are for operators: they name ids and codes, never message text and never a credential.
 */
public abstract sealed class CareException extends RuntimeException
        permits Retryable, Permanent, ReauthorizationRequired, OutcomeUnknown {
    private static final long serialVersionUID = 1L;

    CareException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
