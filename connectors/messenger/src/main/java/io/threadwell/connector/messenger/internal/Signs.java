package io.threadwell.connector.messenger.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;

/**
 * Shows that somebody writes or has read (page "Sender Actions"), and takes or gives away the conversation (pages "Page Take Thread
 * Control", "Page Pass Thread Control"). The sign of writing goes by itself, with our next message or after 20 seconds. Actions are
 * written as Meta's description of the Graph API has them, in capitals.
 */
final class Signs implements ConversationSignals {
    private final Messaging messaging;
    private final String other;

    /** @param other the id of the app that conversations are passed to */
    Signs(Messaging messaging, String other) {
        this.messaging = messaging;
        this.other = other;
    }

    @Override
    public void give(AccountContext account, OutboundMessage.Target to, Signal signal) {
        String person = to.counterpart();
        if (person == null) {
            throw new InvalidRequest("a sign on Messenger needs the person whom it is for");
        }
        JsonObject body = Outgoing.to(person);
        HttpCall call =
                switch (signal) {
                    case TYPING -> messaging.call(account, "messages", body.put("sender_action", "TYPING_ON"));
                    case SEEN -> messaging.call(account, "messages", body.put("sender_action", "MARK_SEEN"));
                    case TAKE_CONTROL -> messaging.call(account, "take_thread_control", body);
                    case PASS_CONTROL ->
                        messaging.call(account, "pass_thread_control", body.put("target_app_id", other));
                };
        messaging.make(account, call.repeatable().named("give a sign"));
    }
}
