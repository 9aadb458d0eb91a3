package io.threadwell.helpdesk.zendesk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until it is moved. */
public final class HandMovedClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-03-01T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    public synchronized void advanceTo(Instant moment) {
        now = moment.isAfter(now) ? moment : now;
    }
}
