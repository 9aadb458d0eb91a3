package io.threadwell.connector.bluesky;

import io.threadwell.connector.bluesky.FakeBluesky.Call;
import io.threadwell.connector.bluesky.FakeBluesky.Reply;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Everybody's records, and the network's views of them. */
final class FakeRepository {
    private final InstantSource clock;
    private final Map<String, JsonValue> records = new ConcurrentSkipListMap<>();
    private final Map<String, Instant> indexed = new ConcurrentSkipListMap<>();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger versions = new AtomicInteger();

    FakeRepository(InstantSource clock) {
        this.clock = clock;
    }

    /** Puts a record there, whoever wrote it. */
    void put(String uri, JsonObject value) {
        indexed.putIfAbsent(uri, clock.instant());
        records.put(
                uri,
                JsonObject.create()
                        .put("uri", uri)
                        .put("cid", "bafyfake" + versions.incrementAndGet())
                        .put("value", value)
                        .toValue());
    }

    /** Whoever began the thread takes no answers. */
    void close(String uri) {
        closed.add(uri);
    }

    Optional<JsonValue> record(String uri) {
        return Optional.ofNullable(records.get(uri));
    }

    List<JsonValue> of(String did, String collection) {
        return records.values().stream()
                .filter(record -> record.text("uri", "").startsWith("at://" + did + "/" + collection + "/"))
                .toList();
    }

    Reply answer(Call call) {
        return switch (call.nsid()) {
            case "com.atproto.repo.getRecord" -> get(call);
            case "com.atproto.repo.putRecord" -> put(call.json());
            case "com.atproto.repo.deleteRecord" -> delete(call.json());
            case "com.atproto.repo.uploadBlob" -> upload(call);
            case "com.atproto.identity.resolveHandle" -> resolve(call.parameter("handle"));
            case "app.bsky.feed.getPosts" -> posts(call.query().get("uris"));
            case "app.bsky.feed.getAuthorFeed" -> feed(call.parameter("actor"));
            case "app.bsky.feed.getPostThread" -> thread(call.parameter("uri"));
            default -> new Reply(501, "{\"error\":\"MethodNotImplemented\"}", Map.of());
        };
    }

    private Reply get(Call call) {
        String uri =
                "at://" + call.parameter("repo") + "/" + call.parameter("collection") + "/" + call.parameter("rkey");
        return record(uri)
                .map(record -> new Reply(200, record.raw(), Map.of()))
                .orElseGet(() -> Reply.error("RecordNotFound", "Could not locate record: " + uri));
    }

    private Reply put(JsonValue input) {
        String uri = uri(input);
        Optional<JsonValue> there = record(uri);
        JsonValue swap = input.get("swapRecord");
        boolean identical = there.filter(record -> record.get("value").equals(input.get("record")))
                .isPresent();
        boolean meetsAnother = swap.isNull()
                ? there.isPresent()
                : !swap.isMissing() && !there.map(record -> record.text("cid")).equals(Optional.of(swap.text()));
        if (meetsAnother && !identical) {
            return Reply.error("InvalidSwap", "Record was at another version");
        }
        if (!identical) {
            JsonObject value = JsonObject.create();
            input.get("record").fields().forEach(value::put);
            put(uri, value);
        }
        String cid = record(uri).orElseThrow().text("cid").orElseThrow();
        return Reply.ok(JsonObject.create().put("uri", uri).put("cid", cid));
    }

    private Reply delete(JsonValue input) {
        records.remove(uri(input));
        return Reply.ok(JsonObject.create());
    }

    private static String uri(JsonValue input) {
        return "at://" + input.text("repo", "") + "/" + input.text("collection", "") + "/" + input.text("rkey", "");
    }

    private static Reply upload(Call call) {
        JsonObject blob = JsonObject.create()
                .put("$type", "blob")
                .put("ref", JsonObject.create().put("$link", "bafkreifakeimage"))
                .put("mimeType", "image/png")
                .put("size", (long) call.body().length());
        return Reply.ok(JsonObject.create().put("blob", blob));
    }

    private static Reply resolve(String handle) {
        return handle.startsWith("nobody")
                ? Reply.error("InvalidRequest", "Unable to resolve handle")
                : Reply.ok(JsonObject.create().put("did", "did:plc:" + handle.replace('.', '2')));
    }

    private Reply posts(List<String> uris) {
        JsonArray posts = JsonArray.create();
        uris.stream().flatMap(uri -> record(uri).stream()).forEach(record -> posts.add(view(record)));
        return Reply.ok(JsonObject.create().put("posts", posts));
    }

    private Reply feed(String did) {
        JsonArray feed = JsonArray.create();
        of(did, "app.bsky.feed.post").stream()
                .sorted(Comparator.comparing(
                                (JsonValue post) -> post.get("value").text("createdAt", ""))
                        .reversed())
                .forEach(post -> feed.add(item(post)));
        return Reply.ok(JsonObject.create().put("feed", feed));
    }

    private JsonObject item(JsonValue post) {
        JsonObject item = JsonObject.create().put("post", view(post));
        JsonValue reply = post.get("value").get("reply");
        return reply.isMissing()
                ? item
                : item.put(
                        "reply",
                        JsonObject.create()
                                .put("root", shown(reply.get("root").text("uri", "")))
                                .put("parent", shown(reply.get("parent").text("uri", ""))));
    }

    private JsonObject shown(String uri) {
        return record(uri)
                .map(record -> view(record).put("$type", "app.bsky.feed.defs#postView"))
                .orElseGet(() -> JsonObject.create()
                        .put("$type", "app.bsky.feed.defs#notFoundPost")
                        .put("uri", uri)
                        .put("notFound", true));
    }

    private Reply thread(String uri) {
        return record(uri)
                .map(record -> Reply.ok(JsonObject.create().put("thread", node(record))))
                .orElseGet(() -> Reply.error("NotFound", "Post not found: " + uri));
    }

    private JsonObject node(JsonValue post) {
        JsonArray replies = JsonArray.create();
        under(post.text("uri", "")).forEach(reply -> replies.add(node(reply)));
        return JsonObject.create()
                .put("$type", "app.bsky.feed.defs#threadViewPost")
                .put("post", view(post))
                .put("replies", replies);
    }

    private List<JsonValue> under(String uri) {
        return records.values().stream()
                .filter(record ->
                        record.at("value", "reply", "parent").text("uri", "").equals(uri))
                .toList();
    }

    private JsonObject view(JsonValue post) {
        String uri = post.text("uri", "");
        String did = uri.split("/")[2];
        JsonObject viewer = JsonObject.create();
        if (closed.contains(uri)) {
            viewer.put("replyDisabled", true);
        }
        of(Accounts.DID, "app.bsky.feed.like").stream()
                .filter(like -> like.at("value", "subject").text("uri", "").equals(uri))
                .findFirst()
                .ifPresent(like -> viewer.put("like", like.text("uri", "")));
        return JsonObject.create()
                .put("uri", uri)
                .put("cid", post.text("cid", ""))
                .put("author", author(did))
                .put("record", post.get("value"))
                .put("replyCount", (long) under(uri).size())
                .put("viewer", viewer)
                .put("indexedAt", indexed.getOrDefault(uri, clock.instant()));
    }

    static JsonObject author(String did) {
        String name = did.substring(did.lastIndexOf(':') + 1);
        String handle = did.equals(Accounts.DID) ? Accounts.HANDLE : name + ".example.org";
        return JsonObject.create().put("did", did).put("handle", handle).put("displayName", "Name of " + name);
    }
}
