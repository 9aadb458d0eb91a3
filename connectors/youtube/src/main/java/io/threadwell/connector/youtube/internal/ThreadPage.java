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
import java.util.Optional;
import java.util.stream.Stream;
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
        return !oldest.isAfter(mark.times().newest());
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
        Optional<Seen> seen = isFirstPage() ? mark.known().seen(id) : Optional.empty();
        boolean isNew = isFirstPage() && isNew(id, at);
        Instant since = seen.map(Seen::changed).orElseGet(mark::since);
        Place place = new Place(video(snippet, top), null, view.usual(), snippet.bool("canReply", true));
        boolean changed = isChanged(top, since);
        if (tell(place, top, isNew || changed) && isNew && !changed && view.isPublic()) {
            events.add(new Hidden(channel, id, false, now));
        }
        long count = snippet.longValue("totalReplyCount", 0);
        boolean fresh = isNew || (seen.isEmpty() && at.isAfter(since));
        boolean grown = seen.filter(known -> known.replies() < count).isPresent();
        List<JsonValue> replies = thread.get("replies").get("comments").elements();
        boolean more = replies(place.below(id), replies, since, fresh || grown);
        if (count > replies.size() && more) {
            pending.add(new Pending(id, place.video(), null));
        }
        threads.put(id, new Seen(at, count, latest(top, replies).orElse(at)));
    }

    /** True for one that was not there although it is not older than those that were: a new one, or one that was let through late. */
    private boolean isNew(String id, Instant at) {
        boolean unknown = !at.isBefore(mark.times().floor()) && !mark.known().has(id);
        boolean late = !at.isBefore(mark.known().oldest().orElse(Instant.MIN));
        // What is held back may have been public for long.
        return unknown && (late || !view.isPublic());
    }

    private static @Nullable String video(JsonValue thread, JsonValue top) {
        return thread.text("videoId")
                .or(() -> top.get("snippet").text("videoId"))
                .filter(Names::isId)
                .orElse(null);
    }

    private static Optional<Instant> latest(JsonValue top, List<JsonValue> replies) {
        return Stream.concat(Stream.of(top), replies.stream())
                .flatMap(comment -> Comments.changed(comment).stream())
                .max(Instant::compareTo);
    }

    /** Tells the answers that came along; true when there may be more news than these. */
    private boolean replies(Place place, List<JsonValue> inlined, Instant since, boolean wanted) {
        List<JsonValue> oldestFirst = new ArrayList<>(inlined);
        Collections.reverse(oldestFirst);
        boolean news = wanted;
        for (JsonValue reply : oldestFirst) {
            boolean changed = isChanged(reply, since);
            boolean late = wanted
                    && Comments.written(reply)
                            .filter(at -> !at.isBefore(mark.late()))
                            .isPresent();
            tell(place, reply, late || changed);
            news |= changed;
        }
        return news;
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
        return threads.put(key, new Seen(now, 0, now)) == null && !mark.known().has(key);
    }

    private boolean isFirstPage() {
        return mark.walk().page() == null;
    }

    private static boolean isChanged(JsonValue comment, Instant since) {
        return Comments.changed(comment).filter(at -> !at.isAfter(since)).isEmpty();
    }

    /** A time that is yet to come would hide all that comes before it. */
    private void sawChange(Instant at) {
        Instant believed = at.isAfter(now) ? now : at;
        newest = believed.isAfter(newest) ? believed : newest;
    }
}
