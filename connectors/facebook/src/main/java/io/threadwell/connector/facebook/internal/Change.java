package io.threadwell.connector.facebook.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.connector.meta.Hash;
import io.threadwell.connector.meta.Unreadable;
import io.threadwell.support.json.JsonValue;
import java.util.List;

/**
 * One change as a webhook tells it.
 *
 * @param field what of the page changed, such as {@code feed}
 * @param kind the sort of item that changed, such as {@code comment}
 * @param verb what happened to it, such as {@code add}
 */
record Change(String field, String kind, String verb, Item item) {
    static Change of(String field, Item item) {
        return new Change(field, item.text("item"), item.text("verb"), item);
    }

    /**
     * The events of a change of an item that holds words.
     *
     * @param posted the item as the change shows it; asked for only when something was written
     */
    List<InboundEvent> ofItem(String id, Written posted) {
        return switch (verb) {
            case "add" -> added(posted.whole());
            case "edit", "edited", "update" -> List.of(edited(id, posted.whole()));
            case "hide", "unhide" -> List.of(new Hidden(item.account(), id, verb.equals("hide"), item.told()));
            case "remove", "delete" -> List.of(new Deleted(item.account(), id, item.told()));
            default -> throw unknown();
        };
    }

    /** What Facebook's filters took for offensive comes in hidden already. */
    private static List<InboundEvent> added(Posted posted) {
        return posted.content().attributes().containsKey(HIDDEN)
                ? List.of(posted, new Hidden(posted.account(), posted.externalId(), true, posted.sentAt()))
                : List.of(posted);
    }

    /** The attribute of an item that was hidden when it came. */
    static final String HIDDEN = "is_hidden";

    /** {@code created_time} stays that of the item when it is edited, so the delivery's own time stands for the edit's. */
    private Edited edited(String id, Posted whole) {
        String text = whole.content().text();
        return new Edited(
                item.account(),
                id,
                item.editedAt().map(at -> Long.toString(at.toEpochMilli())).orElseGet(() -> Hash.of(text)),
                text,
                whole.content().attachments(),
                item.editedAt().orElse(item.told()),
                whole);
    }

    /** A reaction to what has this id; a {@code like} is one. */
    List<InboundEvent> ofReaction(String target) {
        boolean added =
                switch (verb) {
                    case "add", "edit", "edited", "update" -> true;
                    case "remove", "delete" -> false;
                    default -> throw unknown();
                };
        String reaction = item.json().text("reaction_type", "like");
        return List.of(new Reacted(item.account(), target, item.author(), reaction, added, item.createdAt()));
    }

    Unreadable unknown() {
        return new Unreadable("is a kind that is not known here");
    }

    JsonValue json() {
        return item.json();
    }

    /** Reads the item that a change shows. */
    interface Written {
        Posted whole();
    }
}
