package io.threadwell.engine.internal;

/** Wakes a loop that waits for work. Thread-safe; a signal given while nobody waits is not lost. */
public final class Signal {
    private boolean given;

    public synchronized void give() {
        given = true;
        notifyAll();
    }

    /** Waits until the signal is given or the time is over. */
    public synchronized void await(long millis) throws InterruptedException {
        if (!given && millis > 0) {
            wait(millis);
        }
        given = false;
    }
}
