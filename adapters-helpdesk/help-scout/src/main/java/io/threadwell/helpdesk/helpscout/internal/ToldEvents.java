package io.threadwell.helpdesk.helpscout.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was told in the pages before, so that the overlap of walks is not told again and again. An event counts as told only when
 * the caller comes with the cursor that went along with it: who comes with another one may have lost a page, and hears it all
 * again. Thread-safe.
 */
final class ToldEvents {
    private static final int MOST = 20_000;

    private final Set<String> told = new LinkedHashSet<>();
    private final Set<String> lastPage = new LinkedHashSet<>();
    private @Nullable String lastCursor;

    /** The events that were not told to whoever has the cursor. */
    synchronized <E> List<E> untold(String cursor, List<E> events, Function<E, String> id) {
        if (cursor.equals(lastCursor)) {
            told.addAll(lastPage);
        } else if (lastCursor != null) {
            told.clear();
        }
        lastPage.clear();
        forgetOldest();
        return events.stream().filter(event -> !told.contains(id.apply(event))).toList();
    }

    /** Remembers a page that is given out with a new cursor. */
    synchronized <E> void given(String nextCursor, List<E> events, Function<E, String> id) {
        lastCursor = nextCursor;
        events.forEach(event -> lastPage.add(id.apply(event)));
    }

    private void forgetOldest() {
        var oldest = told.iterator();
        for (int excess = told.size() - MOST; excess > 0; excess--) {
            oldest.next();
            oldest.remove();
        }
    }
}
