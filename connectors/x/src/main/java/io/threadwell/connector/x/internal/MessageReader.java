package io.threadwell.connector.x.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads direct messages in the older form ({@code message_create}), in which both the Account Activity API and the X Activity API
 * deliver them (page "Account Activity API", "direct_message_events").
 */
final class MessageReader {
    private final AccountId account;
    private final JsonValue users;
    private final Instant told;

    MessageReader(AccountId account, JsonValue users, Instant told) {
        this.account = account;
        this.users = users;
        this.told = told;
    }

    /** @throws Unreadable when it is no message */
    InboundEvent event(JsonValue event) {
        if (!event.text("type", "message_create").equals("message_create")) {
            throw new Unreadable("of a type that is not known here");
        }
        String id = Fields.needId(event, "id");
        JsonValue message = event.get("message_create");
        String sender = Fields.id(message, "sender_id");
        String recipient = Fields.id(message.get("target"), "recipient_id");
        JsonValue written = message.get("message_data");
        if (sender == null || !written.isObject()) {
            throw new Unreadable("without a sender or a message");
        }
        boolean fromUs = sender.equals(account.externalId());
        String counterpart = fromUs ? recipient : sender;
        if (counterpart == null) {
            throw new Unreadable("without a recipient");
        }
        return new Posted(
                account,
                id,
                ThreadRef.direct(counterpart, null),
                Visibility.PRIVATE,
                MessageKind.DIRECT_MESSAGE,
                fromUs,
                author(sender),
                new Content(
                        Fields.unescaped(written.text("text", "")), attachments(written), attributes(event, written)),
                event.instant("created_timestamp").or(() -> Snowflake.time(id)).orElse(told),
                null,
                null);
    }

    private @Nullable Author author(String id) {
        Author known = People.of(users.get(id));
        return known == null ? Author.of(id, null) : known;
    }

    private static List<Attachment> attachments(JsonValue written) {
        JsonValue attachment = written.get("attachment");
        List<JsonValue> media = attachment.get("media").asList();
        List<Attachment> all = new ArrayList<>(Media.ofStatus(media, written.get("entities"), null));
        JsonValue place = attachment.at("location", "shared_coordinate", "coordinates", "coordinates");
        if (place.size() == 2) {
            String geo = "geo:" + place.at(1).text().orElse("") + ","
                    + place.at(0).text().orElse("");
            all.add(Attachment.of(Attachment.Kind.LOCATION, geo));
        }
        return all;
    }

    private static Map<String, String> attributes(JsonValue event, JsonValue written) {
        Map<String, String> attributes = new LinkedHashMap<>();
        written.at("quick_reply_response", "metadata")
                .text()
                .ifPresent(choice -> attributes.put(ContentAttributes.PAYLOAD, choice));
        JsonValue via = event.at("message_create", "initiated_via").isObject()
                ? event.at("message_create", "initiated_via")
                : event.get("initiated_via");
        via.text("tweet_id")
                .or(() -> via.text("welcome_message_id"))
                .ifPresent(from -> attributes.put(ContentAttributes.REFERRAL, from));
        return attributes;
    }
}
