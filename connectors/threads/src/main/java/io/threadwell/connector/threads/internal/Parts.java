package io.threadwell.connector.threads.internal;

import io.threadwell.connector.meta.GraphList;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes lists of Threads apart. Their pages show cursors and never a {@code next}, so that a list is at its end where a part is empty
 * or has no cursor, and not where {@code next} is missing as elsewhere at Meta.
 */
final class Parts {
    /** How many items are asked for at once. */
    static final String A_PART = "50";

    /** Threads refuses an earlier {@code since} (page "Mentions", "Limitations"). */
    private static final long EARLIEST = 1_688_540_400;

    private Parts() {}

    /** @param asked the cursor that the part was asked for with: a list that gives it again is at its end */
    static GraphList of(JsonValue list, @Nullable String asked) {
        List<JsonValue> items = list.get("data").elements();
        String after = list.at("paging", "cursors", "after").text().orElse("");
        boolean more = !items.isEmpty() && !after.isEmpty() && !after.equals(asked);
        return new GraphList(items, more ? after : null);
    }

    static String since(Instant from) {
        return Long.toString(Math.max(EARLIEST, from.getEpochSecond()));
    }
}
