package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.bluesky.BlueskyConfig;
import io.threadwell.support.limit.Priority;
import java.time.Instant;

/** Sends answers in public or in private. */
final class Sender implements ReplySender {
    private final BlueskyConfig config;
    private final PublicReplies replies;
    private final DirectMessages directMessages;

    Sender(BlueskyConfig config, PublicReplies replies, DirectMessages directMessages) {
        this.config = config;
        this.replies = replies;
        this.directMessages = directMessages;
    }

    @Override
    public SendResult send(AccountContext account, OutboundMessage message) {
        Session session = Session.of(account, config, Priority.CUSTOMER);
        return isPublic(message) ? replies.send(session, message) : directMessages.send(session, message);
    }

    @Override
    public FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        Session session = Session.of(account, config, Priority.CUSTOMER);
        return isPublic(message) ? replies.find(session, message) : directMessages.find(session, message, since);
    }

    private boolean isPublic(OutboundMessage message) {
        boolean isPublic = message.visibility() == Visibility.PUBLIC;
        if (!isPublic && !config.directMessages()) {
            throw new UnsupportedOperation("direct messages on Bluesky are switched off");
        }
        return isPublic;
    }
}
