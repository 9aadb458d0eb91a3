package io.threadwell.api.helpdesk;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.host.Checkup;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.webhook.WebhookSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One helpdesk of one customer. Thread-safe; calls block and never retry a write by themselves.
 *
 * <p>What it writes carries keys of ours, so that a write whose answer was lost can be found again, and so that our own writes
 * are known when they come back as changes.
 */
public interface HelpdeskAdapter {
    /** What the helpdesk is and what can be planned with. Constant. */
    HelpdeskDescriptor descriptor();

    /**
     * Writes cases as tickets: one write in a single call, many in the vendor's bulk call where that takes fewer requests. The
     * caller never gives two writes of one ticket in one batch or at the same time.
     *
     * @param writes at most {@link HelpdeskDescriptor#maxBatch()}
     * @param files for helpdesks that keep files
     * @return a result for each write, in their order; vendor errors are results, never thrown
     */
    List<WriteResult> sync(List<TicketWrite> writes, TicketFiles files);

    /** As {@link #sync(List, TicketFiles)}, with attachments told by their links. */
    default List<WriteResult> sync(List<TicketWrite> writes) {
        return sync(writes, TicketFiles.NONE);
    }

    /**
     * Tries credentials and configuration at the helpdesk, without changing anything.
     *
     * @throws io.threadwell.api.error.CareException when the helpdesk is away or refuses the credential
     */
    Checkup checkup();

    /**
     * Up to how many writes that wait are sooner done side by side, each in a call of its own, than together: as many as the
     * quota has to spare at this moment. At least 1.
     */
    int singly();

    /**
     * Goes on with writes that the helpdesk took but had not finished, also when another node had begun them.
     *
     * @return a result for each, in their order
     */
    List<WriteResult> resume(List<PendingWrite> pending);

    /**
     * Looks whether writes whose outcome is unknown took effect.
     *
     * @return a result for each, in their order; when some looks came through and others did not, the others are
     *     {@code NotYet}, so that no look is made in vain
     * @throws io.threadwell.api.error.CareException when it cannot look at all now
     */
    List<FindResult<ExternalRef>> find(List<TicketWrite> writes);

    /**
     * What agents did since. May tell a change again; its event id is the same then.
     *
     * @param cursor what the page before gave; absent on the first call, which begins now
     * @throws io.threadwell.api.error.CareException as the vendor's errors map
     */
    ChangePage changes(@Nullable String cursor);

    /** The helpdesk's webhook, where it has one. */
    Optional<WebhookSource<TicketChange>> webhook();

    /** A write that is under way at the helpdesk, with the handle that {@link WriteResult.Pending} gave. */
    record PendingWrite(TicketWrite write, String handle) {}
}
