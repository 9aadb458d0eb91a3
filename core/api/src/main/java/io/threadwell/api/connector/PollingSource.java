package io.threadwell.api.connector;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a network for what is new. The engine keeps the cursor and stores it in the transaction that stores the page, so that
 * a cursor never moves past what was not stored; a page that is asked for twice does no harm.
 */
public interface PollingSource {
    /** The names of the streams to poll, each with a cursor of its own, such as {@code notifications}. Constant. */
    List<String> streams();

    /**
     * Gets the next page of a stream.
     *
     * @param cursor what the page before gave; absent on the very first call
     * @param since on the first call: how far back to go
     * @throws io.threadwell.api.error.CareException as the vendor's errors map
     */
    PollPage poll(AccountContext account, String stream, @Nullable String cursor, Instant since);
}
