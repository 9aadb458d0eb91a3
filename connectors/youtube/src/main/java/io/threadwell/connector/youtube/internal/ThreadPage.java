package io.threadwell.connector.youtube.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.connector.youtube.internal.Comments.Place;
import io.threadwell.connector.youtube.internal.Known.Seen;
import io.threadwell.connector.youtube.internal.Mark.Pending;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of threads, read against what is known of them. The list has the latest threads first, each with its first comment, the number
 * of its answers and a few of them (page "CommentThreads", {@code replies.comments[]}).
 */
final class ThreadPage {
    private final AccountId channel;
    private final View view;
    private final Mark mark;
    private final Instant now;
    private final List<InboundEvent> events = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final Map<String, Seen> threads = new LinkedHashMap<>();
    private Instant newest;
    private Instant oldest = Instant.MAX;

    private ThreadPage(AccountId channel, View view, Mark mark, Instant now) {
        this.channel = channel;
        this.view = view;
        this.mark = mark;
        this.now = now;
        this.newest = mark.times().newest();
    }

    static ThreadPage read(AccountId channel, View view, Mark mark, JsonValue page, Instant now) {
        ThreadPage read = new ThreadPage(channel, view, mark, now);
        List<JsonValue> oldestFirst = new ArrayList<>(page.get("items").elements());
        Collections.reverse(oldestFirst);
        oldestFirst.forEach(read::thread);
        return read;
    }

    List<InboundEvent> events() {
        return events;
    }

    List<Pending> pending() {
        return pending;
    }

    Known threads() {
        return new Known(threads);
    }

    /** The latest change on the page, or before it. */
    Instant newest() {
        return newest;
    }

    /** True when the page ends among what was told in earlier rounds. */
    boolean endsInKnown() {
        return oldest.isBefore(mark.until());
    }

    private void thread(JsonValue thread) {
        JsonValue snippet = thread.get("snippet");
        JsonValue top = snippet.get("topLevelComment");
        String id = top.text("id").filter(Names::isComment).orElse(null);
        Instant at = Comments.written(top).orElse(null);
        if (id == null || at == null) {
            if (isFirstTime(thread)) {
                events.add(new Unsupported(
                        channel, "a thread without the id or the time of its comment", thread.raw(), now));
            }
            return;
        }
        oldest = at.isBefore(oldest) ? at : oldest;
        long replies = snippet.longValue("totalReplyCount", 0);
        boolean late = !at.isBefore(mark.times().floor())
                && !mark.known().has(id)
                && !at.isBefore(mark.known().oldest().orElse(Instant.MIN));
        boolean isNew = isFirstPage() && (late || (!view.isPublic() && isUnknown(id, at)));
        boolean grown = isFirstPage() && mark.known().hasGrown(id, replies);
        threads.put(id, new Seen(at, replies));
        String video = snippet.text("videoId")
                .filter(Names::isId)
                .or(() -> top.get("snippet").text("videoId").filter(Names::isId))
                .orElse(null);
        Place place = new Place(video, null, view.usual(), snippet.bool("canReply", true));
        boolean told = tell(place, top, isNew || isChanged(top));
        if (told && isNew && !isChanged(top) && view.isPublic()) {
            events.add(new Hidden(channel, id, false, now));
        }
        boolean fresh = isNew || !at.isBefore(mark.until());
        replies(place.below(id), thread.get("replies").get("comments").elements(), fresh || grown, replies);
    }

    private void replies(Place place, List<JsonValue> inlined, boolean wanted, long count) {
        List<JsonValue> oldestFirst = new ArrayList<>(inlined);
        Collections.reverse(oldestFirst);
        boolean changed = false;
        for (JsonValue reply : oldestFirst) {
            changed |= isChanged(reply);
            boolean isLate = wanted
                    && Comments.written(reply)
                            .filter(at -> !at.isBefore(mark.late()))
                            .isPresent();
            tell(place, reply, isLate || isChanged(reply));
        }
        if (count > inlined.size() && (wanted || changed)) {
            pending.add(new Pending(String.valueOf(place.top()), place.video(), null));
        }
    }

    private boolean tell(Place place, JsonValue comment, boolean wanted) {
        Comments.changed(comment).ifPresent(this::sawChange);
        boolean heldBack = Comments.isHeldBack(place, comment);
        if (!wanted || (!view.isPublic() && !heldBack)) {
            return false;
        }
        InboundEvent event = Comments.read(channel, place, comment, now);
        if (event instanceof Unsupported) {
            if (isFirstTime(comment)) {
                events.add(event);
            }
            return false;
        }
        events.add(event);
        if (heldBack) {
            events.add(new Hidden(channel, comment.text("id", ""), true, now));
        }
        return true;
    }

    /** What cannot be read has no time by which it would be old. */
    private boolean isFirstTime(JsonValue unreadable) {
        String key = Known.unreadable(unreadable);
        return threads.put(key, new Seen(now, 0)) == null && !mark.known().has(key);
    }

    private boolean isFirstPage() {
        return mark.walk().page() == null;
    }

    /** What is held back may have been public for long. */
    private boolean isUnknown(String id, Instant at) {
        return !mark.known().has(id) && !at.isBefore(mark.times().floor());
    }

    private boolean isChanged(JsonValue comment) {
        @Nullable Instant changed = Comments.changed(comment).orElse(null);
        return changed == null || !changed.isBefore(mark.until());
    }

    /** A time that is yet to come would hide all that comes before it. */
    private void sawChange(Instant at) {
        Instant believed = at.isAfter(now) ? now : at;
        newest = believed.isAfter(newest) ? believed : newest;
    }
}
