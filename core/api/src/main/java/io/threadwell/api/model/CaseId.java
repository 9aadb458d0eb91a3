package io.threadwell.api.model;

/**
 * A case. Ids are unique in a store, over all nodes, and grow with time.
 */
public record CaseId(long value) implements Comparable<CaseId> {
    @Override
    public int compareTo(CaseId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
