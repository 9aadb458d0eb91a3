package io.threadwell.testkit.connector;

/** Items that the vendor announces by no more than a reference. */
public interface AnnouncedItems {
    /** Somebody writes an item, a new one at each call. */
    Announced item();

    /** The reference of an item that is gone. */
    String gone();

    /**
     * An item that is there.
     *
     * @param reference as the connector announces it
     * @param externalId of the item, as any other way of it gives it
     */
    record Announced(String reference, String externalId) {}
}
