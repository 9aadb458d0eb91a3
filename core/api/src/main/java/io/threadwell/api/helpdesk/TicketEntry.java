package io.threadwell.api.helpdesk;

import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a comment tells.
 *
 * @param key known to be ours when it comes back; goes into the comment's metadata
 * @param author as the message names him; absent where nobody knows
 * @param customer who wrote it, of customers' messages, where the network tells
 * @param at by the network's clock for messages
 * @param text of the message as it stands now; the new text for an edit; empty for a deletion
 */
public record TicketEntry(
        String key,
        Kind kind,
        @Nullable Author author,
        @Nullable Customer customer,
        Instant at,
        String text,
        List<Attachment> attachments,
        @Nullable String permalink) {
    public TicketEntry {
        attachments = List.copyOf(attachments);
    }

    /** One whose author is not known as a customer. */
    public TicketEntry(
            String key,
            Kind kind,
            @Nullable Author author,
            Instant at,
            String text,
            List<Attachment> attachments,
            @Nullable String permalink) {
        this(key, kind, author, null, at, text, attachments, permalink);
    }

    /** What an entry tells. */
    public enum Kind {
        /** A customer's message. */
        CUSTOMER,
        /** An answer that one of ours gave outside this helpdesk: in the network's own app, or through the host. */
        OWN_ANSWER,
        /** A message that is in the ticket was edited; internal. */
        EDIT,
        /** A message that is in the ticket was deleted; internal. */
        DELETION,
        /** A note of ours or of the host; internal. */
        NOTE
    }
}
