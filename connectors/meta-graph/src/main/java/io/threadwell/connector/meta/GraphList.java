package io.threadwell.connector.meta;

import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of any list of the Graph API's.
 *
 * @param after the cursor of the next part, to be asked for as {@code after}; absent when this is the last
 */
public record GraphList(List<JsonValue> items, @Nullable String after) {
    /** The last part has a cursor too, but no {@code next} (page "Paginated Results", "Cursor-based Pagination"). */
    public static GraphList of(JsonValue list) {
        JsonValue paging = list.get("paging");
        String after = paging.at("cursors", "after").text().orElse("");
        boolean more = !paging.get("next").isMissing() && !after.isEmpty();
        return new GraphList(list.get("data").elements(), more ? after : null);
    }

    /**
     * True when what follows was certainly created before this. The order that was asked for is not taken on trust: a list
     * that came in another order is walked to its end.
     */
    public boolean endsBefore(Instant from) {
        return endsBefore(from, "created_time");
    }

    /**
     * {@link #endsBefore(Instant)} by another time than that of creation.
     *
     * @param time the field that the list is in the order of
     */
    public boolean endsBefore(Instant from, String time) {
        Instant last = Instant.MAX;
        for (JsonValue item : items) {
            Instant created = item.instant(time).orElse(Instant.MAX);
            if (created.isAfter(last)) {
                return false;
            }
            last = created;
        }
        return last.isBefore(from);
    }
}
