package io.threadwell.connector.youtube.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads comments (page "Comments", "Resource representation"). The text as it was written is told to its author alone; all others get
 * it as it is shown, which is asked for as plain text.
 */
final class Comments {
    static final String CAN_REPLY = "can-reply";
    static final String STATUS = "moderation-status";
    private static final String PUBLISHED = "published";

    private Comments() {}

    /**
     * Where a comment stands.
     *
     * @param video the video; absent where YouTube does not tell
     * @param top the comment at the top that it answers; absent for one at the top
     * @param status what holds for a comment that does not say it of itself
     * @param canReply whether we may answer in the thread
     */
    record Place(@Nullable String video, @Nullable String top, String status, boolean canReply) {
        static Place of(@Nullable String video) {
            return new Place(video, null, PUBLISHED, true);
        }

        Place below(String comment) {
            return new Place(video, comment, status, canReply);
        }
    }

    /** Never throws: what cannot be read is kept. */
    static InboundEvent read(AccountId channel, Place place, JsonValue comment, Instant now) {
        JsonValue snippet = comment.get("snippet");
        String id = comment.text("id").filter(Names::isComment).orElse(null);
        Instant at = snippet.instant("publishedAt").orElse(null);
        if (id == null || at == null) {
            return new Unsupported(channel, "a comment without an id or a time", comment.raw(), now);
        }
        Posted posted = posted(channel, id, place, snippet, at);
        Instant updated = snippet.instant("updatedAt").orElse(at);
        return updated.isAfter(at)
                ? new Edited(
                        channel,
                        id,
                        Long.toString(updated.toEpochMilli()),
                        posted.content().text(),
                        List.of(),
                        updated,
                        posted)
                : posted;
    }

    private static Posted posted(AccountId channel, String id, Place place, JsonValue snippet, Instant at) {
        String video = snippet.text("videoId").filter(Names::isId).orElse(place.video());
        String top = snippet.text("parentId").filter(Names::isComment).orElse(place.top());
        Author author = author(id, snippet);
        return new Posted(
                channel,
                id,
                thread(id, top, video),
                Visibility.PUBLIC,
                MessageKind.COMMENT,
                author.externalId().equals(channel.externalId()),
                author,
                new Content(text(snippet), List.of(), attributes(place, snippet)),
                at,
                permalink(id, video),
                null);
    }

    private static ThreadRef thread(String id, @Nullable String top, @Nullable String video) {
        if (top != null) {
            return ThreadRef.inThread(top, top, video);
        }
        return video == null ? ThreadRef.root(id) : ThreadRef.rootUnder(id, video);
    }

    static @Nullable String permalink(String id, @Nullable String video) {
        return video == null ? null : "https://www.youtube.com/watch?v=" + video + "&lc=" + id;
    }

    /** Since 2023 YouTube shows handles as names. An author without a channel is nobody but the author of this comment. */
    private static Author author(String id, JsonValue snippet) {
        String name = Texts.storable(snippet.text("authorDisplayName", ""));
        boolean isHandle = name.length() > 1 && name.startsWith("@");
        return new Author(
                snippet.get("authorChannelId").text("value").filter(Names::isId).orElse("author-of-" + id),
                isHandle || name.isBlank() ? null : name,
                isHandle ? name.substring(1) : null,
                snippet.text("authorChannelUrl").filter(url -> !url.isBlank()).orElse(null));
    }

    static String text(JsonValue snippet) {
        return Texts.storable(snippet.text("textOriginal")
                .or(() -> snippet.text("textDisplay"))
                .orElse(""));
    }

    /** What holds for a comment while it is held back says nothing of later. */
    private static Map<String, String> attributes(Place place, JsonValue snippet) {
        Map<String, String> attributes = new HashMap<>();
        String status = status(place, snippet);
        if (!status.equals(PUBLISHED)) {
            attributes.put(STATUS, status);
        } else if (!place.canReply()) {
            attributes.put(CAN_REPLY, "false");
        }
        if (snippet.text("viewerRating", "").equals("like")) {
            attributes.put("viewer-rating", "like");
        }
        long likes = snippet.longValue("likeCount", 0);
        if (likes > 0) {
            attributes.put("likes", Long.toString(likes));
        }
        return attributes;
    }

    static boolean isHeldBack(Place place, JsonValue comment) {
        return !status(place, comment.get("snippet")).equals(PUBLISHED);
    }

    private static String status(Place place, JsonValue snippet) {
        return snippet.text("moderationStatus")
                .filter(status -> status.matches("[A-Za-z]{1,40}"))
                .orElse(place.status());
    }

    /** When a comment was written or edited last; empty where that cannot be read. */
    static Optional<Instant> changed(JsonValue comment) {
        JsonValue snippet = comment.get("snippet");
        return snippet.instant("publishedAt")
                .map(at -> snippet.instant("updatedAt").filter(at::isBefore).orElse(at));
    }

    static Optional<Instant> written(JsonValue comment) {
        return comment.get("snippet").instant("publishedAt");
    }
}
