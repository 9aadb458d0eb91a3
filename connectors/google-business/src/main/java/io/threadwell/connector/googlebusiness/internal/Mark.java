package io.threadwell.connector.googlebusiness.internal;

import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a profile's reviews were read, the latest change first.
 *
 * @param until what changed before was read in an earlier round
 * @param newest the latest change that was seen in this round or before it
 * @param page where this round goes on; absent when it is over
 */
record Mark(Instant until, Instant newest, @Nullable String page) {
    static Mark parse(@Nullable String cursor, Instant since) {
        try {
            JsonValue json = cursor == null ? JsonValue.missing() : JsonValue.parse(cursor);
            Instant until = json.instant("until").orElse(since);
            return new Mark(
                    until,
                    json.instant("newest").orElse(until),
                    json.text("page").orElse(null));
        } catch (JsonProblem unreadable) {
            return new Mark(since, since, null);
        }
    }

    /** After a page; a round that is over begins the next where it began. */
    Mark after(Instant seen, @Nullable String next) {
        Instant latest = seen.isAfter(newest) ? seen : newest;
        return next == null ? new Mark(latest, latest, null) : new Mark(until, latest, next);
    }

    @Override
    public String toString() {
        return JsonObject.create()
                .put("until", until)
                .put("newest", newest)
                .putIfPresent("page", page)
                .toString();
    }
}
