package io.threadwell.connector.instagram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.model.Visibility;
import java.time.Instant;

/** Sends answers by the way that each goes: below a comment, to whoever wrote one, or into a conversation. */
final class Sender implements ReplySender {
    private final PublicReplies comments;
    private final PrivateMessages messages;

    Sender(PublicReplies comments, PrivateMessages messages) {
        this.comments = comments;
        this.messages = messages;
    }

    @Override
    public SendResult send(AccountContext account, OutboundMessage message) {
        account.needToken();
        return message.visibility() == Visibility.PUBLIC
                ? comments.send(account, message)
                : messages.send(account, message);
    }

    @Override
    public FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        return message.visibility() == Visibility.PUBLIC
                ? comments.find(account, message, since)
                : messages.find(account, message, since);
    }
}
