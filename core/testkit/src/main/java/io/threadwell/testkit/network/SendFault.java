package io.threadwell.testkit.network;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.DuplicateContent;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What goes wrong with one call of {@code send}. */
public final class SendFault {
    /** Nothing goes wrong. */
    public static final SendFault NONE = new SendFault(true, null);

    private final boolean effect;
    private final @Nullable Supplier<CareException> error;

    private SendFault(boolean effect, @Nullable Supplier<CareException> error) {
        this.effect = effect;
        this.error = error;
    }

    /** The answer is posted, and the connection is cut before anybody says so: {@code OutcomeUnknown}. */
    public static SendFault cutAfterEffect() {
        return new SendFault(true, () -> new OutcomeUnknown("the connection was cut"));
    }

    /** The connection is cut before anything is posted; the caller cannot tell: {@code OutcomeUnknown}. */
    public static SendFault cutBeforeEffect() {
        return new SendFault(false, () -> new OutcomeUnknown("the connection was cut"));
    }

    /** Too many calls: {@code RateLimited}. */
    public static SendFault rateLimited(Instant until) {
        return new SendFault(false, () -> new RateLimited("429", until));
    }

    /** The network is away: {@code Unavailable}. */
    public static SendFault unavailable() {
        return new SendFault(false, () -> new Unavailable("503"));
    }

    /** The network refuses a text it has already: {@code DuplicateContent}. */
    public static SendFault duplicateContent() {
        return new SendFault(false, () -> new DuplicateContent("the same text is there already"));
    }

    /** The network refuses the text: {@code ContentRejected}. */
    public static SendFault rejected() {
        return new SendFault(false, () -> new ContentRejected("refused by the network's rules"));
    }

    boolean takesEffect() {
        return effect;
    }

    void raise() {
        if (error != null) {
            throw error.get();
        }
    }
}
