package io.threadwell.connector.messenger.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.meta.Element;
import io.threadwell.connector.meta.Ids;
import io.threadwell.connector.meta.Unreadable;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what customers wrote and pressed, what our side wrote anywhere, and what became of it. */
final class Messages {
    /** What the Conversations API puts before ids of the form that webhooks had until 2018. */
    private static final String OLD = "m_mid.";

    private Messages() {}

    /** A message (page "messages"), one of ours (page "message_echoes"), or that one was taken back. */
    static InboundEvent message(Element element) {
        JsonValue message = element.json().get("message");
        String id = mid(message);
        if (message.bool("is_deleted")) {
            return new Deleted(element.account(), id, at(element));
        }
        boolean echo = message.bool("is_echo");
        String parent = Ids.of(message.at("reply_to", "mid"));
        Content content = Said.of(message, parent == null ? null : item(parent));
        return posted(element, id, content, parent, echo ? Passed.key(message.text("metadata", "")) : null, echo);
    }

    /** A button was pressed (page "messaging_postbacks"). One from before buttons had ids is known by who pressed it, and when. */
    static Posted postback(Element element) {
        JsonValue postback = element.json().get("postback");
        String mid = Ids.of(postback.get("mid"));
        String id = mid == null
                ? "postback:" + counterpart(element) + ":" + time(element).toEpochMilli()
                : item(mid);
        return posted(element, id, Said.ofPostback(postback), null, null, false);
    }

    private static Posted posted(
            Element element, String id, Content content, @Nullable String parent, @Nullable String key, boolean echo) {
        String counterpart = counterpart(element);
        return new Posted(
                element.account(),
                id,
                ThreadRef.direct(counterpart, parent == null ? null : item(parent)),
                Visibility.PRIVATE,
                MessageKind.DIRECT_MESSAGE,
                echo,
                echo ? null : Author.of(counterpart, null),
                content,
                at(element),
                null,
                key);
    }

    /** A new text (page "message_edits"), with how often there was one before. */
    static Edited edit(Element element) {
        JsonValue edit = element.json().get("message_edit");
        String times = edit.text("num_edit", "");
        String revision = times.isEmpty() ? String.valueOf(at(element).toEpochMilli()) : times;
        return new Edited(
                element.account(), mid(edit), revision, Said.words(edit, "text"), List.of(), at(element), null);
    }

    /** A reaction, or one taken back (page "message_reactions"). */
    static Reacted reaction(Element element) {
        JsonValue reaction = element.json().get("reaction");
        String emoji = Said.words(reaction, "emoji");
        boolean ours = element.account().externalId().equals(sender(element));
        return new Reacted(
                element.account(),
                mid(reaction),
                ours ? null : Author.of(counterpart(element), null),
                emoji.isEmpty() ? Said.words(reaction, "reaction") : emoji,
                !reaction.text("action", "").equals("unreact"),
                at(element));
    }

    /** The person: whichever of both sides is not the page. */
    static String counterpart(Element element) {
        String page = element.account().externalId();
        String sender = sender(element);
        String recipient = Ids.of(element.json().at("recipient", "id"));
        String person = sender == null || sender.equals(page) ? recipient : sender;
        if (person == null || person.equals(page)) {
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
        return item(mid);
    }

    /** The id of an item: the same whether a webhook or the Conversations API tells it. */
    static String item(String mid) {
        return mid.startsWith(OLD) ? mid.substring(2) : mid;
    }

    static Instant at(Element element) {
        return element.json().instant("timestamp").orElse(element.told());
    }

    private static Instant time(Element element) {
        return element.json().instant("timestamp").orElseThrow(() -> new Unreadable("without mid and timestamp"));
    }
}
