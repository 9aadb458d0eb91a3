package io.threadwell.api.store;

import java.time.Instant;

/**
 * Who works on the store, and who has died. What a dead node had taken (deliveries, lanes, timers) becomes free at once when
 * its death is found; commands that it had in flight stay marked so, because nobody knows whether they took effect.
 */
public interface NodeStore {
    /** Joins with a number of its own. On a store for one process, all earlier nodes are dead by that. */
    NodeId join(Instant now);

    /**
     * Says that a node lives, and declares dead those that have not said so lately.
     *
     * @param deadBefore nodes whose last word is older are dead
     * @return false when the node itself was declared dead: it must stop, and join anew
     */
    boolean beat(NodeId node, Instant now, Instant deadBefore);

    /** Leaves in an orderly way: what the node had taken becomes free. */
    void leave(NodeId node);
}
