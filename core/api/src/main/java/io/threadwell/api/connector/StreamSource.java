package io.threadwell.api.connector;

import io.threadwell.api.inbound.InboundEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears what is new over a long connection. The engine keeps one connection for each account and stream, on one node, and stores
 * the cursor in the transaction that stores the page, so that a connection goes on where the one before ended. What a network does
 * not hold for those who come back is polled for.
 */
public interface StreamSource {
    /** The names of the streams, each with a cursor of its own, such as {@code user}. Constant; none is a polled one's too. */
    List<String> streams();

    /**
     * Opens a connection.
     *
     * @param cursor what the last page gave, also one of an earlier connection; absent on the very first one
     * @param since on the first connection: how far back to go, where the network goes back at all
     * @throws io.threadwell.api.error.CareException as the vendor's errors map
     */
    Subscription open(AccountContext account, String stream, @Nullable String cursor, Instant since);

    /** An open connection. Used by one thread at a time; only {@link #close} may be called from another. */
    interface Subscription extends AutoCloseable {
        /**
         * What came since the last call, oldest first; waits for something to come.
         *
         * @param atMost how long to wait; an empty page when nothing came
         * @throws io.threadwell.api.error.Unavailable when the connection broke; a new one goes on from the last page's cursor
         * @throws io.threadwell.api.error.CareException as the vendor's errors map
         */
        StreamPage next(Duration atMost);

        /** Ends the connection and a wait that is under way. Succeeds when it was ended before. */
        @Override
        void close();
    }

    /**
     * What came over a connection.
     *
     * @param cursor where a new connection goes on; absent to keep the one before
     */
    record StreamPage(List<InboundEvent> events, @Nullable String cursor) {
        public StreamPage {
            events = List.copyOf(events);
        }
    }
}
