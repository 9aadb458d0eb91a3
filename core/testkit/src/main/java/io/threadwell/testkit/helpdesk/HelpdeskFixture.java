package io.threadwell.testkit.helpdesk;

import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.testkit.webhook.SignedDeliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An adapter with its helpdesk, a stub or a real server, as the suite needs it. One fixture serves one test.
 */
public interface HelpdeskFixture extends AutoCloseable {
    /** Makes an adapter. Called several times: adapters share nothing but the helpdesk, as on two nodes. */
    HelpdeskAdapter adapter();

    /** The time by the adapters' clock. */
    Instant now();

    /** Lets time pass: for the adapters' clock, and for what the helpdesk works on. */
    void advance(Duration time);

    /** How many tickets the helpdesk has under one of our external ids. */
    int tickets(String externalId);

    /** How often the helpdesk shows an entry in the tickets of an external id. */
    int timesTold(String externalId, TicketEntry entry);

    /** An agent answers the customer. */
    void agentReplies(ExternalRef ticket, String text);

    /** An agent leaves a note for colleagues; called where {@code INTERNAL_COMMENTS} is declared. */
    void agentNotes(ExternalRef ticket, String text);

    /** An agent sets a ticket to solved. */
    void agentSolves(ExternalRef ticket);

    /** An agent deletes a ticket; called where {@code LIFE} is declared. */
    default void agentDeletes(ExternalRef ticket) {
        throw new UnsupportedOperationException("LIFE is declared: agentDeletes must be there");
    }

    /** An agent merges a ticket into another one; called where {@code LIFE} is declared. False where nobody can. */
    default boolean agentMerges(ExternalRef ticket, ExternalRef into) {
        return false;
    }

    /** The customer says that he is satisfied; called where {@code RATINGS} is declared. */
    default void customerIsSatisfied(ExternalRef ticket) {
        throw new UnsupportedOperationException("RATINGS is declared: customerIsSatisfied must be there");
    }

    /** The bytes of the files that the helpdesk keeps with a ticket, by their names; called where {@code ATTACHMENTS} is declared. */
    default Map<String, byte[]> files(ExternalRef ticket) {
        throw new UnsupportedOperationException("ATTACHMENTS is declared: files must be there");
    }

    /** Our key of the customer who is a ticket's requester now; called where {@code REQUESTER} is declared. */
    default String requester(ExternalRef ticket) {
        throw new UnsupportedOperationException("REQUESTER is declared: requester must be there");
    }

    /** An adapter whose configuration maps a fact to a field that the helpdesk does not have; empty where fields are not mapped. */
    default Optional<HelpdeskAdapter> misconfigured() {
        return Optional.empty();
    }

    /** A delivery by webhook of all that agents did so far; needed for {@code WEBHOOK}. */
    default Optional<SignedDeliveries> webhook() {
        return Optional.empty();
    }

    /** What goes wrong at the helpdesk. */
    Faults faults();

    /** The account on whose behalf the suite writes. */
    default AccountId account() {
        return AccountId.of("fake", "page-1");
    }

    @Override
    default void close() {}

    /** What goes wrong at the helpdesk, each with the next call only unless it says otherwise. */
    interface Faults {
        /**
         * Whether calls can go wrong at all; false for a helpdesk in the same process and database, which has no connection
         * that could be cut. Nothing else is asked of such faults then.
         */
        default boolean possible() {
            return true;
        }

        /**
         * The next write is answered with the vendor's sign for too many calls.
         *
         * @return the earliest moment at which the adapter may say that the call may be made again
         */
        Instant limit();

        /** The next write is answered with 503 or what the vendor says instead. */
        void breakDown();

        /** The next write takes effect, and its connection is cut before the answer. */
        void cutAfterEffect();

        /** The next write is cut off before it takes effect. */
        void cutBeforeEffect();

        /** The helpdesk refuses this one write whenever it comes, alone or among others, and takes the others. */
        void refuse(TicketWrite write);
    }
}
