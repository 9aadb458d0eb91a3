package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Visibility;
import java.time.Instant;

/** Sends answers in public or in private. */
final class Sender implements ReplySender {
    private final boolean directMessages;
    private final PublicAnswers publicly;
    private final PrivateMessages privately;

    Sender(boolean directMessages, PublicAnswers publicly, PrivateMessages privately) {
        this.directMessages = directMessages;
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

    private boolean isPublic(OutboundMessage message) {
        boolean isPublic = message.visibility() == Visibility.PUBLIC;
        if (!isPublic && !directMessages) {
            throw new UnsupportedOperation("direct messages on X are switched off");
        }
        return isPublic;
    }
}
