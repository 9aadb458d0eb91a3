package io.threadwell.testkit.crm;

import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.crm.Interaction;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.ExternalRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** An adapter with its CRM, a stub or a real server, as the suite needs it. One fixture serves one test. */
public interface CrmFixture extends AutoCloseable {
    /** Makes an adapter that makes who is missing, where the CRM can. Called several times: adapters share nothing but the CRM. */
    CrmAdapter adapter();

    /** An adapter whose configuration names a field that the CRM does not have; empty where fields are not mapped. */
    default Optional<CrmAdapter> misconfigured() {
        return Optional.empty();
    }

    /** The time by the adapters' clock. */
    Instant now();

    /** Lets time pass: for the adapters' clock, and for what the CRM indexes later. */
    void advance(Duration time);

    /**
     * Somebody makes a record by hand.
     *
     * @param facts by the names of {@code PersonFacts}: {@code name}, {@code email}, {@code phone}, and ids and handles on the
     *     network of {@link #account()} as the adapter's configuration maps them
     */
    ExternalRef add(Map<String, String> facts);

    /** The fields of a record, by the names of {@code PersonFacts}, as far as the adapter's configuration maps them. */
    Map<String, String> facts(ExternalRef record);

    /** How many records carry our key of a person. */
    int records(String contactKey);

    /** How often a record's timeline shows an interaction. */
    int timesTold(ExternalRef record, Interaction interaction);

    /** Somebody deletes a record. */
    void delete(ExternalRef record);

    /** Somebody merges a record into another; false where nobody can. */
    default boolean merge(ExternalRef record, ExternalRef into) {
        return false;
    }

    /** How many requests the CRM got so far; needed for {@code BULK}. */
    default int requests() {
        throw new UnsupportedOperationException("BULK is declared: requests must be there");
    }

    /** What goes wrong at the CRM. */
    Faults faults();

    /** The account of ours on whose behalf the suite writes. */
    default AccountId account() {
        return AccountId.of("fake", "page-1");
    }

    @Override
    default void close() {}

    /** What goes wrong at the CRM, each with the next writing request only unless it says otherwise. */
    interface Faults {
        /**
         * It is answered with the vendor's sign for too many calls.
         *
         * @return the earliest moment at which the adapter may say that the call may be made again
         */
        Instant limit();

        /** It is answered with 503 or what the vendor says instead. */
        void breakDown();

        /** It takes effect, and its connection is cut before the answer. */
        void cutAfterEffect();

        /** It is cut off before it takes effect. */
        void cutBeforeEffect();

        /** The CRM refuses the record of one person whenever it comes, alone or among others, and takes the others. */
        void refuse(String contactKey);
    }
}
