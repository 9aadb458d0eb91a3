package io.threadwell.support.limit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor's answer says of a quota.
 *
 * @param limit the calls that a window allows
 * @param remaining what is left of them
 * @param resetsAt when there will be {@code limit} again; absent when the vendor does not say
 */
public record ObservedQuota(
        long limit, long remaining, @Nullable Instant resetsAt) {
    public ObservedQuota {
        limit = Math.max(0, limit);
        remaining = Math.max(0, Math.min(limit, remaining));
    }
}
