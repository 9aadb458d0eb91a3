package io.threadwell.connector.instagram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.GraphList;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers comments with comments, and looks for ours by author, words and time, because Instagram keeps no key of ours. */
final class PublicReplies {
    /** Comments are dated in whole seconds, by another clock than ours. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private static final int MOST_PAGES = 20;

    private final Graph graph;
    private final InstantSource clock;

    PublicReplies(Graph graph, InstantSource clock) {
        this.graph = graph;
        this.clock = clock;
    }

    SendResult send(AccountContext account, OutboundMessage message) {
        if (!message.content().attachments().isEmpty()) {
            throw new ContentRejected("a comment on Instagram is text alone");
        }
        HttpCall call = call(account, message).named("reply");
        JsonValue answer = graph.call(account, call, Priority.CUSTOMER);
        String id = Ids.of(answer.get("id"));
        if (id == null) {
            throw new OutcomeUnknown(call + " was answered without the reply's id");
        }
        return new SendResult(List.of(id), null, clock.instant(), null);
    }

    private HttpCall call(AccountContext account, OutboundMessage message) {
        JsonObject body = JsonObject.create().put("message", message.content().text());
        String media = mentioned(message.target());
        if (media == null) {
            return HttpCall.post(graph.address(top(message.target()), "replies"))
                    .json(body);
        }
        body.put("media_id", media);
        String comment = top(message.target());
        if (!comment.equals(media)) {
            body.put("comment_id", comment);
        }
        return HttpCall.post(graph.address(account.account().id().externalId(), "mentions"))
                .json(body);
    }

    /** The media of somebody else's below which we are named; absent below our own (page "Mentions", "Reply to a mention"). */
    private static @Nullable String mentioned(Target target) {
        String post = target.post();
        return post != null && post.startsWith(CommentItems.MENTIONED)
                ? post.substring(CommentItems.MENTIONED.length())
                : null;
    }

    /** The comment at the top, also where an answer below it is answered, because Instagram's threads have two levels. */
    private static String top(Target target) {
        String top = target.root() == null ? target.message() : target.root();
        if (top == null) {
            throw new InvalidRequest("a reply needs a comment that it answers");
        }
        return top;
    }

    FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        if (mentioned(message.target()) != null) {
            return new FindResult.CannotTell<>(
                    "Instagram shows no answers below the media of others: look at the post in its app");
        }
        Instant from = since.minus(SKEW);
        String after = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            GraphList page;
            try {
                page = page(account, top(message.target()), after);
            } catch (PermissionDenied | InvalidRequest | NotFound hidden) {
                return new FindResult.CannotTell<>("Instagram does not show the answers of the comment");
            }
            for (JsonValue reply : page.items()) {
                if (isOurs(account, reply, message.content().text(), from)) {
                    return new FindResult.Found<>(new SendResult(
                            List.of(reply.text("id", "")),
                            null,
                            reply.instant("timestamp").orElseGet(clock::instant),
                            null));
                }
            }
            after = page.after();
            if (after == null) {
                return new FindResult.Absent<>();
            }
        }
        return new FindResult.CannotTell<>("there are too many answers to look through");
    }

    private GraphList page(AccountContext account, String comment, @Nullable String after) {
        HttpCall call = HttpCall.get(graph.address(comment, "replies"))
                .query("fields", CommentItems.FIELDS)
                .query("limit", "50")
                .named("look for reply");
        return GraphList.of(graph.call(account, after == null ? call : call.query("after", after), Priority.CUSTOMER));
    }

    private static boolean isOurs(AccountContext account, JsonValue reply, String text, Instant from) {
        String username = account.account().settings().getOrDefault("username", "");
        boolean ours = CommentItems.isOurs(account.account().id(), reply)
                || (!username.isEmpty() && username.equals(reply.text("username", "")));
        return ours
                && Ids.of(reply.get("id")) != null
                && !reply.instant("timestamp").orElse(from).isBefore(from)
                && Texts.same(text, reply.text("text", ""));
    }
}
