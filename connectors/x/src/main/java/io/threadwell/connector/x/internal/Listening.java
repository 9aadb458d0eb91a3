package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.StreamSource.StreamPage;
import io.threadwell.api.connector.StreamSource.Subscription;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.AccountId;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What one account hears of the shared connection. */
final class Listening implements Subscription {
    /** X sends at least a blank line every 20 seconds (page "Handling disconnections"). */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** So often an idle wait looks whether the connection has gone silent. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final int MOST_WAITING = 10_000;
    private static final int MOST_IN_PAGE = 100;

    /** Wakes whoever waits, and says nothing. */
    private static final JsonValue WAKE = JsonValue.missing();

    private final AccountId account;
    private final InstantSource clock;
    private final Hub hub;
    private final BlockingQueue<JsonValue> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile Instant lastHeard;
    private volatile @Nullable CareException failure;
    private Instant lastTold;

    /** What hands the lines on. */
    interface Hub {
        /** The listener listens no more. */
        void leave(Listening listening);

        /** Nothing has been heard for too long. */
        void silent();
    }

    Listening(AccountId account, InstantSource clock, Hub hub) {
        this.account = account;
        this.clock = clock;
        this.hub = hub;
        this.lastHeard = clock.instant();
        this.lastTold = lastHeard;
    }

    AccountId account() {
        return account;
    }

    void alive() {
        lastHeard = clock.instant();
    }

    void heard(JsonValue line) {
        alive();
        if (!waiting.offer(line)) {
            broken(new Unavailable("more comes over the filtered stream than is taken"));
        }
    }

    void broken(CareException why) {
        if (failure == null) {
            failure = why;
        }
        waiting.offer(WAKE);
    }

    /** What was heard before a break is given first. */
    @Override
    public StreamPage next(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        List<JsonValue> lines = new ArrayList<>();
        while (lines.isEmpty()) {
            JsonValue line = take(Math.min(LOOK.toNanos(), end - System.nanoTime()));
            if (line != null && !line.isMissing()) {
                lines.add(line);
                waiting.drainTo(lines, MOST_IN_PAGE - 1);
            } else if (failure != null && waiting.isEmpty()) {
                throw failure();
            } else if (lastHeard.plus(SILENCE).isBefore(clock.instant())) {
                throw silent();
            } else if (System.nanoTime() >= end) {
                return new StreamPage(List.of(), cursorIfLate());
            }
        }
        return page(lines);
    }

    private @Nullable JsonValue take(long nanos) {
        try {
            return waiting.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while listening", interrupted);
        }
    }

    private CareException failure() {
        CareException why = failure;
        return why == null ? new Unavailable("the filtered stream broke") : why;
    }

    private Unavailable silent() {
        hub.silent();
        return new Unavailable("the filtered stream has gone silent");
    }

    private StreamPage page(List<JsonValue> lines) {
        Instant now = clock.instant();
        List<InboundEvent> events = new ArrayList<>(lines.size());
        for (JsonValue line : lines) {
            if (!line.isMissing()) {
                events.add(Matched.event(account, line, now));
            }
        }
        lastTold = now;
        return new StreamPage(events, cursor(now));
    }

    /** A minute is what X counts backfill in: a cursor that is newer than that would save nothing. */
    private @Nullable String cursorIfLate() {
        Instant heard = lastHeard;
        if (heard.isBefore(lastTold.plusSeconds(60))) {
            return null;
        }
        lastTold = heard;
        return cursor(heard);
    }

    private static String cursor(Instant at) {
        return Long.toString(at.toEpochMilli());
    }

    @Override
    public void close() {
        broken(new Unavailable("the connection was closed"));
        hub.leave(this);
    }
}
