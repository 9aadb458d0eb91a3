package io.threadwell.api.model;

/** What can be done with an account now. */
public enum AccountState {
    /** Works both ways. */
    HEALTHY,
    /** Works, but its credential ends soon and cannot be refreshed by itself. */
    EXPIRING,
    /** Its credential is dead: inbound is kept, outbound waits. */
    REAUTHORIZATION_REQUIRED,
    /** Somebody paused it: inbound is kept, outbound waits. */
    PAUSED,
    /** No longer ours; what it held can still be read. */
    DISCONNECTED
}
