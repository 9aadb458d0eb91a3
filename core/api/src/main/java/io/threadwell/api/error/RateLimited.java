package io.threadwell.api.error;

import java.time.Instant;
import java.util.Objects;

/** The vendor's quota is used up; nothing took effect. */
public final class RateLimited extends Retryable {
    private static final long serialVersionUID = 1L;

    private final Instant until;

    /** @param until when the call may be made again, by our clock */
    public RateLimited(String message, Instant until) {
        super(message, null);
        this.until = Objects.requireNonNull(until, "until");
    }

    /** When the call may be made again. */
    public Instant until() {
        return until;
    }
}
