package io.threadwell.connector.instagram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.api.error.UnsupportedOperation;
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

/**
 * Writes to people: into a conversation, or as the one private reply to a comment (pages "Send a Message", "Private Replies"). A person's
 * answer that comes too late for a response goes out again with the mark for those; what Instagram refused had no effect.
 */
final class PrivateMessages {
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final Graph graph;
    private final Conversations conversations;
    private final Quotas quotas;
    private final boolean humanAgent;
    private final InstantSource clock;

    PrivateMessages(Graph graph, Conversations conversations, boolean humanAgent, InstantSource clock) {
        this.graph = graph;
        this.conversations = conversations;
        this.quotas = new Quotas(clock);
        this.humanAgent = humanAgent;
        this.clock = clock;
    }

    SendResult send(AccountContext account, OutboundMessage message) {
        String person = message.target().counterpart();
        if (person == null) {
            return privately(account, message);
        }
        quotas.reserve(account, Outgoing.medium(message.content()));
        JsonObject body = Outgoing.direct(message, person).put("messaging_type", "RESPONSE");
        try {
            return taken(account, body);
        } catch (ReplyWindowClosed late) {
            if (!humanAgent || !Rules.isByPerson(message.content())) {
                throw late;
            }
            return taken(account, body.put("messaging_type", "MESSAGE_TAG").put("tag", "HUMAN_AGENT"));
        }
    }

    private SendResult privately(AccountContext account, OutboundMessage message) {
        String comment = message.target().message();
        if (comment == null) {
            throw new InvalidRequest("a private reply needs the comment that it answers");
        }
        if (!message.content().attachments().isEmpty()) {
            throw new UnsupportedOperation("a private reply is text alone");
        }
        quotas.reservePrivateReply(account);
        return taken(
                account,
                JsonObject.create()
                        .put("recipient", JsonObject.create().put("comment_id", comment))
                        .put("message", Outgoing.message(message)));
    }

    private SendResult taken(AccountContext account, JsonObject body) {
        HttpCall call =
                HttpCall.post(graph.address("me", "messages")).json(body).named("send message");
        JsonValue answer = graph.call(account, call, Priority.CUSTOMER);
        String mid = Ids.of(answer.get("message_id"));
        if (mid == null) {
            throw new OutcomeUnknown(call + " was answered without the message's id");
        }
        return new SendResult(List.of(mid), null, clock.instant(), Ids.of(answer.get("recipient_id")));
    }

    /** Words are known again; a medium is not, because Instagram serves it under an address of its own. */
    FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        String person = message.target().counterpart();
        if (person == null) {
            return new FindResult.CannotTell<>(
                    "Instagram does not tell whether a comment was answered in private: look at its app");
        }
        Instant from = since.minus(SKEW);
        GraphList found;
        try {
            found = conversations.with(account, person);
        } catch (PermissionDenied | InvalidRequest | NotFound hidden) {
            return new FindResult.CannotTell<>("Instagram does not show the conversation");
        }
        if (found.items().isEmpty()) {
            return new FindResult.CannotTell<>("Instagram does not have the conversation: look at its app");
        }
        return among(account, message, GraphList.of(found.items().get(0).get("messages")), from);
    }

    private FindResult<SendResult> among(
            AccountContext account, OutboundMessage message, GraphList messages, Instant from) {
        boolean medium = !message.content().attachments().isEmpty();
        for (JsonValue one : messages.items()) {
            String id = GraphMessages.id(one);
            boolean ours = GraphMessages.isOurs(account.account().id(), one)
                    && !one.instant("created_time").orElse(from).isBefore(from);
            if (ours && medium && one.text("message", "").isBlank()) {
                return new FindResult.CannotTell<>("a medium went out, and may be this one: look at Instagram's app");
            }
            if (ours && id != null && !medium && Texts.same(message.content().text(), one.text("message", ""))) {
                Instant sentAt = one.instant("created_time").orElseGet(clock::instant);
                return new FindResult.Found<>(new SendResult(List.of(id), null, sentAt, null));
            }
        }
        return messages.after() == null || messages.endsBefore(from)
                ? new FindResult.Absent<>()
                : new FindResult.CannotTell<>("much was written since: look at Instagram's app");
    }
}
