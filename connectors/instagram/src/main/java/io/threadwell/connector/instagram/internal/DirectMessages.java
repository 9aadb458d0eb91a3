package io.threadwell.connector.instagram.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.InboundEvent.Receipt;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.meta.Element;
import io.threadwell.connector.meta.Ids;
import io.threadwell.connector.meta.Unreadable;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads private messages as webhooks tell them: what customers wrote and pressed, what our side wrote anywhere, and what became of it. */
final class DirectMessages {
    private DirectMessages() {}

    /** A message, one of ours, or that one was taken back (page "Webhooks", "messages"). */
    static InboundEvent message(Element element) {
        JsonValue message = element.json().get("message");
        String id = mid(message);
        if (message.bool("is_deleted")) {
            return new Deleted(element.account(), id, at(element));
        }
        String parent = Ids.of(message.at("reply_to", "mid"));
        return posted(element, id, Said.of(message, parent), parent, message.bool("is_echo"));
    }

    /** A button was pressed. */
    static Posted postback(Element element) {
        JsonValue postback = element.json().get("postback");
        String mid = Ids.of(postback.get("mid"));
        String id = mid == null
                ? "postback:" + counterpart(element) + ":" + at(element).toEpochMilli()
                : mid;
        return posted(element, id, Said.ofPostback(postback), null, false);
    }

    private static Posted posted(Element element, String id, Content content, @Nullable String parent, boolean echo) {
        String counterpart = counterpart(element);
        return new Posted(
                element.account(),
                id,
                ThreadRef.direct(counterpart, parent),
                Visibility.PRIVATE,
                MessageKind.DIRECT_MESSAGE,
                echo,
                echo ? null : Author.of(counterpart, null),
                content,
                at(element),
                null,
                null);
    }

    /** A new text, with how often there was one before. */
    static Edited edit(Element element) {
        JsonValue edit = element.json().get("message_edit");
        String times = edit.text("num_edit", "");
        String revision = times.isEmpty() ? String.valueOf(at(element).toEpochMilli()) : times;
        return new Edited(element.account(), mid(edit), revision, Words.of(edit, "text"), List.of(), at(element), null);
    }

    /** A reaction, or one taken back. */
    static Reacted reaction(Element element) {
        JsonValue reaction = element.json().get("reaction");
        String emoji = Words.of(reaction, "emoji");
        boolean ours = element.account().externalId().equals(sender(element));
        return new Reacted(
                element.account(),
                mid(reaction),
                ours ? null : Author.of(counterpart(element), null),
                emoji.isEmpty() ? Words.of(reaction, "reaction") : emoji,
                !reaction.text("action", "").equals("unreact"),
                at(element));
    }

    /** The message up to which the person has read is named (page "Webhooks", "messaging_seen"). */
    static Receipt seen(Element element) {
        return new Receipt(element.account(), mid(element.json().get("read")), DeliveryStatus.READ, at(element), null);
    }

    /** The person: whichever of both sides is not the account. */
    static String counterpart(Element element) {
        String us = element.account().externalId();
        String sender = sender(element);
        String recipient = Ids.of(element.json().at("recipient", "id"));
        String person = sender == null || sender.equals(us) ? recipient : sender;
        if (person == null || person.equals(us)) {
            throw new Unreadable("without a person");
        }
        return person;
    }

    private static @Nullable String sender(Element element) {
        return Ids.of(element.json().at("sender", "id"));
    }

    private static String mid(JsonValue json) {
        String mid = Ids.of(json.get("mid"));
        if (mid == null) {
            throw new Unreadable("without mid");
        }
        return mid;
    }

    static Instant at(Element element) {
        return element.json().instant("timestamp").orElse(element.told());
    }
}
