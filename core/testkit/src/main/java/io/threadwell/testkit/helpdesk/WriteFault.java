package io.threadwell.testkit.helpdesk;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What goes wrong with one call of {@code sync}. */
public final class WriteFault {
    /** Nothing goes wrong. */
    public static final WriteFault NONE = new WriteFault(true, false, null);

    private final boolean effect;
    private final boolean cut;
    private final @Nullable CareException error;

    private WriteFault(boolean effect, boolean cut, @Nullable CareException error) {
        this.effect = effect;
        this.cut = cut;
        this.error = error;
    }

    /** Everything is written, and the connection is cut before anybody says so: {@code Unknown}. */
    public static WriteFault cutAfterEffect() {
        return new WriteFault(true, true, null);
    }

    /** The connection is cut before anything is written; the caller cannot tell: {@code Unknown}. */
    public static WriteFault cutBeforeEffect() {
        return new WriteFault(false, true, null);
    }

    /** Too many calls: {@code Failed(RateLimited)}. */
    public static WriteFault rateLimited(Instant until) {
        return new WriteFault(false, false, new RateLimited("429", until));
    }

    /** The helpdesk is away: {@code Failed(Unavailable)}. */
    public static WriteFault unavailable() {
        return new WriteFault(false, false, new Unavailable("503"));
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
