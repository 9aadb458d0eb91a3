package io.threadwell.engine.internal;

import io.threadwell.api.host.CareListener;
import io.threadwell.engine.Metric;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what was committed, on a thread of its own, so that no listener can hold up or break the flow. Bounded: the
 * oldest news goes first when a listener is too slow.
 */
public final class News {
    private static final Logger log = LoggerFactory.getLogger(News.class);
    private static final int CAPACITY = 10_000;

    private final List<CareListener> listeners;
    private final Counters counters;
    private final Deque<Consumer<CareListener>> waiting = new ArrayDeque<>();
    private final Signal some = new Signal();

    public News(List<CareListener> listeners, Counters counters) {
        this.listeners = List.copyOf(listeners);
        this.counters = counters;
    }

    public void tell(Consumer<CareListener> news) {
        if (listeners.isEmpty()) {
            return;
        }
        synchronized (waiting) {
            if (waiting.size() == CAPACITY) {
                waiting.removeFirst();
                counters.add(Metric.NEWS_DROPPED);
            }
            waiting.addLast(news);
        }
        some.give();
    }

    /** Tells what waits; true when something did. */
    public boolean deliver() {
        List<Consumer<CareListener>> batch;
        synchronized (waiting) {
            batch = new ArrayList<>(waiting);
            waiting.clear();
        }
        for (Consumer<CareListener> news : batch) {
            for (CareListener listener : listeners) {
                try {
                    news.accept(listener);
                } catch (RuntimeException | LinkageError | AssertionError e) {
                    counters.add(Metric.NEWS_FAILED);
                    log.warn("listener {} failed", listener.getClass().getName(), e);
                }
            }
        }
        return !batch.isEmpty();
    }

    /** Waits until there is news or the time is over; true when there is. */
    public boolean await(long millis) throws InterruptedException {
        return some.await(millis);
    }
}
