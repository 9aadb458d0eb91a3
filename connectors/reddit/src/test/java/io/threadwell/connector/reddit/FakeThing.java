package io.threadwell.connector.reddit;

import io.threadwell.support.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A post, comment or private message at the fake. */
final class FakeThing {
    final String name;
    final String author;
    final Instant at;
    String text;

    @Nullable
    String parent;

    @Nullable
    String post;

    String title = "A question about Acme";
    String subreddit = "acme";
    String dest = "AcmeCare";
    String type = "";
    String subject = "hello";

    @Nullable
    Instant edited;

    boolean deleted;
    boolean removed;
    boolean approved;
    boolean sticky;

    FakeThing(String name, String author, String text, Instant at) {
        this.name = name;
        this.author = author;
        this.text = text;
        this.at = at;
    }

    boolean is(String kind) {
        return name.startsWith(kind + "_");
    }

    /** As lists of posts and comments show it. */
    JsonObject json() {
        return wrapped(is("t3") ? postJson() : commentJson());
    }

    /** As the inbox shows it: a comment has the shape of a message there, without link and time of its edit. */
    JsonObject asMessage() {
        JsonObject data = base().put("was_comment", !is("t4"))
                .put("type", type.isEmpty() ? "unknown" : type)
                .put("subject", type.isEmpty() ? subject : type.replace("_", " "))
                .put("body", shown())
                .put("dest", dest)
                .put("replies", "")
                .put("new", true)
                .put("context", is("t4") ? "" : path() + "?context=3");
        if (is("t4")) {
            data.putNull("subreddit");
        }
        nullable(data, "parent_id", parent);
        return wrapped(nullable(data, "first_message_name", post));
    }

    private JsonObject postJson() {
        return base().put("title", deleted ? "[deleted by user]" : title)
                .put("selftext", shown())
                .put("is_self", true)
                .put("permalink", path())
                .put("url", "https://www.reddit.com" + path());
    }

    private JsonObject commentJson() {
        return nullable(
                nullable(base().put("body", shown()).put("permalink", path()).put("replies", ""), "parent_id", parent),
                "link_id",
                post);
    }

    private JsonObject base() {
        JsonObject data = JsonObject.create()
                .put("name", name)
                .put("id", name.substring(3))
                .put("author", deleted ? "[deleted]" : author)
                .put("subreddit", subreddit)
                .put("created_utc", (double) at.getEpochSecond())
                .put("score", 1)
                .putNull("likes")
                .putNull("distinguished")
                .put("removed", removed)
                .put("stickied", sticky);
        return edited == null ? data.put("edited", false) : data.put("edited", (double) edited.getEpochSecond());
    }

    private String shown() {
        return deleted ? "[deleted]" : text;
    }

    private String path() {
        String link = is("t3") ? name : String.valueOf(post);
        String path = "/r/" + subreddit + "/comments/" + link.replace("t3_", "") + "/a_question_about_acme/";
        return is("t3") ? path : path + name.substring(3) + "/";
    }

    private static JsonObject nullable(JsonObject data, String field, @Nullable String value) {
        return value == null ? data.putNull(field) : data.put(field, value);
    }

    private JsonObject wrapped(JsonObject data) {
        return JsonObject.create().put("kind", name.substring(0, 2)).put("data", data);
    }
}
