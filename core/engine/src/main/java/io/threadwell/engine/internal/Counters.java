package io.threadwell.engine.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens, by stable dotted names, for health and metrics. Thread-safe. */
public final class Counters {
    private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();

    public void add(String name) {
        add(name, 1);
    }

    public void add(String name, long count) {
        if (count != 0) {
            counters.computeIfAbsent(name, n -> new LongAdder()).add(count);
        }
    }

    public Map<String, Long> snapshot() {
        Map<String, Long> all = new TreeMap<>();
        counters.forEach((name, count) -> all.put(name, count.sum()));
        return all;
    }
}
