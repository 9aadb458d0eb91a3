package io.threadwell.connector.instagram.internal;

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
 * Where a walk through a list stands: what the engine keeps as the cursor. A round goes from the newest back to {@code from}, a call at a
 * time, and first to the end of what stands below the things that it met.
 *
 * @param from what was written before is of no interest any more
 * @param began when the round began: the next one goes back to then, and a little further
 * @param after where the list goes on; absent at its beginning, and at its end
 * @param ended the list has been walked to its end; only what stands below is left
 * @param deeper things with more below them than came along
 */
record Round(Instant from, Instant began, @Nullable String after, boolean ended, List<More> deeper) {
    Round {
        deeper = List.copyOf(deeper);
    }

    /** A thing with more below it, by the edge that has that and the cursor behind which it is. */
    record More(String node, String edge, String after) {}

    static Round starting(Instant from, Instant now) {
        return new Round(from, now, null, false, List.of());
    }

    boolean isDone() {
        return ended && deeper.isEmpty();
    }

    Round walked(@Nullable String next, List<More> found) {
        return new Round(from, began, next, next == null, deeper).with(found);
    }

    /** What stands below the first was walked up to a cursor; absent when there is no more of interest. */
    Round deepened(@Nullable String next) {
        List<More> all = new ArrayList<>(deeper);
        More first = all.remove(0);
        if (next != null) {
            all.add(0, new More(first.node(), first.edge(), next));
        }
        return new Round(from, began, after, ended, all);
    }

    /** With further things that have more below them. */
    Round with(List<More> found) {
        List<More> all = new ArrayList<>(deeper);
        all.addAll(found);
        return new Round(from, began, after, ended, all);
    }

    String toCursor() {
        JsonObject cursor = JsonObject.create()
                .put("from", from.toEpochMilli())
                .put("began", began.toEpochMilli())
                .put("ended", ended)
                .putIfPresent("after", after);
        JsonArray more = JsonArray.create();
        deeper.forEach(one -> more.add(JsonObject.create()
                .put("in", one.node())
                .put("edge", one.edge())
                .put("after", one.after())));
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
            deeper.add(new More(one.text("in", ""), one.text("edge", ""), one.text("after", "")));
        }
        String after = json.text("after").orElse(null);
        return Optional.of(new Round(from.get(), began.get(), after, json.bool("ended"), deeper));
    }

    private static Optional<Instant> moment(JsonValue json, String name) {
        return json.longValue(name).stream().mapToObj(Instant::ofEpochMilli).findFirst();
    }
}
