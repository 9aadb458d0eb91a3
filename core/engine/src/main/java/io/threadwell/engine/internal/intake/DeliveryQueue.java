package io.threadwell.engine.internal.intake;

import io.threadwell.api.webhook.RawDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Deliveries that are stored and wait to be applied, so that they need not be read again. Bounded: what finds no place waits in
 * the store.
 */
public final class DeliveryQueue {
    private final Semaphore places;
    private final ConcurrentLinkedQueue<RawDelivery> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean spilled = true;

    public DeliveryQueue(int capacity) {
        places = new Semaphore(capacity);
    }

    /** Takes a place; whoever got one must {@link #add} or {@link #giveUp}. */
    boolean reserve() {
        return places.tryAcquire();
    }

    void giveUp() {
        places.release();
    }

    void add(RawDelivery delivery) {
        waiting.add(delivery);
    }

    List<RawDelivery> take(int max) {
        List<RawDelivery> taken = new ArrayList<>();
        RawDelivery next;
        while (taken.size() < max && (next = waiting.poll()) != null) {
            taken.add(next);
        }
        places.release(taken.size());
        return taken;
    }

    /** Says that something waits in the store. */
    public void spill() {
        spilled = true;
    }

    /** True once after something was said to wait in the store. */
    boolean takeSpilled() {
        boolean was = spilled;
        spilled = false;
        return was;
    }

    /** Empties the queue, when the node no longer owns what is in it. */
    public void clear() {
        take(Integer.MAX_VALUE);
    }
}
