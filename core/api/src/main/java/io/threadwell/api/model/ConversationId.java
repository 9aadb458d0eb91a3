package io.threadwell.api.model;

/**
 * A conversation. Ids are unique in a store, over all nodes, and grow with time.
 */
public record ConversationId(long value) implements Comparable<ConversationId> {
    @Override
    public int compareTo(ConversationId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
