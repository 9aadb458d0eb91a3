package io.threadwell.support.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps one vendor quota, of one account or credential: whoever owns it keeps one for each (see {@link KeyedLimiter}), with the
 * workspace in the key, so that none is slowed by another's use. It never blocks: {@link #reserve} takes permits, or tells when
 * to come again. Thread-safe.
 *
 * <p>Three things are kept at once, and the strictest counts:
 *
 * <ul>
 *   <li>documented quotas ({@link Builder#quota}), as sliding windows, which are safe for vendors with fixed windows too;
 *   <li>what answers tell ({@link #observe}): also what other programs use up of the same quota;
 *   <li>a stop ({@link #block}), after a 429, for all priorities.
 * </ul>
 *
 * <p>Lower priorities leave a reserve to the higher: of a quota of 100, {@link Priority#CUSTOMER} may use all,
 * {@link Priority#NORMAL} 90 and {@link Priority#BACKGROUND} 70 by default. Every priority may use at least one permit.
 *
 * <p>Why not Resilience4j's limiter: its cycles are fixed, so that two of them may pass within one window of the vendor's; it
 * reads no injected clock; and it knows neither priorities nor what a vendor reports.
 */
public final class RateLimiter {
    /** Two reports of a reset that differ by less than this mean the same window. */
    private static final long SAME_RESET_MILLIS = 2_000;

    private final InstantSource clock;
    private final Map<Priority, Double> keptBack;
    private final List<SlidingWindow> windows;
    private long blockedUntil;
    private long reportedLimit;
    private long reportedRemaining;
    private long reportedReset;

    private RateLimiter(Builder builder) {
        this.clock = builder.clock;
        this.keptBack = new EnumMap<>(builder.keptBack);
        this.windows = new ArrayList<>();
        builder.quotas.forEach(quota -> windows.add(new SlidingWindow(quota.permits, quota.window.toMillis())));
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Takes permits when they may be used now.
     *
     * @return empty when they were taken: go now; otherwise nothing was taken, and this is when to come again
     * @throws IllegalArgumentException when the permits are fewer than one
     */
    public Optional<Instant> reserve(int permits, Priority priority) {
        if (permits < 1) {
            throw new IllegalArgumentException("at least one permit, was " + permits);
        }
        synchronized (this) {
            long now = clock.millis();
            long earliest = earliest(permits, share(priority), now);
            if (earliest > now) {
                return Optional.of(Instant.ofEpochMilli(earliest));
            }
            windows.forEach(window -> window.take(permits, now));
            if (reportedReset > now) {
                reportedRemaining -= permits;
            }
            return Optional.empty();
        }
    }

    /** Gives permits back that were taken for a call which then was not made. */
    public synchronized void giveBack(int permits) {
        windows.forEach(window -> window.giveBack(permits));
        if (reportedReset > clock.millis()) {
            reportedRemaining = Math.min(reportedLimit, reportedRemaining + permits);
        }
    }

    /**
     * Learns from an answer. With a reset, at most {@code remaining} permits are given until then; answers that overtake each
     * other do no harm. Without one, the first documented quota takes over the limit and counts what others used.
     */
    public synchronized void observe(ObservedQuota quota) {
        long now = clock.millis();
        Instant resetsAt = quota.resetsAt();
        if (resetsAt == null) {
            if (!windows.isEmpty() && quota.limit() > 0) {
                windows.get(0).observe(quota.limit(), quota.limit() - quota.remaining(), now);
            }
            return;
        }
        long reset = notBefore(resetsAt);
        if (reset <= now || reset < reportedReset - SAME_RESET_MILLIS) {
            return;
        }
        boolean sameWindow = reportedReset > now && reset <= reportedReset + SAME_RESET_MILLIS;
        reportedRemaining = sameWindow ? Math.min(reportedRemaining, quota.remaining()) : quota.remaining();
        reportedLimit = quota.limit();
        reportedReset = sameWindow ? Math.max(reset, reportedReset) : reset;
    }

    /** Lets nobody through before that moment. An earlier moment than one given before changes nothing. */
    public synchronized void block(Instant until) {
        blockedUntil = Math.max(blockedUntil, notBefore(until));
    }

    /** True when it remembers nothing that matters any more. */
    synchronized boolean isIdle() {
        long now = clock.millis();
        return blockedUntil <= now && reportedReset <= now && windows.stream().allMatch(window -> window.isIdle(now));
    }

    private long earliest(int permits, double share, long now) {
        long earliest = Math.max(now, blockedUntil);
        if (reportedReset > now) {
            long reserve = reportedLimit - (long) Math.floor(reportedLimit * share);
            boolean fits = reportedRemaining - permits >= Math.min(reserve, Math.max(0, reportedLimit - permits));
            earliest = fits ? earliest : Math.max(earliest, reportedReset);
        }
        for (SlidingWindow window : windows) {
            earliest = Math.max(earliest, window.earliest(permits, share, now));
        }
        return earliest;
    }

    /** Rounded up, so that nobody comes a fraction too early. */
    private static long notBefore(Instant instant) {
        return instant.plusNanos(999_999).toEpochMilli();
    }

    private double share(Priority priority) {
        return 1 - keptBack.getOrDefault(priority, 0.0);
    }

    private record Quota(int permits, Duration window) {}

    /** Collects what a {@link RateLimiter} is made with; may build several. Not thread-safe. */
    public static final class Builder {
        private final List<Quota> quotas = new ArrayList<>();
        private final Map<Priority, Double> keptBack =
                new EnumMap<>(Map.of(Priority.NORMAL, 0.1, Priority.BACKGROUND, 0.3));
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /**
         * Adds a documented quota; several may hold at once, such as one a minute and one a day. Without any, only what answers
         * tell is kept.
         */
        public Builder quota(int permits, Duration window) {
            if (permits < 1 || window.toMillis() < 1) {
                throw new IllegalArgumentException("a quota needs a permit and a millisecond at least");
            }
            quotas.add(new Quota(permits, window));
            return this;
        }

        /** The share of each quota, from 0 up to but not including 1, that a priority leaves to those above it. */
        public Builder keepBack(Priority priority, double share) {
            if (!(share >= 0 && share < 1)) {
                throw new IllegalArgumentException("a share is from 0 up to 1, was " + share);
            }
            keptBack.put(priority, share);
            return this;
        }

        /** Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        public RateLimiter build() {
            return new RateLimiter(this);
        }

        Builder copy() {
            Builder copy = new Builder();
            copy.quotas.addAll(quotas);
            copy.keptBack.putAll(keptBack);
            copy.clock = clock;
            return copy;
        }
    }
}
