package io.threadwell.api.helpdesk;

import io.threadwell.api.connector.MediaSource.MediaFile;
import java.util.Optional;

/** What came with the messages, for helpdesks that keep files of their own ({@code ATTACHMENTS}). Thread-safe; calls may block. */
@FunctionalInterface
public interface TicketFiles {
    /** No files: attachments are told by their links. */
    TicketFiles NONE = (entry, index) -> Optional.empty();

    /**
     * Opens an attachment of an entry; the caller closes its content. Empty where the link is to be told instead: the network
     * forbids copies, or nobody has the file any more.
     *
     * @param index the attachment's place in the entry, from 0
     * @throws io.threadwell.api.error.CareException when the network cannot give it now
     */
    Optional<MediaFile> open(TicketEntry entry, int index);
}
