package io.threadwell.engine.internal.outbox;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.store.StoreSession;
import java.util.List;
import java.util.Objects;

/** Reads what is needed to send an answer. */
final class AnswerReader {
    private AnswerReader() {}

    static NetworkCalls.Answer read(StoreSession session, Message message) {
        ConversationId id = Objects.requireNonNull(message.placement().conversation());
        Conversation conversation = session.threads().find(List.of(id)).get(0);
        String answered = message.placement().parentExternalId();
        Message target = answered == null
                ? null
                : session.messages().byExternalId(message.account(), List.of(answered)).stream()
                        .findFirst()
                        .orElse(null);
        Answered before = Answered.read(session, id, message.type().visibility(), message.id());
        boolean privateReply = message.type().visibility() == Visibility.PRIVATE
                && target != null
                && target.type().visibility() == Visibility.PUBLIC;
        int earlier = privateReply && answered != null
                ? session.messages().privateReplies(message.account(), answered) - 1
                : 0;
        boolean direct = conversation.visibility() == Visibility.PRIVATE;
        OutboundMessage.Target to = new OutboundMessage.Target(
                answered,
                direct ? null : conversation.key(),
                message.placement().postExternalId(),
                direct ? conversation.key() : null);
        OutboundMessage outbound = new OutboundMessage(
                message.id(),
                "tw" + message.id(),
                message.type().visibility(),
                to,
                message.content(),
                message.sentAt());
        return new NetworkCalls.Answer(message, target, outbound, before, Math.max(0, earlier));
    }
}
