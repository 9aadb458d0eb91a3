package io.threadwell.testkit.connector;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.inbound.InboundEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A connector with its vendor, a stub or a real server, as the suite needs it. One fixture serves one test.
 *
 * <p>The parts must agree with the connector's capabilities: what is declared must be supplied, or the suite fails.
 */
public interface ConnectorFixture extends AutoCloseable {
    /** Makes a connector. Called several times: connectors share nothing but the vendor. */
    Connector connector();

    /** An account of ours with a credential that the vendor takes now. */
    AccountContext account();

    /**
     * One event of every kind that the connector can tell, as it read them from the vendor's payloads. The suite holds them
     * against the capabilities.
     */
    List<InboundEvent> examples();

    /** The vendor's deliveries; needed for {@code WEBHOOK}. */
    default Optional<WebhookSamples> webhook() {
        return Optional.empty();
    }

    /** The vendor's lists; needed for {@code POLL}. */
    default Optional<Lists> lists() {
        return Optional.empty();
    }

    /** What takes our answers; needed for {@code PUBLIC_REPLY}, {@code PRIVATE_REPLY} and {@code DIRECT_MESSAGE}. */
    default Optional<Answers> answers() {
        return Optional.empty();
    }

    /** The vendor's long connections; needed for {@code STREAM}. */
    default Optional<Streams> streams() {
        return Optional.empty();
    }

    /** Items that are only announced; needed where the connector has an {@code ItemLookup}. */
    default Optional<AnnouncedItems> announcedItems() {
        return Optional.empty();
    }

    /** People of whom items tell no more than an id; needed where the connector has a {@code ProfileSource}. */
    default Optional<Profiles> profiles() {
        return Optional.empty();
    }

    /** Attachments to fetch; needed where the connector has a {@code MediaSource}. */
    default Optional<ServedMedia> servedMedia() {
        return Optional.empty();
    }

    /** Items to moderate; needed for {@code HIDE}, {@code DELETE}, {@code LIKE}, {@code PIN} and {@code APPROVE}. */
    default Optional<ModeratedItems> moderatedItems() {
        return Optional.empty();
    }

    /** Items of ours to give another text; needed for {@code EDIT}. */
    default Optional<OwnItems> ownItems() {
        return Optional.empty();
    }

    /** What shows our signs; needed for {@code TYPING}, {@code MARK_SEEN} and {@code THREAD_CONTROL}. */
    default Optional<ShownSignals> shownSignals() {
        return Optional.empty();
    }

    /** What gives credentials; needed where the connector has an {@code Authorizer}. */
    default Optional<Credentials> credentials() {
        return Optional.empty();
    }

    /** What goes wrong at the vendor. */
    Faults faults();

    @Override
    default void close() {}

    /** Lists of the vendor that can be polled. */
    interface Lists {
        /** A stream that {@link #publish} feeds. */
        String stream();

        /**
         * People write so many items; called with up to 40.
         *
         * @return their external ids, in the order in which they were written
         */
        List<String> publish(int howMany);

        /** A moment before all items. */
        Instant beginning();
    }

    /** What goes wrong at the vendor, each with the next call only unless it says otherwise. */
    interface Faults {
        /**
         * The next call is answered with the vendor's sign for too many calls.
         *
         * @return the earliest moment at which the connector may say that the call may be made again
         */
        Instant limit();

        /** The next call is answered with 503 or what the vendor says instead. */
        void breakDown();

        /** The next write takes effect, and its connection is cut before the answer. */
        void cutAfterEffect();

        /** The next write is cut off before it takes effect. */
        void cutBeforeEffect();

        /** From now on the vendor refuses the account's credential. */
        void killCredential();

        /** Lets the settling time of the descriptor pass, if it must pass for a look to show what was written. */
        void settle();
    }
}
