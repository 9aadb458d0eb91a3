package io.threadwell.testkit.connector;

/** Items of ours on the network. */
public interface OwnItems {
    /** An item of ours that may be edited, a new one at each call, by its external id. */
    String item();

    /** What the item says at the vendor now. */
    String textOf(String externalId);
}
