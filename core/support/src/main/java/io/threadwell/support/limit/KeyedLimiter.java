package io.threadwell.support.limit;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A {@link RateLimiter} for each key, all of one kind: for each account, or for each ticket that may be updated only so often.
 * Put the workspace into the key. Thread-safe.
 *
 * <p>Bounded: limiters that remember nothing any more go by themselves as others are used; when {@code maxKeys} are alive, the
 * one that was not used for the longest goes, and its count with it, so choose the bound well above the keys that are busy
 * within one window.
 */
public final class KeyedLimiter<K> {
    private static final int SWEEP = 4;

    private final int maxKeys;
    private final RateLimiter.Builder kind;
    private final Map<K, RateLimiter> limiters = new LinkedHashMap<>(16, 0.75f, true);

    /** @param kind what each limiter is made with; later changes to it have no effect */
    public KeyedLimiter(int maxKeys, RateLimiter.Builder kind) {
        if (maxKeys < 1) {
            throw new IllegalArgumentException("maxKeys must be positive, was " + maxKeys);
        }
        this.maxKeys = maxKeys;
        this.kind = kind.copy();
    }

    /** As {@link RateLimiter#reserve}. */
    public Optional<Instant> reserve(K key, int permits, Priority priority) {
        return of(key).reserve(permits, priority);
    }

    /** As {@link RateLimiter#giveBack}. */
    public void giveBack(K key, int permits) {
        of(key).giveBack(permits);
    }

    /** As {@link RateLimiter#observe}. */
    public void observe(K key, ObservedQuota quota) {
        of(key).observe(quota);
    }

    /** As {@link RateLimiter#block}. */
    public void block(K key, Instant until) {
        of(key).block(until);
    }

    /** How many keys are remembered. */
    public int size() {
        synchronized (limiters) {
            return limiters.size();
        }
    }

    private RateLimiter of(K key) {
        synchronized (limiters) {
            RateLimiter known = limiters.get(key);
            if (known != null) {
                return known;
            }
            sweep();
            RateLimiter made = kind.build();
            limiters.put(key, made);
            return made;
        }
    }

    /** Two go for each one that comes, at most: the map shrinks as long as it is used, at a constant cost. */
    private void sweep() {
        Iterator<RateLimiter> eldest = limiters.values().iterator();
        for (int i = 0; i < SWEEP && eldest.hasNext(); i++) {
            if (eldest.next().isIdle()) {
                eldest.remove();
            }
        }
        if (limiters.size() >= maxKeys) {
            Iterator<RateLimiter> first = limiters.values().iterator();
            first.next();
            first.remove();
        }
    }
}
