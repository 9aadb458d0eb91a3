package io.threadwell.connector.youtube.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers comments ({@code comments.insert}); where there is only a video to answer, writes a comment of its own below it
 * ({@code commentThreads.insert}). YouTube takes no key with a comment, so that one whose outcome is unknown is looked for by its words.
 */
final class Replies implements ReplySender {
    /** YouTube's clock and ours may differ by so much. */
    private static final Duration SKEW = Duration.ofMinutes(2);
    /** A look costs a unit for 100 comments; a thread with more is for a person to look at. */
    private static final int MOST_PAGES = 10;

    private final Api api;
    private final InstantSource clock;

    Replies(Api api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public SendResult send(AccountContext account, OutboundMessage message) {
        refuse(message);
        String top = top(message.target());
        HttpCall call = top == null ? comment(account, message) : reply(top, message);
        JsonValue written = api.change(account, call);
        JsonValue comment = top == null ? written.at("snippet", "topLevelComment") : written;
        String id = comment.text("id").filter(Names::isComment).orElse(null);
        if (id == null) {
            throw new OutcomeUnknown(call + " was answered without the comment's id");
        }
        return result(id, comment, message.target().post());
    }

    private static void refuse(OutboundMessage message) {
        if (message.visibility() == Visibility.PRIVATE) {
            throw new UnsupportedOperation("YouTube has no private messages");
        }
        if (!message.content().attachments().isEmpty()) {
            throw new UnsupportedOperation("comments on YouTube are text alone");
        }
    }

    private HttpCall reply(String top, OutboundMessage message) {
        JsonObject snippet = JsonObject.create()
                .put("parentId", Names.comment(top))
                .put("textOriginal", message.content().text());
        return api.post("comments")
                .query("part", "snippet")
                .json(JsonObject.create().put("snippet", snippet))
                .named("answer comment");
    }

    private HttpCall comment(AccountContext account, OutboundMessage message) {
        JsonObject text = JsonObject.create()
                .put(
                        "snippet",
                        JsonObject.create()
                                .put("textOriginal", message.content().text()));
        JsonObject snippet = JsonObject.create()
                .put("channelId", Names.channel(account))
                .put("videoId", video(message.target()))
                .put("topLevelComment", text);
        return api.post("commentThreads")
                .query("part", "snippet")
                .json(JsonObject.create().put("snippet", snippet))
                .named("write comment");
    }

    /** Answers stand below the comment at the top, whichever of them is answered (page "Comments: list", {@code parentId}). */
    private static @Nullable String top(Target target) {
        String item = target.root() == null ? target.message() : target.root();
        return item == null || item.equals(target.post()) ? null : Names.top(item);
    }

    private static String video(Target target) {
        String video = target.post();
        if (video == null) {
            throw new InvalidRequest("an answer needs the comment or the video that it answers");
        }
        return Names.video(video);
    }

    private SendResult result(String id, JsonValue comment, @Nullable String video) {
        Instant at = Comments.written(comment).orElseGet(clock::instant);
        return new SendResult(List.of(id), Comments.permalink(id, video), at, null);
    }

    @Override
    public FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        refuse(message);
        String top = top(message.target());
        HttpCall call = top == null
                ? api.get("commentThreads", "snippet")
                        .query("videoId", video(message.target()))
                        .query("order", "time")
                        .query("textFormat", "plainText")
                        .query("maxResults", CommentStreams.MOST)
                : CommentStreams.replies(api, top);
        String next = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonValue answer;
            try {
                answer = api.read(account, next.isEmpty() ? call : call.query("pageToken", next), Priority.CUSTOMER);
            } catch (NotFound gone) {
                return new FindResult.Absent<>();
            }
            Optional<JsonValue> ours = ours(account, answer, message, since.minus(SKEW));
            if (ours.isPresent()) {
                String id = ours.get().text("id", "");
                return new FindResult.Found<>(
                        result(id, ours.get(), message.target().post()));
            }
            next = answer.text("nextPageToken", "");
            if (next.isEmpty()) {
                return new FindResult.Absent<>();
            }
        }
        return new FindResult.CannotTell<>("there are more than 1,000 comments to look through");
    }

    private static Optional<JsonValue> ours(
            AccountContext account, JsonValue page, OutboundMessage message, Instant from) {
        return page.get("items").elements().stream()
                .map(item -> item.at("snippet", "topLevelComment").isMissing()
                        ? item
                        : item.at("snippet", "topLevelComment"))
                .filter(comment -> isOurs(account, comment, message, from))
                .findFirst();
    }

    private static boolean isOurs(AccountContext account, JsonValue comment, OutboundMessage message, Instant from) {
        JsonValue snippet = comment.get("snippet");
        return snippet.get("authorChannelId").text("value", "").equals(Names.channel(account))
                && Comments.written(comment).filter(at -> !at.isBefore(from)).isPresent()
                && Texts.same(message.content().text(), Comments.text(snippet));
    }
}
