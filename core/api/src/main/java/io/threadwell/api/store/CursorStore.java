package io.threadwell.api.store;

import java.util.Optional;

/** How far something has been read. */
public interface CursorStore {
    Optional<String> get(String name);

    void put(String name, String value);

    void remove(String name);
}
