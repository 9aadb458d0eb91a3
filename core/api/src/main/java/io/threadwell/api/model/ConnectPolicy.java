package io.threadwell.api.model;

import io.threadwell.api.error.InvalidRequest;
import java.time.Duration;
import java.time.Instant;

/**
 * What becomes of items that are older than the moment an account was connected, so that connecting an account with
 * thousands of old comments does not flood the helpdesk.
 *
 * @param history how far back items count as new; zero: only from now on
 * @param olderAsClosed true: older items become closed cases without a ticket; false: they are kept and ignored
 */
public record ConnectPolicy(Duration history, boolean olderAsClosed) {
    public ConnectPolicy {
        if (history.isNegative()) {
            throw new InvalidRequest("the connect policy's history must not be negative");
        }
    }

    /** Only what is written from now on makes cases. The default. */
    public static ConnectPolicy fromNow() {
        return new ConnectPolicy(Duration.ZERO, false);
    }

    /** What was written in the last days makes cases, too. */
    public static ConnectPolicy lastDays(int days) {
        return new ConnectPolicy(Duration.ofDays(days), false);
    }

    /** What was written before is filed as closed cases without a ticket. */
    public static ConnectPolicy asClosed() {
        return new ConnectPolicy(Duration.ZERO, true);
    }

    /** Items sent before this instant are history. */
    public Instant horizon(Instant connectedAt) {
        return connectedAt.minus(history);
    }
}
