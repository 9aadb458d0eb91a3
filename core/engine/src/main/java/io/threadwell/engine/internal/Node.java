package io.threadwell.engine.internal;

import io.threadwell.api.error.Unavailable;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.NodeStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    /** Says that the node lives; false when it had been declared dead, and has joined anew. */
    public synchronized boolean beat() {
        Instant now = clock.instant();
        Membership member = member();
        if (!store.beat(member.id(), now, now.minus(PATIENCE))) {
            log.warn("node {} was declared dead; it joins anew", member.id());
            membership = null;
            join();
            return false;
        }
        return true;
    }

    private Membership member() {
        Membership member = membership;
        if (member == null) {
            throw new Unavailable("Threadwell is not started");
        }
        return member;
    }
}
