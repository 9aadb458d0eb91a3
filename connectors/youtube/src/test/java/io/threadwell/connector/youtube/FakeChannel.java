package io.threadwell.connector.youtube;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A channel with what people wrote below its videos, in the form of the reference. Its owner asks. */
final class FakeChannel {
    static final String ID = "UC_x5XG1OV2P6uZZ5FSM9Ttw";
    static final String CUSTOMER = "UCTWlvHQQXUs-4IVfdnGOUbw";
    static final String VIDEO = "dQw4w9WgXcQ";
    private static final int INLINED = 5;

    /** A comment as it stands. */
    static final class Comment {
        final String id;
        final String video;
        final String author;
        final Instant at;

        @Nullable
        final String top;

        String text;
        Instant updated;
        String status = "published";
        boolean banned;

        private Comment(String id, String video, @Nullable String top, String author, String text, Instant at) {
            this.id = id;
            this.video = video;
            this.top = top;
            this.author = author;
            this.text = text;
            this.at = at;
            this.updated = at;
        }

        JsonObject toJson() {
            JsonObject snippet = JsonObject.create()
                    .put("authorDisplayName", author.equals(ID) ? "@acme" : "@ana.lima")
                    .put("authorChannelUrl", "http://www.youtube.com/channel/" + author)
                    .put("authorChannelId", JsonObject.create().put("value", author))
                    .put("channelId", ID)
                    .put("textDisplay", text)
                    .put("canRate", true)
                    .put("viewerRating", "none")
                    .put("likeCount", 0)
                    .put("moderationStatus", status)
                    .put("publishedAt", at)
                    .put("updatedAt", updated)
                    .putIfPresent("parentId", top);
            if (author.equals(ID)) {
                snippet.put("textOriginal", text);
            }
            return JsonObject.create()
                    .put("kind", "youtube#comment")
                    .put("etag", "e")
                    .put("id", id)
                    .put("snippet", snippet);
        }
    }

    final Map<String, Comment> comments = new LinkedHashMap<>();
    final Set<String> closed = new HashSet<>();

    private final InstantSource clock;
    private int written;

    FakeChannel(InstantSource clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Comment write(String text) {
        return write(CUSTOMER, VIDEO, text);
    }

    Comment write(String author, String video, String text) {
        return add(new Comment("Ugk" + ++written + "AaABAg", video, null, author, text, now()));
    }

    Comment reply(Comment top, String author, String text) {
        String id = top.id + ".9r" + ++written;
        return add(new Comment(id, top.video, top.id, author, text, now()));
    }

    private Comment add(Comment comment) {
        comments.put(comment.id, comment);
        return comment;
    }

    void edit(Comment comment, String text) {
        comment.text = text;
        comment.updated = now();
    }

    /** Newest first. */
    List<Comment> threads(@Nullable String video, String status) {
        return comments.values().stream()
                .filter(comment -> comment.top == null && (video == null || video.equals(comment.video)))
                .filter(top -> top.status.equals(status)
                        || (!status.equals("published")
                                && replies(top.id).stream().anyMatch(reply -> reply.status.equals(status))))
                .sorted(newestFirst())
                .toList();
    }

    /** Newest first. */
    List<Comment> replies(String top) {
        return comments.values().stream()
                .filter(comment -> top.equals(comment.top))
                .sorted(newestFirst())
                .toList();
    }

    private static Comparator<Comment> newestFirst() {
        return Comparator.comparing((Comment comment) -> comment.at).reversed();
    }

    JsonObject thread(Comment top, boolean withReplies) {
        List<Comment> replies = replies(top.id);
        JsonObject snippet = JsonObject.create()
                .put("channelId", ID)
                .put("videoId", top.video)
                .put("topLevelComment", top.toJson())
                .put("canReply", !closed.contains(top.id))
                .put("totalReplyCount", replies.size())
                .put("isPublic", top.status.equals("published"));
        JsonObject thread = JsonObject.create()
                .put("kind", "youtube#commentThread")
                .put("etag", "e")
                .put("id", top.id)
                .put("snippet", snippet);
        if (withReplies && !replies.isEmpty()) {
            JsonArray latest = JsonArray.create();
            new ArrayList<>(replies.subList(0, Math.min(INLINED, replies.size())))
                    .forEach(reply -> latest.add(reply.toJson()));
            thread.put("replies", JsonObject.create().put("comments", latest));
        }
        return thread;
    }
}
