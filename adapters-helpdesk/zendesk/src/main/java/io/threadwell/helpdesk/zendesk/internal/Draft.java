package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.helpdesk.TicketWrite;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A write with what had to be found out before it can go.
 *
 * @param index its place in the batch
 * @param requester the user who asked; for creates
 * @param author the user who wrote the comment; absent: the integration's own
 * @param stamp the ticket may not have been changed since; absent: no matter
 */
record Draft(
        int index,
        TicketWrite write,
        @Nullable Long requester,
        @Nullable Long author,
        @Nullable Instant stamp) {

    Draft stamped(@Nullable Instant changedAt) {
        return new Draft(index, write, requester, author, changedAt);
    }
}
