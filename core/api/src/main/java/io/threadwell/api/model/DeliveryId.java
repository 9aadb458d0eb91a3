package io.threadwell.api.model;

/**
 * A raw delivery. Ids are unique in a store, over all nodes, and grow with time.
 */
public record DeliveryId(long value) implements Comparable<DeliveryId> {
    @Override
    public int compareTo(DeliveryId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
