package io.threadwell.connector.messenger.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.messenger.MessengerConfig;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Sends messages. An answer goes out as a response first; one by a person that comes too late for that goes out again with the mark for
 * people's answers (page "Message Tags", "Human Agent"). Only Messenger knows how long a window is that an advertisement opened, and what
 * it refused had no effect.
 */
final class Sender implements ReplySender {
    private final boolean humanAgent;
    private final Messaging messaging;
    private final Uploads uploads;
    private final Sent sent;
    private final Quotas quotas;
    private final InstantSource clock;

    Sender(
            MessengerConfig config,
            Messaging messaging,
            Uploads uploads,
            Conversations conversations,
            InstantSource clock) {
        this.humanAgent = config.humanAgent();
        this.messaging = messaging;
        this.uploads = uploads;
        this.sent = new Sent(conversations, clock);
        this.quotas = new Quotas(clock);
        this.clock = clock;
    }

    @Override
    public SendResult send(AccountContext account, OutboundMessage message) {
        String person = person(message);
        account.needToken();
        Optional<Attachment> medium = Outgoing.medium(message.content());
        quotas.reserve(account, medium);
        Optional<String> uploaded = medium.flatMap(one -> uploads.id(account, one));
        JsonObject body = Outgoing.of(message, person, uploaded.orElse(null)).put("messaging_type", "RESPONSE");
        try {
            return taken(account, body);
        } catch (ReplyWindowClosed late) {
            if (!humanAgent || !Rules.isByPerson(message.content())) {
                throw late;
            }
            return taken(account, body.put("messaging_type", "MESSAGE_TAG").put("tag", "HUMAN_AGENT"));
        }
    }

    private SendResult taken(AccountContext account, JsonObject body) {
        HttpCall call = messaging.call(account, "messages", body).named("send message");
        JsonValue answer = messaging.make(account, call);
        String mid = Ids.of(answer.get("message_id"));
        if (mid == null) {
            throw new OutcomeUnknown(call + " was answered without the message's id");
        }
        return new SendResult(List.of(Messages.item(mid)), null, clock.instant(), null);
    }

    @Override
    public FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        return sent.find(account, person(message), message.content(), since);
    }

    private static String person(OutboundMessage message) {
        String person = message.target().counterpart();
        if (message.visibility() != Visibility.PRIVATE || person == null) {
            throw new UnsupportedOperation("Messenger has private messages alone");
        }
        return person;
    }
}
