package io.threadwell.connector.bluesky.realnetwork;

import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody on the network, who uses it with an app of their own. */
public final class NetworkUser {
    private static final Http HTTP = Http.builder().build();

    private final String server;
    private final String did;
    private final String handle;
    private final String access;

    private NetworkUser(String server, JsonValue session) {
        this.server = server;
        this.did = session.text("did").orElseThrow();
        this.handle = session.text("handle").orElseThrow();
        this.access = session.text("accessJwt").orElseThrow();
    }

    /** Makes an account; the name must be new on that network. */
    public static NetworkUser join(String server, String name) {
        JsonObject input = JsonObject.create()
                .put("handle", name + ".test")
                .put("email", name + "@example.org")
                .put("password", "main-" + name);
        HttpCall call =
                HttpCall.post(server + "/xrpc/com.atproto.server.createAccount").json(input);
        return new NetworkUser(server, answer(call));
    }

    public String did() {
        return did;
    }

    public String handle() {
        return handle;
    }

    public String appPassword() {
        return post("com.atproto.server.createAppPassword", JsonObject.create().put("name", "care desk"))
                .text("password")
                .orElseThrow();
    }

    /** Posts, naming somebody in the way an app does. */
    public JsonValue mention(NetworkUser named, String text) {
        return create("app.bsky.feed.post", mentioning(named, "@" + named.handle() + " " + text, Instant.now()));
    }

    /** Many posts at one moment. */
    public void mentionOften(NetworkUser named, String text, int times, Instant at) {
        JsonArray writes = JsonArray.create();
        for (int i = 0; i < times; i++) {
            writes.add(JsonObject.create()
                    .put("$type", "com.atproto.repo.applyWrites#create")
                    .put("collection", "app.bsky.feed.post")
                    .put("value", mentioning(named, "@" + named.handle() + " " + text + " " + i, at)));
        }
        post(
                "com.atproto.repo.applyWrites",
                JsonObject.create().put("repo", did).put("writes", writes));
    }

    public JsonValue write(String text) {
        return create("app.bsky.feed.post", text(text, Instant.now()));
    }

    public JsonValue answer(JsonValue root, JsonValue parent, String text) {
        JsonObject reply = JsonObject.create().put("root", reference(root)).put("parent", reference(parent));
        return create("app.bsky.feed.post", text(text, Instant.now()).put("reply", reply));
    }

    public void delete(JsonValue post) {
        String uri = post.text("uri").orElseThrow();
        post(
                "com.atproto.repo.deleteRecord",
                JsonObject.create()
                        .put("repo", did)
                        .put("collection", "app.bsky.feed.post")
                        .put("rkey", uri.substring(uri.lastIndexOf('/') + 1)));
    }

    /** The thread above and below a post; missing when the network does not show it (yet). */
    public JsonValue thread(String uri) {
        HttpAnswer answer = HTTP.send(HttpCall.get(server + "/xrpc/app.bsky.feed.getPostThread")
                .query("uri", uri)
                .bearer(access));
        return answer.isSuccess() ? answer.json().get("thread") : JsonValue.missing();
    }

    /** What somebody wrote, the newest first; a hundred at most. */
    public List<JsonValue> postsOf(NetworkUser other) {
        return get(
                        "com.atproto.repo.listRecords",
                        "repo",
                        other.did(),
                        "collection",
                        "app.bsky.feed.post",
                        "limit",
                        "100")
                .get("records")
                .elements();
    }

    public JsonValue get(String method, String... parameters) {
        HttpCall call = HttpCall.get(server + "/xrpc/" + method).bearer(access);
        for (int i = 0; i < parameters.length; i += 2) {
            call = call.query(parameters[i], parameters[i + 1]);
        }
        return answer(call);
    }

    private JsonObject mentioning(NetworkUser named, String text, Instant at) {
        int length = ("@" + named.handle()).getBytes(StandardCharsets.UTF_8).length;
        JsonObject facet = JsonObject.create()
                .put("index", JsonObject.create().put("byteStart", 0).put("byteEnd", length))
                .put(
                        "features",
                        JsonArray.create()
                                .add(JsonObject.create()
                                        .put("$type", "app.bsky.richtext.facet#mention")
                                        .put("did", named.did())));
        return text(text, at).put("facets", JsonArray.create().add(facet));
    }

    private static JsonObject text(String text, Instant at) {
        return JsonObject.create()
                .put("$type", "app.bsky.feed.post")
                .put("text", text)
                .put("createdAt", at);
    }

    private static JsonObject reference(JsonValue post) {
        return JsonObject.create()
                .put("uri", post.text("uri").orElseThrow())
                .put("cid", post.text("cid").orElseThrow());
    }

    private JsonValue create(String collection, JsonObject record) {
        return post(
                "com.atproto.repo.createRecord",
                JsonObject.create()
                        .put("repo", did)
                        .put("collection", collection)
                        .put("record", record));
    }

    private JsonValue post(String method, @Nullable JsonObject input) {
        HttpCall call = HttpCall.post(server + "/xrpc/" + method).bearer(access);
        return answer(input == null ? call : call.json(input));
    }

    private static JsonValue answer(HttpCall call) {
        HttpAnswer answer = HTTP.send(call);
        if (!answer.isSuccess()) {
            throw new IllegalStateException(call + " answered " + answer.status() + " " + answer.text());
        }
        return answer.json();
    }
}
