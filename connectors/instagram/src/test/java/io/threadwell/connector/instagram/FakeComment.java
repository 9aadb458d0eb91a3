package io.threadwell.connector.instagram;

import io.threadwell.support.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A comment, or a mention below the media of others. */
final class FakeComment {
    final String id;
    final String author;
    final String text;
    final @Nullable String parent;
    final Instant at;
    final String media;
    boolean hidden;
    boolean deleted;

    FakeComment(String id, String author, String text, @Nullable String parent, Instant at, String media) {
        this.id = id;
        this.author = author;
        this.text = text;
        this.parent = parent;
        this.at = at;
        this.media = media;
    }

    JsonObject json() {
        JsonObject from = JsonObject.create().put("id", author).put("username", FakeAnswers.name(author));
        return JsonObject.create()
                .put("id", id)
                .put("text", text)
                .put("timestamp", at.toString())
                .put("username", FakeAnswers.name(author))
                .put("from", from)
                .put("hidden", hidden)
                .putIfPresent("parent_id", parent);
    }
}
