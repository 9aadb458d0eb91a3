package io.threadwell.connector.reddit.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;

/** Says what elements of lists are to an account. */
final class Items {
    private Items() {}

    /**
     * Reads an element of a list.
     *
     * @param found true when a search found it, so that a post is one about us
     */
    static InboundEvent read(AccountId us, JsonValue json, boolean found, Instant now) {
        try {
            Thing thing = Thing.of(json);
            if (thing.isModmail()) {
                return new Noted(us, "modmail among messages", thing.at());
            }
            return thing.isGone() ? new Deleted(us, thing.name(), now) : posted(us, thing, found);
        } catch (Unreadable broken) {
            return new Unsupported(us, String.valueOf(broken.getMessage()), json.raw(), now);
        }
    }

    static Posted posted(AccountId us, Thing thing, boolean found) {
        boolean ours = thing.isFrom(us.externalId());
        return new Posted(
                us,
                thing.name(),
                thing.thread(),
                thing.is(Thing.MESSAGE) ? Visibility.PRIVATE : Visibility.PUBLIC,
                kind(thing, found && !ours),
                ours,
                thing.author(),
                thing.content(),
                thing.at(),
                thing.permalink(),
                null);
    }

    private static MessageKind kind(Thing thing, boolean found) {
        if (thing.is(Thing.MESSAGE)) {
            return MessageKind.DIRECT_MESSAGE;
        } else if (thing.is(Thing.POST)) {
            return found ? MessageKind.MENTION : MessageKind.POST;
        }
        return thing.namesUs() ? MessageKind.MENTION : MessageKind.COMMENT;
    }

    /** The edit that an item is the outcome of. Edits of the first minutes have no time; what the item says tells them apart. */
    static Edited edited(AccountId us, Thing thing, boolean found, Instant now) {
        String said = thing.says();
        String revision = thing.editedAt()
                .map(Instant::toString)
                .orElseGet(() -> Integer.toHexString(said.hashCode()) + "-" + said.length());
        return new Edited(
                us,
                thing.name(),
                revision,
                said,
                thing.attachments(),
                thing.editedAt().orElse(now),
                posted(us, thing, found));
    }
}
