package io.threadwell.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that is moved by hand. */
public final class HandClock implements InstantSource {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T12:00:00Z"));

    @Override
    public Instant instant() {
        return now.get();
    }

    public void forward(Duration step) {
        now.updateAndGet(then -> then.plus(step));
    }
}
