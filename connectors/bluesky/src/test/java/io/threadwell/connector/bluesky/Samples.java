package io.threadwell.connector.bluesky;

import io.threadwell.support.json.JsonObject;
import java.time.Instant;

/** Posts and notifications in the network's shape. */
final class Samples {
    static final String PERSON = "did:plc:person2of2the2tests2abc";

    private Samples() {}

    static String uri(String did, String key) {
        return "at://" + did + "/app.bsky.feed.post/" + key;
    }

    static JsonObject post(String text, Instant at) {
        return JsonObject.create()
                .put("$type", "app.bsky.feed.post")
                .put("text", text)
                .put("createdAt", at);
    }

    static JsonObject reply(String text, Instant at, String root, String parent) {
        JsonObject reply = JsonObject.create().put("root", reference(root)).put("parent", reference(parent));
        return post(text, at).put("reply", reply);
    }

    static JsonObject notification(String reason, String uri, JsonObject record, Instant at) {
        return JsonObject.create()
                .put("uri", uri)
                .put("cid", "bafyfakenotification")
                .put("author", FakeRepository.author(uri.split("/")[2]))
                .put("reason", reason)
                .put("record", record)
                .put("isRead", false)
                .put("indexedAt", at);
    }

    /** A profile as {@code app.bsky.actor.getProfile} answers it. */
    static FakeBluesky.Reply profile(String did) {
        return did.equals(PERSON)
                ? FakeBluesky.Reply.ok(JsonObject.create()
                        .put("did", did)
                        .put("handle", "person.example.org")
                        .put("displayName", "Person"))
                : FakeBluesky.Reply.error("InvalidRequest", "Profile not found");
    }

    static JsonObject reference(String uri) {
        return JsonObject.create().put("uri", uri).put("cid", "bafyfakereference");
    }
}
