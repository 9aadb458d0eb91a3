package io.threadwell.support.paging;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a list, fetched one by one as they are asked for.
 *
 * <p>Ends after a page without a next cursor, after a cursor that leads to itself (some vendors answer the last page so), and
 * after the cap. {@link #cut()} tells whether the cap ended it, so that the caller can say that there was more. Not
 * thread-safe; walks once.
 */
public final class Pages<T> implements Iterable<Page<T>> {
    private final Function<@Nullable String, Page<T>> fetch;
    private final int cap;
    private @Nullable String cursor;
    private int fetched;
    private boolean ended;

    private Pages(Function<@Nullable String, Page<T>> fetch, @Nullable String start, int cap) {
        if (cap < 1) {
            throw new IllegalArgumentException("the cap must be at least one page, was " + cap);
        }
        this.fetch = fetch;
        this.cursor = start;
        this.cap = cap;
    }

    /**
     * Pages from a cursor on.
     *
     * @param start the cursor of the first page; absent for the beginning
     * @param cap the most pages to fetch
     * @param fetch gets the page of a cursor; is called once for each page and never ahead of need
     */
    public static <T> Pages<T> from(@Nullable String start, int cap, Function<@Nullable String, Page<T>> fetch) {
        return new Pages<>(fetch, start, cap);
    }

    /** True when the walk ended because of the cap although the vendor had more; {@link #cursor()} is where to go on. */
    public boolean cut() {
        return !ended && fetched >= cap;
    }

    /** The cursor of the next page that was not fetched; absent at the beginning and the end. */
    public @Nullable String cursor() {
        return cursor;
    }

    @Override
    public Iterator<Page<T>> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !ended && fetched < cap;
            }

            @Override
            public Page<T> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return fetchNext();
            }
        };
    }

    private Page<T> fetchNext() {
        Page<T> page = fetch.apply(cursor);
        fetched++;
        String next = page.next();
        ended = next == null || next.equals(cursor);
        cursor = ended ? null : next;
        return page;
    }
}
