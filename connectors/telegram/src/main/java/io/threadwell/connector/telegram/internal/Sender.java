package io.threadwell.connector.telegram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends answers, each with one call. */
final class Sender implements ReplySender {
    private final BotApi api;
    private final InstantSource clock;

    Sender(BotApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public SendResult send(AccountContext account, OutboundMessage message) {
        String token = account.needToken().access();
        OutboundMessage.Target target = message.target();
        if (message.visibility() == Visibility.PRIVATE) {
            if (target.counterpart() == null) {
                throw new UnsupportedOperation("on Telegram a bot writes only to who wrote to it");
            }
            return send(token, Room.parse(target.counterpart()), quoted(message), message);
        }
        Item answered = Item.parse(target.message());
        return send(token, Room.of(answered), answered, message);
    }

    /** In private nothing is answered in particular, unless the answer says so. */
    private static @Nullable Item quoted(OutboundMessage message) {
        String quotes = message.content().attributes().get(ContentAttributes.QUOTES);
        return quotes == null ? null : Item.parse(quotes);
    }

    /** A group that became a supergroup has another id, and numbers its messages anew: there the answer stands by itself. */
    private SendResult send(String token, Room room, @Nullable Item answered, OutboundMessage message) {
        Outgoing outgoing = Outgoing.of(message.content());
        BotApi.Answered sent =
                api.write(token, outgoing.method(), room, outgoing.into(room.parameters(), reply(answered)));
        String moved = sent.movedTo();
        if (moved != null) {
            Room there = room.movedTo(moved);
            sent = api.write(token, outgoing.method(), there, outgoing.into(there.parameters(), null));
        }
        return result(room, sent.result());
    }

    private static @Nullable JsonObject reply(@Nullable Item answered) {
        return answered == null || !answered.isMessage()
                ? null
                : JsonObject.create().put("message_id", answered.number());
    }

    private SendResult result(Room room, JsonValue result) {
        List<String> ids = new ArrayList<>();
        Instant sentAt = clock.instant();
        for (JsonValue sent : result.asList()) {
            String chat = sent.get("chat").text("id", room.chat());
            sent.text("message_id").ifPresent(id -> ids.add(new Item(room.connection(), chat, id).toString()));
            sentAt = sent.instant("date").orElse(sentAt);
        }
        if (ids.isEmpty()) {
            throw new OutcomeUnknown("Telegram took the answer and told no id of it");
        }
        return new SendResult(ids, null, sentAt, null);
    }

    @Override
    public FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        return new FindResult.CannotTell<>("Telegram does not show a bot what it has sent: look into the chat");
    }
}
