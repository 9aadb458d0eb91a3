package io.threadwell.connector.reddit.internal;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the walks through a list stand: what the engine keeps as the cursor.
 *
 * @param floor what is older is not told any more
 * @param newest the time of the newest item that was met; absent before the first
 * @param seen what was told and is not older than the floor, with its time in seconds
 * @param at where the walk under way goes on behind: names, the last of the page first; empty at the beginning
 */
record Mark(Instant floor, @Nullable Instant newest, Map<String, Long> seen, List<String> at) {
    /** As many names as a cursor may well hold. */
    static final int MOST_SEEN = 400;

    Mark {
        seen = Map.copyOf(seen);
        at = List.copyOf(at);
    }

    static Mark starting(Instant since) {
        return new Mark(since, null, Map.of(), List.of());
    }

    /** Where a cursor says; the beginning when it is none of ours. */
    static Mark of(@Nullable String cursor, Instant since) {
        if (cursor == null) {
            return starting(since);
        }
        try {
            JsonValue json = JsonValue.parse(cursor);
            Map<String, Long> seen = new LinkedHashMap<>();
            json.get("seen").fields().forEach((name, at) -> at.longValue().ifPresent(time -> seen.put(name, time)));
            List<String> at = new ArrayList<>();
            json.get("at").elements().forEach(name -> name.text().ifPresent(at::add));
            Instant newest = moment(json, "newest").orElse(null);
            return moment(json, "floor")
                    .map(floor -> new Mark(floor, newest, seen, at))
                    .orElseGet(() -> starting(since));
        } catch (JsonProblem notOurs) {
            return starting(since);
        }
    }

    /** Any moment: an account may be read from the beginning of time. */
    static Optional<Instant> moment(JsonValue json, String field) {
        try {
            return json.text(field).map(Instant::parse);
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** True for what was told, or is too old to be. */
    boolean knows(String name, Instant at) {
        return at.isBefore(floor) || seen.containsKey(name);
    }

    Mark met(String name, Instant when) {
        Map<String, Long> more = new LinkedHashMap<>(seen);
        more.put(name, when.getEpochSecond());
        return new Mark(floor, newest == null || when.isAfter(newest) ? when : newest, more, at);
    }

    Mark goingOn(List<String> behind) {
        return new Mark(floor, newest, seen, behind);
    }

    /** The same without what will not be asked for again. */
    Mark forgetting(Duration overlap) {
        if (newest == null) {
            return this;
        }
        long from = newest.minus(overlap).getEpochSecond();
        Map<String, Long> kept = new LinkedHashMap<>();
        seen.entrySet().stream()
                .filter(entry -> entry.getValue() >= from)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_SEEN)
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return new Mark(floor, newest, kept, at);
    }

    /** The beginning of the next walk. What is as old as the oldest name that is remembered may be told twice, and never not at all. */
    Mark done(Duration overlap) {
        if (newest == null) {
            return new Mark(floor, null, seen, List.of());
        }
        Instant from = newest.minus(overlap);
        Instant next = seen.size() < MOST_SEEN
                ? from
                : Instant.ofEpochSecond(
                        seen.values().stream().min(Long::compare).orElse(0L));
        return new Mark(next.isAfter(floor) ? next : floor, newest, seen, List.of());
    }

    String toCursor() {
        JsonObject names = JsonObject.create();
        seen.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        return JsonObject.create()
                .put("floor", floor)
                .putIfPresent("newest", newest == null ? null : newest.toString())
                .put("seen", names)
                .put("at", JsonArray.of(at))
                .toString();
    }
}
