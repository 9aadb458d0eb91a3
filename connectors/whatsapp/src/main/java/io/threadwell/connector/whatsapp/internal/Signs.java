package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.support.json.JsonObject;

/** Shows that messages were read (page "Mark messages as read") and that somebody writes, which marks as read as well (page "Typing indicators"). */
final class Signs implements ConversationSignals {
    private final Messaging messaging;

    Signs(Messaging messaging) {
        this.messaging = messaging;
    }

    @Override
    public void give(AccountContext account, OutboundMessage.Target to, Signal signal) {
        if (signal != Signal.SEEN && signal != Signal.TYPING) {
            throw new UnsupportedOperation("WhatsApp has no " + signal);
        }
        String last = to.message();
        if (last == null) {
            throw new InvalidRequest("a sign on WhatsApp needs the customer's last message");
        }
        JsonObject body = JsonObject.create()
                .put("messaging_product", "whatsapp")
                .put("status", "read")
                .put("message_id", Item.parse(last).wamid());
        if (signal == Signal.TYPING) {
            body.put("typing_indicator", JsonObject.create().put("type", "text"));
        }
        messaging.make(account, messaging.call(account, body).repeatable().named("give a sign"));
    }
}
