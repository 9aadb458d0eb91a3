package io.threadwell.connector.mastodon.internal;

import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk through a list stands: what the engine keeps as the cursor. The first walk goes from the newest item back to a moment;
 * those after it go on from an id.
 *
 * @param since how far the first walk goes back; absent when it is done
 * @param after the newest id before which nothing new is to be expected any more; absent while there is none
 * @param newest the newest id that was met; absent before the first
 * @param at where the walk under way stands; absent at its beginning
 */
record Mark(
        @Nullable Instant since,
        @Nullable String after,
        @Nullable String newest,
        @Nullable String at) {
    /** Ids are numbers without leading zeros on Mastodon, and words of one length whose order is their age on others. */
    private static final Comparator<String> AGE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    static Mark starting(Instant since) {
        return new Mark(since, null, null, null);
    }

    /** Where a cursor says; the beginning when it is none of ours. */
    static Mark of(@Nullable String cursor, Instant since) {
        if (cursor == null) {
            return starting(since);
        }
        try {
            JsonValue json = JsonValue.parse(cursor);
            Instant first = moment(json.text("since", ""));
            String after = json.text("after").orElse(null);
            return first == null && after == null
                    ? starting(since)
                    : new Mark(
                            first,
                            after,
                            json.text("newest").orElse(null),
                            json.text("at").orElse(null));
        } catch (JsonProblem notOurs) {
            return starting(since);
        }
    }

    /** Any moment: an account may be read from the beginning of time. */
    private static @Nullable Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    /** True when the second id is younger, or the only one. */
    static boolean isYounger(@Nullable String than, String id) {
        return than == null || AGE.compare(than, id) < 0;
    }

    boolean isFirst() {
        return since != null || after == null;
    }

    /**
     * The same, having met an item.
     *
     * @param settled true when it is so old that none before it can still come
     */
    Mark met(String id, boolean settled) {
        return new Mark(since, settled && isYounger(after, id) ? id : after, isYounger(newest, id) ? id : newest, at);
    }

    Mark goingOn(String id) {
        return new Mark(since, after, newest, id);
    }

    /** The beginning of the next walk. */
    Mark done() {
        return new Mark(after == null ? since : null, after, newest, null);
    }

    String toCursor() {
        return JsonObject.create()
                .putIfPresent("since", since == null ? null : since.toString())
                .putIfPresent("after", after)
                .putIfPresent("newest", newest)
                .putIfPresent("at", at)
                .toString();
    }
}
