package io.threadwell.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test moves it. Thread-safe.
 *
 * <p>It keeps whole milliseconds, as stores do, so that an instant that went through a store equals the one that went in.
 */
public final class MovableClock implements InstantSource {
    /** Where a clock stands that was not told otherwise: a Monday morning. */
    public static final Instant START = Instant.parse("2025-03-03T09:00:00Z");

    private final AtomicReference<Instant> now;

    /** A clock that stands at {@link #START}. */
    public MovableClock() {
        this(START);
    }

    public MovableClock(Instant start) {
        now = new AtomicReference<>(start.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    /**
     * Moves the clock, forward as a rule; backward to play a clock that was set back.
     *
     * @return the new time
     */
    public Instant advance(Duration step) {
        return now.updateAndGet(time -> time.plus(step).truncatedTo(ChronoUnit.MILLIS));
    }

    /** Moves the clock on by seconds. */
    public Instant advanceSeconds(long seconds) {
        return advance(Duration.ofSeconds(seconds));
    }

    /** Sets the clock. */
    public void set(Instant time) {
        now.set(time.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public String toString() {
        return "clock at " + instant();
    }
}
