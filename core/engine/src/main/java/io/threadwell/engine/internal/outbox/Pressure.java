package io.threadwell.engine.internal.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether what waits for a helpdesk is more than single calls keep up with. A job takes hundreds of milliseconds, so that single
 * calls are sooner done until much waits. Not thread-safe.
 */
final class Pressure {
    /** So many lanes in a row, and no end of what waits. */
    private static final int MANY = 16;

    /** What went out together is asked for together. */
    private static final Duration LASTS = Duration.ofSeconds(10);

    private int inARow;
    private Instant until = Instant.MIN;

    /** How many lanes to take: those that can go singly, or as many as go together. */
    int most(int singly, int together, Instant now) {
        return inARow < MANY && !now.isBefore(until) ? Math.min(singly, together) : together;
    }

    void took(int lanes, int most) {
        inARow = lanes < Math.min(most, MANY) ? 0 : inARow + lanes;
    }

    void wentTogether(Instant now) {
        until = now.plus(LASTS);
    }
}
