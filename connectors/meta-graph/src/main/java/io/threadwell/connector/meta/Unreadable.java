package io.threadwell.connector.meta;

/**
 * An element lacks what it cannot be understood without. Caught where the element was taken up, by {@link DeliveryWalk} or
 * {@link Element#each}; never reaches the engine.
 */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason names what is missing, never content */
    public Unreadable(String reason) {
        super(reason, null, false, false);
    }
}
