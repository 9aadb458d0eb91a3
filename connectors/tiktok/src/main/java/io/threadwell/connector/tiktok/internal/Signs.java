package io.threadwell.connector.tiktok.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.UnsupportedOperation;

/** Shows that somebody is writing, and that messages were read. */
final class Signs implements ConversationSignals {
    private final Api api;

    Signs(Api api) {
        this.api = api;
    }

    @Override
    public void give(AccountContext account, OutboundMessage.Target to, Signal signal) {
        String action =
                switch (signal) {
                    case TYPING -> "TYPING";
                    case SEEN -> "MARK_READ";
                    default -> throw new UnsupportedOperation("TikTok has no " + signal);
                };
        String conversation = to.counterpart();
        if (conversation == null) {
            throw new InvalidRequest("a sign is given in a conversation");
        }
        api.repeat(
                account,
                Sender.SEND,
                Sender.to(conversation).put("message_type", "SENDER_ACTION").put("sender_action", action));
    }
}
