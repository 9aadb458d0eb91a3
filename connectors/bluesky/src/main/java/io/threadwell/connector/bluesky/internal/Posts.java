package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Posts of anybody, as the network shows them. */
final class Posts {
    /** By the lexicon of {@code app.bsky.feed.getPosts}. */
    private static final int MOST_AT_ONCE = 25;

    /** Each level nests the answer's JSON by two, and documents are read to a depth of 200. */
    private static final String DEPTH = "60";

    private final Xrpc xrpc;
    private final Repository repository;
    private final Recent<Anchor> anchors = new Recent<>(5_000);

    Posts(Xrpc xrpc, Repository repository) {
        this.xrpc = xrpc;
        this.repository = repository;
    }

    /** A post's own reference and that of the root of its thread, each as the network wants it in an answer. */
    record Anchor(Reference root, Reference parent) {
        JsonObject toJson() {
            return JsonObject.create().put("root", root.toJson()).put("parent", parent.toJson());
        }
    }

    /** A record in exactly one version. */
    record Reference(String uri, String cid) {
        JsonObject toJson() {
            return JsonObject.create().put("uri", uri).put("cid", cid);
        }

        static Optional<Reference> of(JsonValue value) {
            return value.text("uri").flatMap(uri -> value.text("cid").map(cid -> new Reference(uri, cid)));
        }
    }

    /** The views of those of the posts that are there, by their URI. */
    Map<String, JsonValue> views(Session session, List<String> uris) {
        Map<String, JsonValue> views = new HashMap<>();
        for (int from = 0; from < uris.size(); from += MOST_AT_ONCE) {
            XrpcCall call = XrpcCall.query(session, "app.bsky.feed.getPosts");
            for (String uri : uris.subList(from, Math.min(uris.size(), from + MOST_AT_ONCE))) {
                call = call.with("uris", uri);
            }
            for (JsonValue view : xrpc.call(session, call).get("posts").elements()) {
                view.text("uri").ifPresent(uri -> views.put(uri, view));
            }
        }
        return views;
    }

    Optional<JsonValue> view(Session session, String uri) {
        return Optional.ofNullable(views(session, List.of(uri)).get(uri));
    }

    /**
     * The references that an answer to the post carries.
     *
     * @throws NotFound when the post is not there
     * @throws PermissionDenied when the thread is closed to us; the server would take the answer, and nobody would see it
     */
    Anchor anchor(Session session, String uri) {
        return anchors.get(uri).orElseGet(() -> {
            Anchor found = fetchAnchor(session, uri);
            anchors.put(uri, found);
            return found;
        });
    }

    private Anchor fetchAnchor(Session session, String uri) {
        JsonValue post =
                recordOf(session, uri).orElseThrow(() -> new NotFound("the post to answer is not there: " + uri));
        if (post.get("viewer").bool("replyDisabled")) {
            throw new PermissionDenied("whoever began the thread takes no answers from us: " + uri);
        }
        JsonValue record = record(post);
        Reference own = Reference.of(post).orElseThrow(() -> new NotFound("the post has no version: " + uri));
        Reference root = Reference.of(record.at("reply", "root")).orElse(own);
        return new Anchor(root, own);
    }

    /** The record with its URI and version. What is in our own repository is there before the network shows it. */
    Optional<JsonValue> recordOf(Session session, String uri) {
        AtUri address = AtUri.parse(uri).orElseThrow(() -> new InvalidRequest("not the address of a post: " + uri));
        return session.isOurs(address.authority())
                ? repository.get(session, address).or(() -> view(session, uri))
                : view(session, uri);
    }

    static JsonValue record(JsonValue post) {
        JsonValue record = post.get("record");
        return record.isMissing() ? post.get("value") : record;
    }

    /** A page of the account's own posts and answers, newest first. */
    JsonValue authorFeed(Session session, @Nullable String cursor) {
        XrpcCall call = XrpcCall.query(session, "app.bsky.feed.getAuthorFeed")
                .with("actor", session.did())
                .with("filter", "posts_with_replies")
                .with("limit", "100");
        return xrpc.call(session, cursor == null ? call : call.with("cursor", cursor));
    }

    /** What stands under a post, all branches in one list. */
    List<JsonValue> repliesUnder(Session session, String uri) {
        XrpcCall call = XrpcCall.query(session, "app.bsky.feed.getPostThread")
                .with("uri", uri)
                .with("depth", DEPTH)
                .with("parentHeight", "0");
        List<JsonValue> replies = new ArrayList<>();
        try {
            collect(xrpc.call(session, call).get("thread"), replies);
        } catch (NotFound gone) {
            return List.of();
        }
        return replies;
    }

    private static void collect(JsonValue node, List<JsonValue> into) {
        for (JsonValue reply : node.get("replies").elements()) {
            into.add(reply);
            collect(reply, into);
        }
    }
}
