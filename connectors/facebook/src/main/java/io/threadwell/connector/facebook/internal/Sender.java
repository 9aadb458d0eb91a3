package io.threadwell.connector.facebook.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Visibility;
import java.time.Instant;

/** Sends answers where they belong. */
final class Sender implements ReplySender {
    private final PublicReplies publicly;
    private final PrivateReplies privately;

    Sender(PublicReplies publicly, PrivateReplies privately) {
        this.publicly = publicly;
        this.privately = privately;
    }

    @Override
    public SendResult send(AccountContext account, OutboundMessage message) {
        return isPublic(message) ? publicly.send(account, message) : privately.send(account, message);
    }

    @Override
    public FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        return isPublic(message) ? publicly.find(account, message, since) : privately.find(account, message, since);
    }

    private static boolean isPublic(OutboundMessage message) {
        if (message.visibility() == Visibility.PUBLIC) {
            return true;
        }
        if (message.target().counterpart() != null) {
            throw new UnsupportedOperation("Facebook's connector sends no Messenger messages but private replies");
        }
        return false;
    }
}
