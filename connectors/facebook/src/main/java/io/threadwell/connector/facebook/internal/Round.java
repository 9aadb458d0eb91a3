package io.threadwell.connector.facebook.internal;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk through a list stands: what the engine keeps as the cursor. A round goes from the newest back to {@code from}, a
 * call at a time, and first to the end of the comments of the posts that it met.
 *
 * @param from what was written before is of no interest any more
 * @param began when the round began: the next one goes back to then, and a little further
 * @param after where the list goes on; absent at its beginning, and at its end
 * @param ended the list has been walked to its end; only comments are left
 * @param posts posts with more comments than came along
 */
record Round(Instant from, Instant began, @Nullable String after, boolean ended, List<More> posts) {
    Round {
        posts = List.copyOf(posts);
    }

    /** A post with further comments behind a cursor. */
    record More(String post, String after) {}

    static Round starting(Instant from, Instant now) {
        return new Round(from, now, null, false, List.of());
    }

    boolean isDone() {
        return ended && posts.isEmpty();
    }

    Round walked(@Nullable String next, List<More> found) {
        List<More> all = new ArrayList<>(posts);
        all.addAll(found);
        return new Round(from, began, next, next == null, all);
    }

    /** The first post's comments were walked up to a cursor; absent when there are no more of interest. */
    Round deepened(@Nullable String next) {
        List<More> all = new ArrayList<>(posts);
        More first = all.remove(0);
        if (next != null) {
            all.add(0, new More(first.post(), next));
        }
        return new Round(from, began, after, ended, all);
    }

    String toCursor() {
        JsonObject cursor = JsonObject.create()
                .put("from", from.toEpochMilli())
                .put("began", began.toEpochMilli())
                .put("ended", ended)
                .putIfPresent("after", after);
        JsonArray more = JsonArray.create();
        posts.forEach(
                one -> more.add(JsonObject.create().put("post", one.post()).put("after", one.after())));
        return (more.isEmpty() ? cursor : cursor.put("posts", more)).toString();
    }

    /** Empty when it is none of ours: then the walk begins anew, which does no harm. */
    static Optional<Round> of(String cursor) {
        JsonValue json;
        try {
            json = JsonValue.parse(cursor);
        } catch (JsonProblem notOurs) {
            return Optional.empty();
        }
        Optional<Instant> from =
                json.longValue("from").stream().mapToObj(Instant::ofEpochMilli).findFirst();
        Optional<Instant> began =
                json.longValue("began").stream().mapToObj(Instant::ofEpochMilli).findFirst();
        if (from.isEmpty() || began.isEmpty()) {
            return Optional.empty();
        }
        List<More> posts = new ArrayList<>();
        for (JsonValue one : json.get("posts").elements()) {
            posts.add(new More(one.text("post", ""), one.text("after", "")));
        }
        String after = json.text("after").orElse(null);
        return Optional.of(new Round(from.get(), began.get(), after, json.bool("ended"), posts));
    }
}
