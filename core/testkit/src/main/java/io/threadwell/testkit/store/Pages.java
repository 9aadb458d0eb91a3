package io.threadwell.testkit.store;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Cuts pages out of an order, each going on behind the last entry of the one before. */
final class Pages {
    private Pages() {}

    static <T> Page<T> bySlot(NavigableSet<Slot> order, PageRequest page, Function<Slot, T> row, Predicate<T> fits) {
        return cut(order, page, Slot::parse, row, fits);
    }

    static <T> Page<T> byNumber(NavigableSet<Long> order, PageRequest page, Function<Long, T> row) {
        return byNumber(order, page, row, item -> true);
    }

    static <T> Page<T> byNumber(NavigableSet<Long> order, PageRequest page, Function<Long, T> row, Predicate<T> fits) {
        return cut(order, page, Pages::number, row, fits);
    }

    private static <K, T> Page<T> cut(
            NavigableSet<K> order, PageRequest page, Function<String, K> parse, Function<K, T> row, Predicate<T> fits) {
        String after = page.after();
        List<T> items = new ArrayList<>();
        String last = null;
        for (K key : after == null ? order : order.tailSet(parse.apply(after), false)) {
            T item = row.apply(key);
            if (!fits.test(item)) {
                continue;
            }
            if (items.size() == page.limit()) {
                return new Page<>(items, last);
            }
            items.add(item);
            last = key.toString();
        }
        return new Page<>(items, null);
    }

    private static Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new InvalidRequest("this is no cursor of this list", e);
        }
    }
}
