package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.meta.Element;
import io.threadwell.connector.meta.Ids;
import io.threadwell.connector.meta.Unreadable;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads messages that customers wrote, and those that we wrote in the WhatsApp Business app. */
final class Messages {
    private Messages() {}

    /** What a customer wrote. */
    static List<InboundEvent> theirs(Element message, People people) {
        return switch (message.text("type")) {
            case "system" -> Renames.of(message);
            case "request_welcome" -> List.of(new Noted(message.account(), "request_welcome", at(message)));
            default -> {
                Author author = people.sender(message.json());
                yield read(message, conversation(message.json(), author.externalId()), author);
            }
        };
    }

    /** What we wrote in the app (page "smb_message_echoes webhook reference"). */
    static List<InboundEvent> ours(Element message, People people) {
        return read(message, conversation(message.json(), people.recipient(message.json())), null);
    }

    private static String conversation(JsonValue message, String person) {
        String group = Ids.of(message.get("group_id"));
        return group == null ? person : Counterpart.group(group);
    }

    /** @param author absent for what we wrote */
    private static List<InboundEvent> read(Element message, String counterpart, @Nullable Author author) {
        JsonValue json = message.json();
        return switch (message.text("type")) {
            case "reaction" -> List.of(reaction(message, counterpart, author));
            case "edit" -> List.of(edit(message, counterpart));
            case "revoke" -> {
                String gone = original(json.get("revoke"), "original_message_id");
                yield List.of(new Deleted(message.account(), item(counterpart, gone), at(message)));
            }
            default -> List.of(posted(message, counterpart, author));
        };
    }

    private static Posted posted(Element message, String counterpart, @Nullable Author author) {
        String id = item(counterpart, message.needId("id"));
        String answered = Ids.of(message.json().at("context", "id"));
        String parent = answered == null ? null : item(counterpart, answered);
        return new Posted(
                message.account(),
                id,
                ThreadRef.direct(counterpart, parent),
                Visibility.PRIVATE,
                MessageKind.DIRECT_MESSAGE,
                author == null,
                author,
                content(message.json(), parent),
                at(message),
                null,
                null);
    }

    private static Content content(JsonValue message, @Nullable String parent) {
        Content said = Said.of(message);
        if (parent == null) {
            return said;
        }
        Map<String, String> attributes = new HashMap<>(said.attributes());
        attributes.put(ContentAttributes.QUOTES, parent);
        return new Content(said.text(), said.attachments(), attributes);
    }

    /** A reaction without an emoji is one that was taken back (page "Reaction messages webhook reference"). */
    private static Reacted reaction(Element message, String counterpart, @Nullable Author author) {
        JsonValue reaction = message.json().get("reaction");
        String emoji = Said.words(reaction, "emoji");
        return new Reacted(
                message.account(),
                item(counterpart, original(reaction, "message_id")),
                author,
                emoji,
                !emoji.isEmpty(),
                at(message));
    }

    private static Edited edit(Element message, String counterpart) {
        JsonValue edit = message.json().get("edit");
        Content after = Said.of(edit.get("message"));
        return new Edited(
                message.account(),
                item(counterpart, original(edit, "original_message_id")),
                message.needId("id"),
                after.text(),
                after.attachments(),
                at(message),
                null);
    }

    private static String original(JsonValue json, String name) {
        String id = Ids.of(json.get(name));
        if (id == null) {
            throw new Unreadable("without " + name);
        }
        return id;
    }

    static String item(String counterpart, String wamid) {
        return new Item(counterpart, wamid).toString();
    }

    static Instant at(Element element) {
        return element.json().instant("timestamp").orElse(element.told());
    }
}
