package io.threadwell.api.store;

/** How a command of the outbox stands. */
public enum CommandState {
    /** Not tried yet. */
    WAITING,
    /** A call is under way; after a crash nobody knows whether it took effect. */
    IN_FLIGHT,
    /** The other side took it and works on it; its handle tells how to ask. */
    PENDING,
    /** Tried without effect; it goes again when its time has come. */
    RETRY_AT,
    /** It may have taken effect; it is looked for when that can be trusted. */
    UNKNOWN,
    /** It took effect. */
    DONE,
    /** Given up for now; a person releases or discards it. */
    PARKED,
    /** A person decided against it. */
    DISCARDED;

    /** True when nothing more happens to the command by itself. */
    public boolean isAtRest() {
        return this == DONE || this == PARKED || this == DISCARDED;
    }
}
