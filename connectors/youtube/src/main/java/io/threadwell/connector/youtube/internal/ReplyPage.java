package io.threadwell.connector.youtube.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.connector.youtube.internal.Comments.Place;
import io.threadwell.connector.youtube.internal.Mark.Pending;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a thread's answers ({@code comments.list} by {@code parentId}).
 *
 * @param next where to go on; absent where there is nothing more, or nothing new
 */
record ReplyPage(List<InboundEvent> events, @Nullable String next) {
    ReplyPage {
        events = List.copyOf(events);
    }

    static ReplyPage read(AccountId channel, View view, Mark mark, JsonValue page, Instant now) {
        Pending thread = mark.pending().get(0);
        Place place = new Place(thread.video(), thread.thread(), "published", true);
        List<JsonValue> replies = new ArrayList<>(page.get("items").elements());
        boolean latestFirst = isLatestFirst(replies);
        String next =
                page.text("nextPageToken").filter(token -> !token.isEmpty()).orElse(null);
        boolean ends = latestFirst && !replies.isEmpty() && !isWanted(mark, replies.get(replies.size() - 1));
        if (latestFirst) {
            Collections.reverse(replies);
        }
        List<InboundEvent> events = new ArrayList<>();
        for (JsonValue reply : replies) {
            boolean heldBack = Comments.isHeldBack(place, reply);
            if (isWanted(mark, reply) && (view.isPublic() || heldBack)) {
                InboundEvent event = Comments.read(channel, place, reply, now);
                events.add(event);
                if (heldBack && !(event instanceof Unsupported)) {
                    events.add(new Hidden(channel, reply.text("id", ""), true, now));
                }
            }
        }
        return new ReplyPage(events, ends ? null : next);
    }

    /** No page of YouTube's says in which order they come, although the latest are seen to be first. */
    private static boolean isLatestFirst(List<JsonValue> replies) {
        if (replies.size() < 2) {
            return false;
        }
        Instant first = Comments.written(replies.get(0)).orElse(Instant.MIN);
        Instant last = Comments.written(replies.get(replies.size() - 1)).orElse(Instant.MAX);
        return first.isAfter(last);
    }

    private static boolean isWanted(Mark mark, JsonValue reply) {
        Instant written = Comments.written(reply).orElse(Instant.MAX);
        Instant changed = Comments.changed(reply).orElse(Instant.MAX);
        return !written.isBefore(mark.late()) || changed.isAfter(mark.since());
    }
}
