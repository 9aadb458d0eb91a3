package io.threadwell.testkit.crm;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What goes wrong with one call of {@code sync}. */
public final class CrmFault {
    /** Nothing goes wrong. */
    public static final CrmFault NONE = new CrmFault(true, false, null);

    private final boolean effect;
    private final boolean cut;
    private final @Nullable CareException error;

    private CrmFault(boolean effect, boolean cut, @Nullable CareException error) {
        this.effect = effect;
        this.cut = cut;
        this.error = error;
    }

    /** Everything is written, and the connection is cut before anybody says so. */
    public static CrmFault cutAfterEffect() {
        return new CrmFault(true, true, null);
    }

    /** The connection is cut before anything is written; the caller cannot tell. */
    public static CrmFault cutBeforeEffect() {
        return new CrmFault(false, true, null);
    }

    /** Too many calls. */
    public static CrmFault rateLimited(Instant until) {
        return new CrmFault(false, false, new RateLimited("429", until));
    }

    /** The CRM is away for this call. */
    public static CrmFault unavailable() {
        return new CrmFault(false, false, new Unavailable("503"));
    }

    boolean takesEffect() {
        return effect;
    }

    boolean isCut() {
        return cut;
    }

    @Nullable
    CareException error() {
        return error;
    }
}
