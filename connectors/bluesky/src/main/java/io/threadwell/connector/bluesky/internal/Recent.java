package io.threadwell.connector.bluesky.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers the entries that were used last, for things that do not change. Thread-safe. */
final class Recent<V> {
    private final Map<String, V> entries;

    Recent(int most) {
        this.entries = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Optional<V> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    synchronized void put(String key, V value) {
        entries.put(key, value);
    }
}
