package io.threadwell.support.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a vendor's list.
 *
 * @param next the cursor of the page after this one; absent or empty when this is the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
        next = next == null || next.isEmpty() ? null : next;
    }
}
