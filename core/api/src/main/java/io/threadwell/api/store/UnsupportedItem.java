package io.threadwell.api.store;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.DeliveryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An element of a delivery that nobody here could read, kept as it came.
 *
 * @param key unique within the workspace; the same element that comes again has the same
 * @param delivery where it came in; absent for what was polled
 */
public record UnsupportedItem(
        String key, AccountId account, @Nullable DeliveryId delivery, String reason, String raw, Instant at) {
    /** Leaves out what came. */
    @Override
    public String toString() {
        return "unsupported item " + key + " of " + account + ": " + reason;
    }
}
