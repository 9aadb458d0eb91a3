package io.threadwell.engine.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a loop that waits for work. Thread-safe; a signal given while nobody waits is not lost, and several are one. */
public final class Signal {
    private final Semaphore given = new Semaphore(0);

    public void give() {
        if (given.availablePermits() == 0) {
            given.release();
        }
    }

    /** Waits until the signal is given or the time is over; true when it was given. */
    public boolean await(long millis) throws InterruptedException {
        boolean was = given.tryAcquire(millis, TimeUnit.MILLISECONDS);
        given.drainPermits();
        return was;
    }
}
