package io.threadwell.connector.linkedin.internal;

import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk through the notifications of some time stands: what the engine keeps as the cursor.
 *
 * @param until absent before the walk's first page
 * @param start how many notifications lie behind
 */
record Window(Instant from, @Nullable Instant until, int start) {
    /** LinkedIn keeps notifications for 60 days (page "Organization Social Action Notifications", "Pull"); an hour is left. */
    static final Duration KEPT = Duration.ofDays(60).minusHours(1);

    /** Where a cursor says; the beginning when it is none of ours. */
    static Window of(@Nullable String cursor, Instant since, Instant now) {
        Window window = parsed(cursor, since);
        Instant oldest = now.minus(KEPT);
        Instant from = window.from().isBefore(oldest) ? oldest : window.from();
        Instant begun = window.until();
        boolean goesOn = begun != null && begun.isAfter(from) && !begun.isAfter(now);
        return goesOn ? new Window(from, begun, window.start()) : new Window(from, now, 0);
    }

    private static Window parsed(@Nullable String cursor, Instant since) {
        Window beginning = new Window(since, null, 0);
        if (cursor == null) {
            return beginning;
        }
        try {
            JsonValue json = JsonValue.parse(cursor);
            int start = (int) Math.max(0, Math.min(json.longValue("start", 0), 1_000_000));
            return json.instant("from")
                    .map(from -> new Window(from, json.instant("until").orElse(null), start))
                    .orElse(beginning);
        } catch (JsonProblem notOurs) {
            return beginning;
        }
    }

    Instant end() {
        return until == null ? from : until;
    }

    Window goingOn(int more) {
        return new Window(from, until, start + more);
    }

    /** The beginning of the next walk, which looks again at what may have come late. */
    Window done(Duration overlap) {
        Instant next = end().minus(overlap);
        return new Window(next.isBefore(from) ? from : next, null, 0);
    }

    String toCursor() {
        JsonObject json = JsonObject.create().put("from", from.toEpochMilli()).put("start", start);
        if (until != null) {
            json.put("until", until.toEpochMilli());
        }
        return json.toString();
    }
}
