package io.threadwell.api.model;

/**
 * A message. Ids are unique in a store, over all nodes, and grow with time.
 */
public record MessageId(long value) implements Comparable<MessageId> {
    @Override
    public int compareTo(MessageId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
