package io.threadwell.connector.facebook.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.model.Attachment;
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

/** Answers with comments, and looks for ours by author, place, text and time, because Facebook keeps no key of ours. */
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
        HttpCall call = HttpCall.post(graph.address(place(message.target()), "comments"))
                .json(body(message))
                .named("reply");
        JsonValue answer = graph.call(account, call, Priority.CUSTOMER);
        String id = Ids.of(answer.get("id"));
        if (id == null) {
            throw new OutcomeUnknown(call + " was answered without the reply's id");
        }
        return new SendResult(List.of(id), null, clock.instant(), null);
    }

    private static JsonObject body(OutboundMessage message) {
        List<Attachment> attachments = message.content().attachments();
        if (attachments.size() > 1) {
            throw new ContentRejected("Facebook takes one image with a reply");
        }
        JsonObject body = JsonObject.create();
        if (!message.content().text().isEmpty()) {
            body.put("message", message.content().text());
        }
        return attachments.isEmpty()
                ? body
                : body.put("attachment_url", attachments.get(0).url());
    }

    /**
     * What is commented on: the comment at the top of the thread, also where an answer below it is answered, because Facebook's
     * threads have two levels. Below a customer's own post, which is the root of all, it is the item that is answered.
     */
    private static String place(Target target) {
        String root = target.root();
        String message = target.message();
        if (root != null && (message == null || !root.equals(target.post()))) {
            return root;
        } else if (message != null) {
            return message;
        }
        throw new InvalidRequest("a reply needs a post or comment that it answers");
    }

    FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        Target target = message.target();
        String place = place(target);
        Look below = look(account, place, new Look(account, message, since.minus(SKEW), place));
        if (below.found != null) {
            return new FindResult.Found<>(result(below.found));
        } else if (below.unclear != null) {
            return new FindResult.CannotTell<>(below.unclear);
        }
        String post = target.post();
        if (post == null || !post.equals(target.root()) || post.equals(place)) {
            return new FindResult.Absent<>();
        }
        return elsewhere(account, post, new Look(account, message, since.minus(SKEW), null));
    }

    /** An answer to an answer is filed below the comment at the top, which is not known here: so all of the post is searched. */
    private FindResult<SendResult> elsewhere(AccountContext account, String post, Look anywhere) {
        Look all = look(account, post, anywhere);
        return all.found == null && all.unclear == null
                ? new FindResult.Absent<>()
                : new FindResult.CannotTell<>("the page has the same words elsewhere below the post");
    }

    private Look look(AccountContext account, String node, Look look) {
        String after = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            GraphList page = Comments.page(graph, account, node, after, Priority.CUSTOMER);
            page.items().forEach(look::at);
            after = page.after();
            if (after == null || page.endsBefore(look.from)) {
                return look;
            }
        }
        look.unclear = "there are too many comments to look through";
        return look;
    }

    private SendResult result(JsonValue comment) {
        return new SendResult(
                List.of(comment.text("id", "")),
                comment.text("permalink_url").orElse(null),
                comment.instant("created_time").orElseGet(clock::instant),
                null);
    }

    /** What has been seen so far. Of several that match the last is ours, since the answers of one case go out one by one. */
    private static final class Look {
        private final String us;
        private final String text;
        private final Instant from;
        private final @Nullable String parent;
        private @Nullable JsonValue found;
        private @Nullable String unclear;

        /** @param parent what ours is below; absent for anything */
        Look(AccountContext account, OutboundMessage message, Instant from, @Nullable String parent) {
            this.us = account.account().id().externalId();
            this.text = message.content().text();
            this.from = from;
            this.parent = parent;
        }

        void at(JsonValue comment) {
            Instant created = comment.instant("created_time").orElse(from);
            boolean matches = !created.isBefore(from)
                    && Ids.of(comment.get("id")) != null
                    && isBelow(Ids.of(comment.at("parent", "id")))
                    && Texts.same(text, comment.text("message", ""));
            String author = Ids.of(comment.at("from", "id"));
            if (matches && author == null) {
                unclear = "there is a comment with the same words whose author Facebook does not tell";
            } else if (matches && us.equals(author) && isLater(created)) {
                found = comment;
            }
        }

        private boolean isBelow(@Nullable String actual) {
            return parent == null || actual == null || actual.equals(parent);
        }

        private boolean isLater(Instant created) {
            return found == null
                    || created.isAfter(found.instant("created_time").orElse(Instant.MIN));
        }
    }
}
