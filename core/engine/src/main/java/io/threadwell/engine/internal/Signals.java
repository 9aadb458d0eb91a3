package io.threadwell.engine.internal;

/** What wakes each loop before its time: deliveries that were stored, commands that were stored, timers that were set. */
public record Signals(Signal intake, Signal outbox, Signal timers) {
    public Signals() {
        this(new Signal(), new Signal(), new Signal());
    }
}
