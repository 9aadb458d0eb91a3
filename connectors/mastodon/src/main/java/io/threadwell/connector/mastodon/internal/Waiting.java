package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.error.Unavailable;
import io.threadwell.support.http.LiveLines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What came over a long connection and was not taken yet. Filled by the connection's thread, emptied by another. */
final class Waiting implements LiveLines.Listener {
    /** Servers send a comment every 15 seconds (page "streaming API methods", "About HTTP server-sent events"). */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** So often an idle wait looks whether the connection has gone silent. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 100;

    /** Wakes whoever waits, and says nothing. */
    private static final Told WAKE = new Told("", "");

    private final Api api;
    private final SentEvents lines = new SentEvents();
    private final BlockingQueue<Told> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile Instant lastHeard;
    private volatile @Nullable String end;

    Waiting(Api api) {
        this.api = api;
        this.lastHeard = api.now();
    }

    @Override
    public void line(String line) {
        lastHeard = api.now();
        Optional<Told> told = lines.line(line);
        if (told.isPresent() && !queue.offer(told.get())) {
            end("more comes than is taken");
        }
    }

    @Override
    public void ended(Throwable why) {
        end(why.getClass().getSimpleName());
    }

    void end(String why) {
        if (end == null) {
            end = why;
        }
        queue.offer(WAKE);
    }

    /**
     * What came, after a wait for something to come. What was heard before a break is given first.
     *
     * @throws Unavailable when the connection broke or has gone silent
     */
    List<Told> take(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        while (true) {
            Told first = poll(Math.min(LOOK.toNanos(), until - System.nanoTime()));
            if (first != null && !first.equals(WAKE)) {
                List<Told> all = new ArrayList<>(List.of(first));
                queue.drainTo(all, MOST_AT_ONCE - 1);
                all.removeIf(one -> one.equals(WAKE));
                return all;
            }
            String why = end;
            if (why != null && queue.isEmpty()) {
                throw new Unavailable("the long connection broke: " + why);
            } else if (lastHeard.plus(SILENCE).isBefore(api.now())) {
                throw new Unavailable("the long connection has gone silent");
            } else if (System.nanoTime() >= until) {
                return List.of();
            }
        }
    }

    private @Nullable Told poll(long nanos) {
        try {
            return queue.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while listening", interrupted);
        }
    }
}
