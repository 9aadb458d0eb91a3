package io.threadwell.connector.x.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.Map;

/** Reads direct messages of API v2 (page "Direct Messages lookup: Integration guide", "Event types"). */
final class DmReader {
    private final AccountId account;
    private final Includes includes;
    private final Instant told;

    DmReader(AccountId account, Includes includes, Instant told) {
        this.account = account;
        this.includes = includes;
        this.told = told;
    }

    /** @throws Unreadable when it is no event */
    InboundEvent event(JsonValue event) {
        String id = Fields.needId(event, "id");
        Instant at = event.instant("created_at").or(() -> Snowflake.time(id)).orElse(told);
        return switch (event.text("event_type", "")) {
            case "MessageCreate" -> message(event, id, at);
            case "ParticipantsJoin", "ParticipantsLeave" -> new Noted(account, "change of a group", at);
            default ->
                new Unsupported(account, "a direct message event of a type that is not known here", event.raw(), at);
        };
    }

    private Posted message(JsonValue event, String id, Instant at) {
        String us = account.externalId();
        String sender = Fields.id(event, "sender_id");
        String counterpart = Conversations.counterpart(us, Fields.id(event, "dm_conversation_id"), sender)
                .orElseThrow(() -> new Unreadable("without a conversation"));
        String text = Fields.unescaped(event.text("text", ""));
        Map<String, String> attributes = Fields.either(event, "referenced_posts", "referenced_tweets")
                .at(0)
                .text("id")
                .map(shared -> Map.of(ContentAttributes.QUOTES, shared))
                .orElse(Map.of());
        String shared = attributes.get(ContentAttributes.QUOTES);
        return new Posted(
                account,
                id,
                ThreadRef.direct(counterpart, null),
                Visibility.PRIVATE,
                MessageKind.DIRECT_MESSAGE,
                us.equals(sender),
                includes.user(sender),
                new Content(
                        text,
                        new Media(includes).ofPost(event, event.get("entities"), "https://x.com/messages", shared),
                        attributes),
                at,
                null,
                null);
    }
}
