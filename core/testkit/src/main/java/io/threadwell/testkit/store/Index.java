package io.threadwell.testkit.store;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** For each key the entries that belong to it, in their order. An absent key takes nothing. */
final class Index<K, V extends Comparable<V>> {
    private final Map<K, NavigableSet<V>> sets = new HashMap<>();
    private final Journal journal;

    Index(Journal journal) {
        this.journal = journal;
    }

    void add(@Nullable K key, V value) {
        if (key != null) {
            journal.add(sets.computeIfAbsent(key, k -> new TreeSet<>()), value);
        }
    }

    void remove(@Nullable K key, V value) {
        NavigableSet<V> set = key == null ? null : sets.get(key);
        if (set != null) {
            journal.remove(set, value);
        }
    }

    /** A view; copy it before changing the index. */
    NavigableSet<V> get(K key) {
        NavigableSet<V> set = sets.get(key);
        return set == null ? Collections.emptyNavigableSet() : set;
    }

    Set<K> keys() {
        return sets.keySet();
    }
}
