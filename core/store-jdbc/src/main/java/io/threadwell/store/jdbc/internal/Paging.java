package io.threadwell.store.jdbc.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import java.util.List;
import java.util.function.Function;

/**
 * Pages by the last row seen. A page asks for one row more than it shows, and names the last one shown when there is more.
 */
final class Paging {
    /** Where a page goes on: after the row with this position and key. */
    record Mark(long position, String key) {
        long number() {
            try {
                return Long.parseLong(key);
            } catch (NumberFormatException e) {
                throw unknown();
            }
        }
    }

    /** Before every row. */
    static final Mark FIRST = new Mark(Long.MIN_VALUE, Long.toString(Long.MIN_VALUE));

    /** Behind every row. */
    static final Mark LAST = new Mark(Long.MAX_VALUE, Long.toString(Long.MAX_VALUE));

    private Paging() {}

    static <T> Page<T> page(List<T> rows, PageRequest request, Function<T, Mark> mark) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> shown = rows.subList(0, request.limit());
        Mark last = mark.apply(shown.get(shown.size() - 1));
        return new Page<>(shown, last.position() + "." + last.key());
    }

    static int rows(PageRequest request) {
        return request.limit() + 1;
    }

    /** Where the page begins; the one given for the first. */
    static Mark after(PageRequest request, Mark start) {
        String after = request.after();
        if (after == null) {
            return start;
        }
        int dot = after.indexOf('.');
        if (dot < 1) {
            throw unknown();
        }
        try {
            return new Mark(Long.parseLong(after.substring(0, dot)), after.substring(dot + 1));
        } catch (NumberFormatException e) {
            throw unknown();
        }
    }

    private static InvalidRequest unknown() {
        return new InvalidRequest("this page was not given by the page before");
    }
}
