package io.threadwell.api.store;

/**
 * One process that works on a store.
 *
 * @param number never used twice in a store
 */
public record NodeId(long number) {
    @Override
    public String toString() {
        return Long.toString(number);
    }
}
