package io.threadwell.connector.messenger.internal;

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
 * Where a walk through the conversations stands: what the engine keeps as the cursor. A round goes from the one touched last back to
 * {@code from}, a call at a time, and first to the end of the new messages of those that it met.
 *
 * @param from what was written before is of no interest any more
 * @param began when the round began: the next one goes back to then, and a little further
 * @param after where the list goes on; absent at its beginning, and at its end
 * @param ended the list has been walked to its end; only messages are left
 * @param deeper conversations with more new messages than came along
 */
record Round(Instant from, Instant began, @Nullable String after, boolean ended, List<More> deeper) {
    Round {
        deeper = List.copyOf(deeper);
    }

    /** A conversation with further messages behind a cursor. */
    record More(String conversation, String after) {}

    static Round starting(Instant from, Instant now) {
        return new Round(from, now, null, false, List.of());
    }

    boolean isDone() {
        return ended && deeper.isEmpty();
    }

    Round walked(@Nullable String next, List<More> found) {
        List<More> all = new ArrayList<>(deeper);
        all.addAll(found);
        return new Round(from, began, next, next == null, all);
    }

    /** The first conversation was walked up to a cursor; absent when there is no more of interest. */
    Round deepened(@Nullable String next) {
        List<More> all = new ArrayList<>(deeper);
        More first = all.remove(0);
        if (next != null) {
            all.add(0, new More(first.conversation(), next));
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
        deeper.forEach(one ->
                more.add(JsonObject.create().put("in", one.conversation()).put("after", one.after())));
        return (more.isEmpty() ? cursor : cursor.put("deeper", more)).toString();
    }

    /** Empty when it is none of ours: then the walk begins anew, which does no harm. */
    static Optional<Round> of(String cursor) {
        JsonValue json;
        try {
            json = JsonValue.parse(cursor);
        } catch (JsonProblem notOurs) {
            return Optional.empty();
        }
        Optional<Instant> from = moment(json, "from");
        Optional<Instant> began = moment(json, "began");
        if (from.isEmpty() || began.isEmpty()) {
            return Optional.empty();
        }
        List<More> deeper = new ArrayList<>();
        for (JsonValue one : json.get("deeper").elements()) {
            deeper.add(new More(one.text("in", ""), one.text("after", "")));
        }
        String after = json.text("after").orElse(null);
        return Optional.of(new Round(from.get(), began.get(), after, json.bool("ended"), deeper));
    }

    private static Optional<Instant> moment(JsonValue json, String name) {
        return json.longValue(name).stream().mapToObj(Instant::ofEpochMilli).findFirst();
    }
}
