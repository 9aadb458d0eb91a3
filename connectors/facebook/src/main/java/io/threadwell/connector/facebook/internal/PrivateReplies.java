package io.threadwell.connector.facebook.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.connector.meta.Graph;
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

/**
 * Answers a post or comment in Messenger (page "Private Replies"). Facebook itself takes one such answer to an item, so that a
 * second attempt can never double it.
 */
final class PrivateReplies {
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final String LOOK = "can_reply_privately";
    private static final String LOOK_AT_COMMENT =
            LOOK + ",private_reply_conversation{id,participants,messages.limit(10){id,message,from,created_time}}";

    private final Graph graph;
    private final InstantSource clock;

    PrivateReplies(Graph graph, InstantSource clock) {
        this.graph = graph;
        this.clock = clock;
    }

    SendResult send(AccountContext account, OutboundMessage message) {
        if (!message.content().attachments().isEmpty()) {
            throw new UnsupportedOperation("a private reply is text alone");
        }
        JsonObject body = JsonObject.create()
                .put("recipient", recipient(message.target()))
                .put(
                        "message",
                        JsonObject.create().put("text", message.content().text()))
                .put("messaging_type", "RESPONSE");
        HttpCall call = HttpCall.post(graph.address(account.account().id().externalId(), "messages"))
                .json(body)
                .named("private reply");
        JsonValue answer = graph.call(account, call, Priority.CUSTOMER);
        String id = Ids.of(answer.get("message_id"));
        if (id == null) {
            throw new OutcomeUnknown(call + " was answered without the message's id");
        }
        return new SendResult(List.of(id), null, clock.instant(), Ids.of(answer.get("recipient_id")));
    }

    private static JsonObject recipient(Target target) {
        return JsonObject.create().put(isPost(target) ? "post_id" : "comment_id", answered(target));
    }

    /** A post stands under no other; a comment always does. */
    private static boolean isPost(Target target) {
        return target.post() == null;
    }

    private static String answered(Target target) {
        String message = target.message();
        if (message == null) {
            throw new InvalidRequest("a private reply needs the post or comment that it answers");
        }
        return message;
    }

    /**
     * Looks into the conversation that a private reply to a comment began. Where Facebook says that a private reply is still
     * possible, there was none; where it says neither, nobody knows.
     */
    FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        JsonValue item;
        try {
            HttpCall call = HttpCall.get(graph.address(answered(message.target())))
                    .query("fields", isPost(message.target()) ? LOOK : LOOK_AT_COMMENT)
                    .named("look for private reply");
            item = graph.call(account, call, Priority.CUSTOMER);
        } catch (PermissionDenied | InvalidRequest | NotFound hidden) {
            return new FindResult.CannotTell<>("Facebook does not show the private conversation of the item");
        }
        JsonValue conversation = item.get("private_reply_conversation");
        for (JsonValue one : conversation.at("messages", "data").elements()) {
            if (isOurs(account, message, since.minus(SKEW), one)) {
                return new FindResult.Found<>(result(account, conversation, one));
            }
        }
        return item.bool(LOOK) && conversation.isMissing()
                ? new FindResult.Absent<>()
                : new FindResult.CannotTell<>("Facebook does not tell whether the private reply was sent");
    }

    private static boolean isOurs(AccountContext account, OutboundMessage message, Instant from, JsonValue found) {
        return account.account().id().externalId().equals(Ids.of(found.at("from", "id")))
                && Ids.of(found.get("id")) != null
                && !found.instant("created_time").orElse(from).isBefore(from)
                && Texts.same(message.content().text(), found.text("message", ""));
    }

    private SendResult result(AccountContext account, JsonValue conversation, JsonValue found) {
        String us = account.account().id().externalId();
        String counterpart = null;
        for (JsonValue participant : conversation.at("participants", "data").elements()) {
            String id = Ids.of(participant.get("id"));
            counterpart = id == null || id.equals(us) ? counterpart : id;
        }
        Instant sentAt = found.instant("created_time").orElseGet(clock::instant);
        return new SendResult(List.of(found.text("id", "")), null, sentAt, counterpart);
    }
}
