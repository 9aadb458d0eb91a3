package io.threadwell.api.model;

/**
 * A command of the outbox. Ids are unique in a store, over all nodes, and grow with time.
 */
public record CommandId(long value) implements Comparable<CommandId> {
    @Override
    public int compareTo(CommandId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
