package io.threadwell.api.host;

import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.WorkspaceId;
import java.io.InputStream;
import java.util.Optional;

/** Where media are kept that a network serves for a short time or to nobody but us. Thread-safe. */
public interface MediaStore {
    /**
     * Keeps an attachment; replaces what was kept in its place. It is there as a whole or not at all.
     *
     * @param index the attachment's place in its message, from 0
     * @param content read to its end and not closed
     * @throws io.threadwell.api.error.Unavailable when it could not be kept
     */
    void put(WorkspaceId workspace, MessageId message, int index, InputStream content);

    /** What is kept; the caller closes it. Empty when nothing is. */
    Optional<InputStream> open(WorkspaceId workspace, MessageId message, int index);

    /** Forgets all that is kept of a message. */
    void delete(WorkspaceId workspace, MessageId message);
}
