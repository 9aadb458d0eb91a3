package io.threadwell.api.error;

import org.jspecify.annotations.Nullable;

/** A write left and no answer came back: it may or may not have taken effect. Reconcile before any resend. */
public final class OutcomeUnknown extends CareException {
    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(String message) {
        super(message, null);
    }

    public OutcomeUnknown(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
