package io.threadwell.api.store;

import java.util.Optional;

/** How far something has been read. */
public interface CursorStore {
    /** Where reading goes on; empty when it has not begun. */
    Optional<String> get(String name);

    /** Keeps where reading goes on, replacing what was there. */
    void put(String name, String value);

    /** Lets reading begin anew. */
    void remove(String name);
}
