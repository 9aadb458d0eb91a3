package io.threadwell.api.store;

import io.threadwell.api.error.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which page.
 *
 * @param limit 1 to 1,000
 * @param after what the page before gave as {@link Page#next()}; absent for the first
 */
public record PageRequest(int limit, @Nullable String after) {
    public PageRequest {
        if (limit < 1 || limit > 1000) {
            throw new InvalidRequest("a page has 1 to 1,000 items");
        }
    }

    /** The first page. */
    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }
}
