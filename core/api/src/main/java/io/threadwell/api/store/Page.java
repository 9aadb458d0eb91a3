package io.threadwell.api.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a longer list.
 *
 * @param next for the {@link PageRequest} of the next page; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }
}
