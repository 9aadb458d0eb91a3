package io.threadwell.engine.internal.outbox;

import io.threadwell.api.store.Command.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** How an attempt at a command goes on, and how long to wait before the next. */
public final class Attempts {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Attempts() {}

    public static Attempt sent(Attempt before, @Nullable String writeKey, Instant now) {
        Instant first = before.firstSentAt() == null ? now : before.firstSentAt();
        return new Attempt(writeKey, null, before.count() + 1, before.due(), null, first);
    }

    public static Attempt due(Attempt before, Instant due) {
        return new Attempt(
                before.writeKey(), before.handle(), before.count(), due, before.reason(), before.firstSentAt());
    }

    public static Attempt pending(Attempt before, String handle, Instant due) {
        return new Attempt(before.writeKey(), handle, before.count(), due, null, before.firstSentAt());
    }

    /** It certainly had no effect: what belongs to the next write is open again. */
    public static Attempt free(Attempt before, Instant due, @Nullable String reason) {
        return new Attempt(null, null, before.count(), due, reason, null);
    }

    public static Attempt because(Attempt before, @Nullable String reason) {
        return new Attempt(
                before.writeKey(), before.handle(), before.count(), before.due(), reason, before.firstSentAt());
    }

    /** Half a second at first, doubled with each attempt up to thirty seconds, shortened by up to a quarter at random. */
    public static Duration backoff(int attempts) {
        long millis = Math.min(LONGEST.toMillis(), 500L << Math.min(20, Math.max(0, attempts - 1)));
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 4 + 1));
    }
}
