package io.threadwell.connector.youtube.internal;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a list was read. A round goes over the list's pages; after each page the answers of its threads are fetched where they did
 * not come along, and what is missing is asked for. Each of these steps is one call, and one unit.
 *
 * @param times what was told already
 * @param walk where this round is
 * @param known the first page as it was
 * @param pending threads whose answers are to be fetched
 * @param missing threads that were there and are not
 */
record Mark(Times times, Walk walk, Known known, List<Pending> pending, List<String> missing) {
    /** Lists are a little behind, and YouTube's clock is not ours. */
    private static final Duration BEHIND = Duration.ofMinutes(10);
    /** How late a comment may be let through and still be found below one that is known. */
    private static final Duration LATE = Duration.ofDays(1);

    Mark {
        pending = List.copyOf(pending);
        missing = List.copyOf(missing);
    }

    /**
     * What was told already.
     *
     * @param floor nothing written before is told
     * @param newest the latest change that earlier rounds saw on the first page
     * @param seen the latest change that this round saw
     * @param lookedBack when the last look at older threads began
     */
    record Times(Instant floor, Instant newest, Instant seen, Instant lookedBack) {}

    /**
     * Where a round is.
     *
     * @param page its next page; absent when it begins or is over
     * @param pages how many pages it has read
     * @param lookBack when it began, where it looks at older threads; absent where it does not
     */
    record Walk(@Nullable String page, int pages, @Nullable Instant lookBack) {
        static final Walk START = new Walk(null, 0, null);
    }

    /** A thread whose answers are to be fetched, and where to go on in them. */
    record Pending(
            String thread, @Nullable String video, @Nullable String page) {
        Pending onPage(@Nullable String next) {
            return new Pending(thread, video, next);
        }
    }

    static Mark parse(@Nullable String cursor, Instant since, Instant now) {
        Instant before = since.minusMillis(1);
        Mark first = new Mark(new Times(since, before, before, now), Walk.START, Known.NOTHING, List.of(), List.of());
        if (cursor == null) {
            return first;
        }
        try {
            return read(JsonValue.parse(cursor), first);
        } catch (JsonProblem unreadable) {
            return first;
        }
    }

    private static Mark read(JsonValue json, Mark first) {
        Instant newest = json.instant("newest").orElse(first.times.newest);
        Times times = new Times(
                json.instant("floor").orElse(first.times.floor),
                newest,
                json.instant("seen").orElse(newest),
                json.instant("looked-back").orElse(first.times.lookedBack));
        Walk walk = new Walk(
                json.text("page").orElse(null),
                (int) Math.min(1_000, json.longValue("pages", 0)),
                json.instant("look-back").orElse(null));
        List<Pending> pending = new ArrayList<>();
        for (JsonValue one : json.get("pending").elements()) {
            one.text("thread")
                    .filter(Names::isComment)
                    .ifPresent(thread -> pending.add(new Pending(
                            thread,
                            one.text("video").orElse(null),
                            one.text("page").orElse(null))));
        }
        List<String> missing = json.get("missing").elements().stream()
                .flatMap(one -> one.text().stream())
                .filter(Names::isComment)
                .toList();
        return new Mark(times, walk, Known.parse(json.get("known")), pending, missing);
    }

    /** What changed until then was told, as far as a thread is not known by itself. */
    Instant since() {
        Instant since = times.newest;
        if (walk.lookBack != null) {
            Instant seen = times.lookedBack.minus(BEHIND);
            since = seen.isBefore(since) ? seen : since;
        }
        return since.isBefore(times.floor) ? times.floor.minusMillis(1) : since;
    }

    /** In a thread that is known, what was written before is not told again. */
    Instant late() {
        Instant late = times.newest.minus(LATE);
        return late.isBefore(times.floor) ? times.floor : late;
    }

    boolean isOver() {
        return walk.page == null && pending.isEmpty() && missing.isEmpty();
    }

    Mark withPending(List<Pending> rest) {
        return new Mark(times, walk, known, rest, missing);
    }

    Mark withMissing(List<String> rest) {
        return new Mark(times, walk, known, pending, rest);
    }

    /** The round begins again: the place that it went on from is not there any more. */
    Mark again() {
        Times unchanged = new Times(times.floor, times.newest, times.newest, times.lookedBack);
        return new Mark(unchanged, Walk.START, known, pending, missing);
    }

    /** The next round begins where this one began. */
    Mark over() {
        Instant lookedBack = walk.lookBack == null ? times.lookedBack : walk.lookBack;
        Times next = new Times(times.floor, times.seen, times.seen, lookedBack);
        return new Mark(next, Walk.START, known, pending, missing);
    }

    @Override
    public String toString() {
        JsonObject json = JsonObject.create()
                .put("floor", times.floor)
                .put("newest", times.newest)
                .put("seen", times.seen)
                .put("looked-back", times.lookedBack)
                .putIfPresent("page", walk.page)
                .put("pages", walk.pages)
                .put("known", known.toJson());
        if (walk.lookBack != null) {
            json.put("look-back", walk.lookBack);
        }
        JsonArray waiting = JsonArray.create();
        pending.forEach(one -> waiting.add(JsonObject.create()
                .put("thread", one.thread)
                .putIfPresent("video", one.video)
                .putIfPresent("page", one.page)));
        return json.put("pending", waiting).put("missing", missing).toString();
    }
}
