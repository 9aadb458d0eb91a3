package io.threadwell.connector.threads.internal;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk through a list stands: what the engine keeps as the cursor. A round goes from the newest back, a call at a time, and
 * first through what stands below the items that it met.
 *
 * @param from what was written before is of no interest any more
 * @param began when the round began: the next one goes back to then, and a little further
 * @param after where the list goes on; absent at its beginning, and at its end
 * @param ended the list has been walked to its end; only what stands below items is left
 * @param below items below which something may be new
 */
record Round(Instant from, Instant began, @Nullable String after, boolean ended, List<Below> below) {
    Round {
        below = List.copyOf(below);
    }

    /** An item below which something may be new, and where to go on there. */
    record Below(String item, @Nullable String after) {}

    static Round starting(Instant from, Instant now) {
        return new Round(from, now, null, false, List.of());
    }

    boolean isDone() {
        return ended && below.isEmpty();
    }

    Round walked(@Nullable String next, List<Below> found) {
        List<Below> all = new ArrayList<>(below);
        all.addAll(found);
        return new Round(from, began, next, next == null, all);
    }

    /** What stands below the first item was walked up to a cursor; absent when there is no more of interest. */
    Round deepened(@Nullable String next) {
        List<Below> all = new ArrayList<>(below);
        Below first = all.remove(0);
        if (next != null) {
            all.add(0, new Below(first.item(), next));
        }
        return new Round(from, began, after, ended, all);
    }

    String toCursor() {
        JsonObject cursor = JsonObject.create()
                .put("from", from.toEpochMilli())
                .put("began", began.toEpochMilli())
                .put("ended", ended)
                .putIfPresent("after", after);
        JsonArray more = JsonArray.create();
        below.forEach(
                one -> more.add(JsonObject.create().put("item", one.item()).putIfPresent("after", one.after())));
        return (more.isEmpty() ? cursor : cursor.put("below", more)).toString();
    }

    /** Empty when it is none of ours: then the walk begins anew, which does no harm. */
    static Optional<Round> of(String cursor) {
        JsonValue json;
        try {
            json = JsonValue.parse(cursor);
        } catch (JsonProblem notOurs) {
            return Optional.empty();
        }
        if (json.longValue("from").isEmpty() || json.longValue("began").isEmpty()) {
            return Optional.empty();
        }
        List<Below> below = new ArrayList<>();
        for (JsonValue one : json.get("below").elements()) {
            below.add(new Below(one.text("item", ""), one.text("after").orElse(null)));
        }
        return Optional.of(new Round(
                Instant.ofEpochMilli(json.longValue("from", 0)),
                Instant.ofEpochMilli(json.longValue("began", 0)),
                json.text("after").orElse(null),
                json.bool("ended"),
                below));
    }
}
