package io.threadwell.crm.tryton.internal;

import io.threadwell.api.error.CareException;

/** Tryton refused a call and took all of it back: nothing of it took effect. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CareException error;

    Refused(CareException error) {
        super(error);
        this.error = error;
    }

    /** What the refusal means. */
    CareException error() {
        return error;
    }
}
