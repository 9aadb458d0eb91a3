package io.threadwell.engine.internal;

import io.threadwell.api.store.NodeId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids that grow with time and that no other node makes: milliseconds, the node, and a counter. They stay unique when a
 * store is lost and begun anew, so that a helpdesk's old tickets are never taken for new ones.
 */
public final class Ids {
    private static final long EPOCH = 1_704_067_200_000L; // 2024-01-01
    private static final int NODE_BITS = 10;
    private static final int COUNTER_BITS = 12;

    private final InstantSource clock;
    private final long node;
    private final AtomicLong last = new AtomicLong();

    public Ids(InstantSource clock, NodeId node) {
        this.clock = clock;
        this.node = node.number() & ((1 << NODE_BITS) - 1);
    }

    /** When an id was made, to the millisecond. */
    public static Instant madeAt(long id) {
        return Instant.ofEpochMilli((id >>> (NODE_BITS + COUNTER_BITS)) + EPOCH);
    }

    /** The next id. When a millisecond's counter runs out, or the clock stands still or goes back, it borrows from the next. */
    public long next() {
        long now = Math.max(1, clock.millis() - EPOCH) << COUNTER_BITS;
        long tick = last.updateAndGet(before -> Math.max(now, before + 1));
        long counter = tick & ((1 << COUNTER_BITS) - 1);
        return (tick >>> COUNTER_BITS) << (NODE_BITS + COUNTER_BITS) | node << COUNTER_BITS | counter;
    }
}
