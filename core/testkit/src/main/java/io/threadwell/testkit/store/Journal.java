package io.threadwell.testkit.store;

import io.threadwell.api.error.Unavailable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One lock over all tables, and how to take back what a transaction did. Tables change their collections only through it.
 */
final class Journal {
    private enum Mode {
        NONE,
        READ,
        WRITE
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private Mode mode = Mode.NONE;
    private volatile boolean away;

    void setAway(boolean nowAway) {
        away = nowAway;
    }

    <T> T write(Supplier<T> work) {
        return run(Mode.WRITE, work);
    }

    void writing(Runnable work) {
        write(() -> {
            work.run();
            return true;
        });
    }

    <T> T read(Supplier<T> work) {
        return run(Mode.READ, work);
    }

    private <T> T run(Mode wanted, Supplier<T> work) {
        if (away) {
            throw new Unavailable("the store is away");
        }
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a transaction must not begin another one");
        }
        lock.lock();
        mode = wanted;
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                undo.forEach(Runnable::run);
            }
            undo.clear();
            mode = Mode.NONE;
            lock.unlock();
        }
    }

    private void record(Runnable back) {
        if (mode != Mode.WRITE || !lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("changes need a transaction that writes, on its own thread");
        }
        undo.push(back);
    }

    <K, V> void put(Map<K, V> map, K key, V value) {
        V before = map.get(key);
        record(before == null ? () -> map.remove(key) : () -> map.put(key, before));
        map.put(key, value);
    }

    <K, V> @Nullable V remove(Map<K, V> map, K key) {
        V before = map.get(key);
        if (before != null) {
            record(() -> map.put(key, before));
            map.remove(key);
        }
        return before;
    }

    <E> boolean add(Set<E> set, E element) {
        boolean added = !set.contains(element);
        if (added) {
            record(() -> set.remove(element));
            set.add(element);
        }
        return added;
    }

    <E> boolean remove(Set<E> set, E element) {
        boolean there = set.contains(element);
        if (there) {
            record(() -> set.add(element));
            set.remove(element);
        }
        return there;
    }
}
