package io.threadwell.api.model;

/** Where a message was written. */
public enum Origin {
    /** By somebody else, on the network. */
    CUSTOMER,
    /** By an agent in a helpdesk. */
    HELPDESK,
    /** Through Threadwell's own API. */
    HOST,
    /** By one of ours in the network's own app. */
    NATIVE
}
