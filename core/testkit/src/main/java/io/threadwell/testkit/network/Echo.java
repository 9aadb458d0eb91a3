package io.threadwell.testkit.network;

/** Whether and when what we sent comes back as an event. */
public enum Echo {
    /** It does not. The default. */
    NONE,
    /** It waits with the other events until the test takes or pushes them. */
    LATER,
    /** It is pushed to the receiver before {@code send} returns, so that it overtakes the answer to the call. */
    FIRST
}
