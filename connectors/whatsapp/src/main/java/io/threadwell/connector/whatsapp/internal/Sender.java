package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Sends messages. */
final class Sender implements ReplySender {
    private final Messaging messaging;
    private final Outgoing outgoing;
    private final Quotas quotas;
    private final InstantSource clock;

    Sender(Messaging messaging, Outgoing outgoing, Quotas quotas, InstantSource clock) {
        this.messaging = messaging;
        this.outgoing = outgoing;
        this.quotas = quotas;
        this.clock = clock;
    }

    @Override
    public SendResult send(AccountContext account, OutboundMessage message) {
        String counterpart = counterpart(message);
        HttpCall call =
                messaging.call(account, outgoing.of(message, counterpart)).named("send message");
        account.needToken();
        quotas.reserve(account, counterpart);
        JsonValue answer = messaging.make(account, call);
        String id = Ids.of(answer.get("messages").at(0).get("id"));
        if (id == null) {
            throw new OutcomeUnknown(call + " was answered without the message's id");
        }
        return new SendResult(List.of(Messages.item(counterpart, id)), null, clock.instant(), null);
    }

    /**
     * WhatsApp has no list of messages. An answer that was taken has statuses, which come by webhook with its key, and is known by the
     * first of them; one whose status has not come when it is looked for may still have been taken.
     */
    @Override
    public FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        counterpart(message);
        return new FindResult.CannotTell<>(
                "WhatsApp cannot be asked for a message: if it was taken, its status still comes; else look at the chat");
    }

    private static String counterpart(OutboundMessage message) {
        String counterpart = message.target().counterpart();
        if (message.visibility() != Visibility.PRIVATE || counterpart == null) {
            throw new UnsupportedOperation("WhatsApp has private messages alone");
        }
        return counterpart;
    }
}
