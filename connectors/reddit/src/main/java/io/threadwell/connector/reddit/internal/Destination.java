package io.threadwell.connector.reddit.internal;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Visibility;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer goes.
 *
 * @param name the item below which it goes, or whom it is for
 * @param modmail the conversation with moderators that it goes into
 */
record Destination(Way way, String name, @Nullable ModmailId modmail) {
    /** How it goes. */
    enum Way {
        /** Below a post, comment or private message. */
        BELOW,
        /** As a private message of its own to whoever wrote a public item. */
        TO_WRITER,
        /** As a private message of its own to a person. */
        TO_PERSON,
        /** Into a conversation with moderators. */
        MODMAIL
    }

    /** @throws InvalidRequest when there is nothing to answer, or not in this way */
    static Destination of(OutboundMessage message) {
        String item = message.target().message();
        String name = item == null ? message.target().counterpart() : item;
        if (name == null || name.isBlank()) {
            throw new InvalidRequest("an answer names what it answers");
        }
        Optional<ModmailId> modmail = ModmailId.parse(name);
        boolean open = isPublic(name);
        if (message.visibility() == Visibility.PUBLIC) {
            if (!open) {
                throw new InvalidRequest("a private message is answered in private");
            }
            return new Destination(Way.BELOW, name, null);
        } else if (modmail.isPresent()) {
            return new Destination(Way.MODMAIL, name, modmail.get());
        } else if (open) {
            return new Destination(Way.TO_WRITER, name, null);
        }
        return new Destination(name.startsWith(Thing.MESSAGE + "_") ? Way.BELOW : Way.TO_PERSON, name, null);
    }

    /** True for posts and comments. */
    static boolean isPublic(String name) {
        return name.startsWith(Thing.COMMENT + "_") || name.startsWith(Thing.POST + "_");
    }
}
