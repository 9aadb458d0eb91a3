package io.threadwell.connector.bluesky.internal;

import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What repair keeps between its runs, as the engine's cursor.
 *
 * @param from what is older is none of ours
 * @param seen what the last run saw, hashed; what it reports once
 */
record RepairMark(Instant from, Set<String> seen) {
    private static final int MOST = 5_000;

    static RepairMark parse(@Nullable String cursor, Instant since) {
        if (cursor == null) {
            return new RepairMark(since, Set.of());
        }
        try {
            JsonValue json = JsonValue.parse(cursor);
            Set<String> seen = json.get("seen").elements().stream()
                    .flatMap(hash -> hash.text().stream())
                    .collect(Collectors.toUnmodifiableSet());
            return new RepairMark(json.instant("from").orElse(since), seen);
        } catch (JsonProblem unreadable) {
            return new RepairMark(since, Set.of());
        }
    }

    @Override
    public String toString() {
        List<String> kept = seen.stream().limit(MOST).toList();
        return JsonObject.create().put("from", from).put("seen", kept).toString();
    }
}
