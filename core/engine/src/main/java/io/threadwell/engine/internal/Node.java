package io.threadwell.engine.internal;

import io.threadwell.api.error.Unavailable;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.NodeStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process among those that share the store: joins, says that it lives, and joins anew when it was declared dead. */
public final class Node {
    private static final Logger log = LoggerFactory.getLogger(Node.class);

    /** How often a node says that it lives. */
    public static final Duration BEAT = Duration.ofSeconds(2);

    /** How long a silent node counts as alive. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Membership(NodeId id, Ids ids) {}

    private final NodeStore store;
    private final InstantSource clock;
    private volatile @Nullable Membership membership;
    private volatile boolean doubtful;

    public Node(NodeStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    public synchronized void join() {
        if (membership == null) {
            NodeId id = store.join(clock.instant());
            membership = new Membership(id, new Ids(clock, id));
        }
    }

    public synchronized void leave() {
        Membership member = membership;
        membership = null;
        if (member != null) {
            store.leave(member.id());
        }
    }

    public boolean isMember() {
        return membership != null;
    }

    public NodeId id() {
        return member().id();
    }

    public long nextId() {
        return member().ids().next();
    }

    /**
     * Takes something for this node. When the store's answer is lost, nobody knows whether it is taken, and the node joins anew.
     */
    public <T> T taking(Supplier<T> claim) {
        try {
            return claim.get();
        } catch (Unavailable e) {
            doubt();
            throw e;
        }
    }

    /**
     * Says that something may stay taken by this node that it does not work on. With its next beat the node joins anew, which
     * frees all it has, as if it had died: what was under way is looked for before anything is done again.
     */
    public void doubt() {
        doubtful = true;
    }

    /** Says that the node lives; false when it had been declared dead or was in doubt, and has joined anew. */
    public synchronized boolean beat() {
        Instant now = clock.instant();
        Membership member = membership;
        if (member != null && doubtful) {
            log.warn("node {} joins anew, because it may have taken what it does not know of", member.id());
            store.leave(member.id());
        } else if (member != null && store.beat(member.id(), now, now.minus(PATIENCE))) {
            return true;
        } else if (member != null) {
            log.warn("node {} was declared dead; it joins anew", member.id());
        }
        membership = null;
        doubtful = false;
        join();
        return false;
    }

    private Membership member() {
        Membership member = membership;
        if (member == null) {
            throw new Unavailable("Threadwell is not started");
        }
        return member;
    }
}
