package io.threadwell.connector.linkedin.internal;

import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a round through the comments of the latest posts stands: what the engine keeps as the cursor.
 *
 * @param since what is older is known
 * @param begun absent before the round's first call
 * @param posts how many posts were listed; -1 when that is done
 * @param waiting what comments are still to be asked for of, posts and comments with answers, in order
 * @param start how many comments of the first of these lie behind
 */
record Round(Instant since, @Nullable Instant begun, int posts, List<String> waiting, int start) {
    private static final int LISTED = -1;
    private static final int MOST_WAITING = 2_000;

    Round {
        waiting = List.copyOf(waiting);
    }

    /** Where a cursor says; the beginning when it is none of ours. */
    static Round of(@Nullable String cursor, Instant since, Instant now) {
        Round round = parsed(cursor, since);
        return round.begun() == null || round.begun().isAfter(now)
                ? new Round(round.since(), now, 0, List.of(), 0)
                : round;
    }

    private static Round parsed(@Nullable String cursor, Instant since) {
        Round beginning = new Round(since, null, 0, List.of(), 0);
        if (cursor == null) {
            return beginning;
        }
        try {
            JsonValue json = JsonValue.parse(cursor);
            List<String> waiting = json.get("waiting").elements().stream()
                    .flatMap(urn -> urn.text().stream())
                    .filter(urn -> Urns.isPost(urn) || CommentUrn.parse(urn).isPresent())
                    .limit(MOST_WAITING)
                    .toList();
            int posts = small(json.longValue("posts", 0));
            int start = Math.max(0, small(json.longValue("start", 0)));
            return json.instant("since")
                    .map(from -> new Round(from, json.instant("begun").orElse(null), posts, waiting, start))
                    .orElse(beginning);
        } catch (JsonProblem notOurs) {
            return beginning;
        }
    }

    private static int small(long number) {
        return (int) Math.max(LISTED, Math.min(number, 1_000_000));
    }

    boolean isListing() {
        return posts != LISTED;
    }

    boolean isOver() {
        return !isListing() && waiting.isEmpty();
    }

    /** The same after a page of posts. */
    Round listed(int more, boolean last, List<String> found) {
        return new Round(since, begun, last ? LISTED : posts + more, and(found), start);
    }

    /** The same after a page of comments of the first that waits. */
    Round read(int more, boolean last, List<String> found) {
        List<String> all = and(found);
        return last
                ? new Round(since, begun, posts, all.subList(1, all.size()), 0)
                : new Round(since, begun, posts, all, start + more);
    }

    private List<String> and(List<String> found) {
        List<String> all = new ArrayList<>(waiting);
        found.stream().filter(urn -> !waiting.contains(urn)).forEach(all::add);
        return all.size() <= MOST_WAITING ? all : all.subList(0, MOST_WAITING);
    }

    /** The beginning of the next round. */
    Round done(Duration overlap) {
        Instant next = begun == null ? since : begun.minus(overlap);
        return new Round(next.isBefore(since) ? since : next, null, 0, List.of(), 0);
    }

    String toCursor() {
        JsonObject json = JsonObject.create()
                .put("since", since.toEpochMilli())
                .put("posts", posts)
                .put("start", start)
                .put("waiting", waiting);
        if (begun != null) {
            json.put("begun", begun.toEpochMilli());
        }
        return json.toString();
    }
}
