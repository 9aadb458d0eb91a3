package io.threadwell.api.helpdesk;

import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.ExternalRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One write of one case: its ticket is made, or gets a comment and changed fields. Several messages of a case that wait
 * together are one write and share one comment; each is told apart in it by author, time and permalink.
 *
 * @param key the same for every attempt at this write; goes to the helpdesk as idempotency key or metadata
 * @param externalId our id of the ticket, the same for every write of the case
 * @param ticket absent: the ticket has to be made
 * @param entries what the comment holds, oldest first; empty when only fields change
 * @param internal true when customers must not see the comment
 * @param attempt 1 when nothing of it can have taken effect yet; more when an earlier attempt may still do
 */
public record TicketWrite(
        String key,
        CaseId caseId,
        String externalId,
        @Nullable ExternalRef ticket,
        TicketFields fields,
        List<TicketEntry> entries,
        boolean internal,
        int attempt) {
    public TicketWrite {
        entries = List.copyOf(entries);
    }

    /** True when the ticket has to be made. */
    public boolean creates() {
        return ticket == null;
    }
}
