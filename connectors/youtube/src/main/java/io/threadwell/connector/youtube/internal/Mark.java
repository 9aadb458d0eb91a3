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
    /** Lists are a little behind. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);
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
     * @param newest the latest change that earlier rounds saw
     * @param seen the latest change that this round saw
     * @param lookedBack when older threads were looked at last
     */
    record Times(Instant floor, Instant newest, Instant seen, Instant lookedBack) {}

    /**
     * Where a round is.
     *
     * @param page its next page; absent when it begins or is over
     * @param pages how many pages it has read
     * @param deep whether it looks back
     */
    record Walk(@Nullable String page, int pages, boolean deep) {
        static final Walk START = new Walk(null, 0, false);
    }

    /** A thread whose answers are to be fetched, and where to go on in them. */
    record Pending(
            String thread, @Nullable String video, @Nullable String page) {
        Pending onPage(@Nullable String next) {
            return new Pending(thread, video, next);
        }
    }

    static Mark parse(@Nullable String cursor, Instant since, Instant now) {
        Mark first = new Mark(new Times(since, since, since, now), Walk.START, Known.NOTHING, List.of(), List.of());
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
                json.text("page").orElse(null), (int) Math.min(1_000, json.longValue("pages", 0)), json.bool("deep"));
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

    /** What changed before was told in an earlier round. */
    Instant until() {
        Instant until = times.newest.minus(OVERLAP);
        return until.isBefore(times.floor) ? times.floor : until;
    }

    /** Below a comment that is known, what was written before is not told again. */
    Instant late() {
        Instant late = until().minus(LATE);
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
        Times next = new Times(times.floor, times.seen, times.seen, times.lookedBack);
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
                .put("deep", walk.deep)
                .put("known", known.toJson());
        JsonArray waiting = JsonArray.create();
        pending.forEach(one -> waiting.add(JsonObject.create()
                .put("thread", one.thread)
                .putIfPresent("video", one.video)
                .putIfPresent("page", one.page)));
        return json.put("pending", waiting).put("missing", missing).toString();
    }
}
