package io.threadwell.connector.telegram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.limit.Priority;

/** Shows for five seconds that somebody is writing (method {@code sendChatAction}). */
final class Typing implements ConversationSignals {
    private final BotApi api;

    Typing(BotApi api) {
        this.api = api;
    }

    @Override
    public void give(AccountContext account, OutboundMessage.Target to, Signal signal) {
        if (signal != Signal.TYPING) {
            throw new UnsupportedOperation("Telegram has no " + signal + " for bots");
        }
        String token = account.needToken().access();
        JsonObject parameters = Room.parse(to.counterpart()).parameters().put("action", "typing");
        api.call(token, Method.SEND_CHAT_ACTION, parameters, Priority.NORMAL);
    }
}
