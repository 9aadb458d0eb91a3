package io.threadwell.connector.bluesky.internal;

import io.threadwell.support.json.JsonValue;
import io.threadwell.support.paging.Page;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One poll's walk from the newest notification back to the mark. Not thread-safe. */
final class NotificationWalk {
    private static final int MOST_KEPT = 5_000;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    private final Notifications notifications;
    private final Mark mark;
    private final Duration overlap;
    private final Instant end;
    private final Instant latest;
    private final Map<String, JsonValue> found = new LinkedHashMap<>();
    private final Set<String> met = new HashSet<>();
    private final Map<String, Instant> kept = new HashMap<>();
    private Instant top;
    private @Nullable String next;
    private @Nullable String lastCursor;
    private boolean ended;

    NotificationWalk(Notifications notifications, Mark mark, Duration overlap, Instant now) {
        this.notifications = notifications;
        this.mark = mark;
        this.overlap = overlap;
        this.end = mark.at().minus(overlap);
        this.latest = now.plus(CLOCKS_DIFFER);
        this.top = mark.at();
        Mark.Walk walk = mark.walk();
        if (walk != null) {
            this.top = walk.top();
            this.next = walk.next();
            this.kept.putAll(walk.kept());
            this.met.addAll(walk.kept().keySet());
        }
    }

    boolean ended() {
        return ended;
    }

    @Nullable
    String next() {
        return next;
    }

    void read(Page<JsonValue> page) {
        for (JsonValue notification : page.items()) {
            Instant filed = notifications.filedAt(notification);
            if (filed.isBefore(end)) {
                ended = true;
                return;
            }
            take(notification, filed);
        }
        String after = page.next();
        ended = after == null || after.equals(next);
        next = after == null ? null : inclusive(after);
        lastCursor = after;
    }

    private void take(JsonValue notification, Instant filed) {
        String hash = Hash.text(Notifications.identity(notification));
        boolean told = !notification.get("indexedAt").isMissing();
        if (told && filed.isAfter(top) && !filed.isAfter(latest)) {
            top = filed;
        }
        keep(hash, filed);
        if (!met.add(hash)) {
            found.computeIfPresent(hash, (same, known) -> Notifications.better(known, notification));
            return;
        }
        boolean before = mark.from() != null && filed.isBefore(mark.from());
        if (!before && !mark.seen().contains(hash)) {
            found.put(hash, notification);
        }
    }

    private void keep(String hash, Instant filed) {
        if (kept.size() < MOST_KEPT && !filed.isBefore(top.minus(overlap))) {
            kept.put(hash, filed);
        }
    }

    /**
     * The network's cursor is the time of the page's last notification, and the next page holds what is strictly older: others
     * of that same millisecond would be lost. Asking from a millisecond later gives them again. Cursors of another form, and
     * pages full of one millisecond, are left as they are.
     */
    private String inclusive(String cursor) {
        if (cursor.equals(lastCursor)) {
            return cursor;
        }
        try {
            return Instant.parse(cursor).plusMillis(1).toString();
        } catch (DateTimeException opaque) {
            return cursor;
        }
    }

    /** What is new, oldest first. */
    List<JsonValue> found() {
        List<JsonValue> oldestFirst = new ArrayList<>(found.values());
        Collections.reverse(oldestFirst);
        oldestFirst.sort(Comparator.comparing(notifications::filedAt));
        return oldestFirst;
    }

    /** Where the next poll begins. */
    Mark mark() {
        if (!ended && next != null) {
            return new Mark(mark.at(), mark.seen(), mark.from(), new Mark.Walk(next, top, kept));
        }
        Instant oldest = top.minus(overlap);
        Set<String> seen = kept.entrySet().stream()
                .filter(entry -> !entry.getValue().isBefore(oldest))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        return new Mark(top, seen, null, null);
    }
}
