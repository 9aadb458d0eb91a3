package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The record beside a post of ours that names the answers hidden under it ({@code app.bsky.feed.threadgate}, whose key is the
 * post's). Everything else in it, such as who may answer, is kept as it is.
 */
final class Threadgates {
    /** By the lexicon. */
    private static final int MOST_HIDDEN = 300;

    private final Repository repository;
    private final Posts posts;
    private final InstantSource clock;

    Threadgates(Repository repository, Posts posts, InstantSource clock) {
        this.repository = repository;
        this.posts = posts;
        this.clock = clock;
    }

    void hide(Session session, AtUri reply) {
        change(session, reply, true);
    }

    void show(Session session, AtUri reply) {
        change(session, reply, false);
    }

    private void change(Session session, AtUri reply, boolean hide) {
        AtUri root = root(session, reply);
        AtUri gate = new AtUri(session.did(), AtUri.THREADGATE, root.key());
        Optional<JsonValue> found = repository.get(session, gate);
        JsonValue value = found.map(record -> record.get("value")).orElse(JsonValue.missing());
        List<String> hidden = new ArrayList<>(value.get("hiddenReplies").elements().stream()
                .flatMap(uri -> uri.text().stream())
                .toList());
        if (hide == hidden.contains(reply.toString())) {
            return;
        }
        if (hide && hidden.size() >= MOST_HIDDEN) {
            throw new InvalidRequest(
                    "Bluesky hides " + MOST_HIDDEN + " answers under one post, and that many are: " + root);
        }
        if (hide) {
            hidden.add(reply.toString());
        } else {
            hidden.remove(reply.toString());
        }
        String version = found.flatMap(record -> record.text("cid")).orElse(null);
        repository.put(session, gate, record(value, root, hidden), version);
    }

    private AtUri root(Session session, AtUri reply) {
        String root = posts.recordOf(session, reply.toString())
                .map(post -> Posts.record(post).at("reply", "root").text("uri", ""))
                .orElseThrow(() -> new NotFound("the answer is not there: " + reply));
        return AtUri.parse(root)
                .filter(address -> session.isOurs(address.authority()))
                .map(address -> new AtUri(session.did(), address.collection(), address.key()))
                .orElseThrow(() -> new PermissionDenied("on Bluesky answers can be hidden under posts of ours alone"));
    }

    private JsonObject record(JsonValue before, AtUri root, List<String> hidden) {
        JsonObject record = JsonObject.create();
        before.fields().forEach(record::put);
        record.put("$type", AtUri.THREADGATE).put("post", root.toString());
        if (before.get("createdAt").isMissing()) {
            record.put("createdAt", clock.instant());
        }
        return record.put("hiddenReplies", hidden);
    }
}
