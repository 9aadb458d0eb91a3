package io.threadwell.engine.internal;

import io.threadwell.engine.Metric;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens, for health and metrics. Thread-safe. */
public final class Counters {
    private final Map<Metric, LongAdder> counters = new EnumMap<>(Metric.class);

    public Counters() {
        for (Metric metric : Metric.values()) {
            counters.put(metric, new LongAdder());
        }
    }

    public void add(Metric metric) {
        add(metric, 1);
    }

    public void add(Metric metric, long count) {
        Objects.requireNonNull(counters.get(metric)).add(count);
    }

    /** All counts by name, those that are 0 among them. */
    public Map<String, Long> snapshot() {
        Map<String, Long> all = new TreeMap<>();
        counters.forEach((metric, count) -> all.put(metric.dotted(), count.sum()));
        return all;
    }
}
