package io.threadwell.connector.facebook;

import io.threadwell.support.json.JsonObject;
import java.time.Instant;

/** A post or comment as the stub holds it. */
final class GraphItem {
    final String id;
    final String parent;
    final String post;
    final String author;
    final String message;
    final Instant createdAt;
    boolean hidden;
    boolean liked;
    boolean deleted;
    String privateReply = "";

    GraphItem(String id, String parent, String post, String author, String message, Instant createdAt) {
        this.id = id;
        this.parent = parent;
        this.post = post;
        this.author = author;
        this.message = message;
        this.createdAt = createdAt;
    }

    JsonObject json() {
        JsonObject json = JsonObject.create()
                .put("id", id)
                .put("message", message)
                .put("created_time", createdAt.toString())
                .put("from", JsonObject.create().put("id", author).put("name", "Person " + author));
        if (!parent.isEmpty() && !parent.equals(post)) {
            json.put("parent", JsonObject.create().put("id", parent));
        }
        return json;
    }
}
