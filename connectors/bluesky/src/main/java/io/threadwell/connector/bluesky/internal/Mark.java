package io.threadwell.connector.bluesky.internal;

import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far the notifications have been read; what the engine keeps as the cursor.
 *
 * @param at the newest time seen
 * @param seen those seen that are filed shortly before {@code at}, hashed
 * @param from what is filed before is none of ours; only while the first walk lasts
 * @param walk where a walk goes on that was too long for one poll
 */
record Mark(
        Instant at,
        Set<String> seen,
        @Nullable Instant from,
        @Nullable Walk walk) {
    /**
     * A walk back from the newest to the mark, broken off.
     *
     * @param next the network's own cursor
     * @param top the newest time of the walk
     * @param kept as {@code seen}, of this walk, with their times
     */
    record Walk(String next, Instant top, Map<String, Instant> kept) {}

    static Mark first(Instant since) {
        return new Mark(since, Set.of(), since, null);
    }

    /** Reads what {@link #toString} wrote; what nobody here wrote is read as the beginning. */
    static Mark parse(@Nullable String cursor, Instant since) {
        if (cursor == null) {
            return first(since);
        }
        try {
            JsonValue json = JsonValue.parse(cursor);
            return json.instant("at").map(at -> read(json, at)).orElseGet(() -> first(since));
        } catch (JsonProblem unreadable) {
            return first(since);
        }
    }

    private static Mark read(JsonValue json, Instant at) {
        Set<String> seen = json.get("seen").elements().stream()
                .flatMap(hash -> hash.text().stream())
                .collect(Collectors.toUnmodifiableSet());
        return new Mark(
                at,
                seen,
                json.instant("from").orElse(null),
                walk(json.get("walk")).orElse(null));
    }

    private static Optional<Walk> walk(JsonValue json) {
        Map<String, Instant> kept = new LinkedHashMap<>();
        json.get("kept").fields().forEach((hash, time) -> time.instant().ifPresent(at -> kept.put(hash, at)));
        return json.text("next").flatMap(next -> json.instant("top").map(top -> new Walk(next, top, kept)));
    }

    @Override
    public String toString() {
        List<String> sorted = new ArrayList<>(seen);
        sorted.sort(null);
        JsonObject json = JsonObject.create().put("at", at).put("seen", sorted);
        if (from != null) {
            json.put("from", from);
        }
        if (walk != null) {
            JsonObject kept = JsonObject.create();
            walk.kept().forEach(kept::put);
            json.put(
                    "walk",
                    JsonObject.create()
                            .put("next", walk.next())
                            .put("top", walk.top())
                            .put("kept", kept));
        }
        return json.toString();
    }
}
