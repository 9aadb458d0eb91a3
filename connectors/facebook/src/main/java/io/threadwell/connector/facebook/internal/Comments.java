package io.threadwell.connector.facebook.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists comments below a post or a comment, the newest first and those below others included. */
final class Comments {
    /** What is asked of each comment, everywhere that comments are asked for. */
    static final String FIELDS =
            "id,message,from{id,name},created_time,parent{id},permalink_url,is_hidden,attachment{type,url,media}";

    private static final String A_PAGE = "100";

    private Comments() {}

    static CommentPage page(
            Graph graph, AccountContext account, String node, @Nullable String after, Priority priority) {
        HttpCall call = HttpCall.get(graph.address(node, "comments"))
                .query("fields", FIELDS)
                .query("filter", "stream")
                .query("order", "reverse_chronological")
                .query("limit", A_PAGE)
                .named("list comments");
        return CommentPage.of(graph.call(account, after == null ? call : call.query("after", after), priority));
    }

    /**
     * A page of any list of the Graph API's.
     *
     * @param after the cursor of the next page; absent when this is the last
     */
    record CommentPage(List<JsonValue> items, @Nullable String after) {
        /** The last page has a cursor too, but no {@code next} (page "Paginated Results"). */
        static CommentPage of(JsonValue list) {
            JsonValue paging = list.get("paging");
            String after = paging.at("cursors", "after").text().orElse("");
            boolean more = !paging.get("next").isMissing() && !after.isEmpty();
            return new CommentPage(list.get("data").elements(), more ? after : null);
        }

        /**
         * True when what follows is certainly older than this. The order that was asked for is not taken on trust: a list that
         * came in another order is walked to its end.
         */
        boolean endsBefore(Instant from) {
            return endsBefore(from, "created_time");
        }

        /** @param time the field that the list is in the order of */
        boolean endsBefore(Instant from, String time) {
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
}
