package io.threadwell.connector.x.internal;

import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk through a list stands, which goes from the newest back: what the engine keeps as the cursor.
 *
 * @param since the walk ends at this id
 * @param newest the greatest id that the walk met; absent before the first
 * @param token where the list goes on; absent at its beginning
 */
record Mark(String since, @Nullable String newest, @Nullable String token) {

    static Mark starting(Instant since) {
        return new Mark(Snowflake.at(since), null, null);
    }

    /** Where a cursor says; the beginning when it is none of ours. */
    static Mark of(@Nullable String cursor, Instant since) {
        if (cursor == null) {
            return starting(since);
        }
        try {
            JsonValue json = JsonValue.parse(cursor);
            String id = json.text("since", "");
            return Snowflake.number(id) == 0
                    ? starting(since)
                    : new Mark(
                            id,
                            json.text("newest").orElse(null),
                            json.text("token").orElse(null));
        } catch (JsonProblem notOurs) {
            return starting(since);
        }
    }

    /** The same, having met an item. */
    Mark met(String id) {
        return newest != null && Snowflake.number(newest) >= Snowflake.number(id) ? this : new Mark(since, id, token);
    }

    Mark goingOn(String next) {
        return new Mark(since, newest, next);
    }

    /** The same, from the beginning of the list, where the old token is good no more. */
    Mark anew() {
        return new Mark(since, newest, null);
    }

    /** The beginning of the next walk: it looks again at what was written so lately that it may have come late. */
    Mark done(Instant now, Duration overlap) {
        String met = newest == null ? since : newest;
        String late = Snowflake.at(now.minus(overlap));
        String next = Snowflake.number(late) < Snowflake.number(met) ? late : met;
        return new Mark(Snowflake.number(next) < Snowflake.number(since) ? since : next, null, null);
    }

    /** True when the walk has come to what is known. */
    boolean reaches(String id) {
        return Snowflake.number(id) <= Snowflake.number(since);
    }

    String toCursor() {
        return JsonObject.create()
                .put("since", since)
                .putIfPresent("newest", newest)
                .putIfPresent("token", token)
                .toString();
    }
}
