package io.threadwell.support.limit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts permits in a window that slides. Permits are remembered in steps of a 64th of the window and forgotten a whole window
 * after the end of their step, so that no stretch of one window's length ever sees more than the limit, in little memory.
 * Times are milliseconds since 1970. Not thread-safe.
 */
final class SlidingWindow {
    private static final int STEPS = 64;

    private final long windowMillis;
    private final long stepMillis;
    private final Deque<Step> steps = new ArrayDeque<>();
    private long limit;
    private long used;

    SlidingWindow(long limit, long windowMillis) {
        this.limit = limit;
        this.windowMillis = windowMillis;
        this.stepMillis = Math.max(1, windowMillis / STEPS);
    }

    long limit() {
        return limit;
    }

    long used(long now) {
        forget(now);
        return used;
    }

    boolean isIdle(long now) {
        return used(now) == 0;
    }

    /** When the permits would fit under a share of the limit: now or earlier, or the moment to come again. */
    long earliest(long permits, double share, long now) {
        forget(now);
        long allowed = Math.max(permits, Math.max(1, (long) Math.floor(limit * share)));
        long excess = used + permits - allowed;
        if (excess <= 0) {
            return now;
        }
        for (Step step : steps) {
            excess -= step.permits;
            if (excess <= 0) {
                return step.end + windowMillis;
            }
        }
        return now + windowMillis;
    }

    void take(long permits, long now) {
        long end = now - Math.floorMod(now, stepMillis) + stepMillis;
        Step last = steps.peekLast();
        if (last != null && last.end >= end) {
            last.permits += permits;
        } else {
            steps.addLast(new Step(end, permits));
        }
        used += permits;
    }

    void giveBack(long permits) {
        long left = permits;
        while (left > 0 && !steps.isEmpty()) {
            Step last = steps.getLast();
            long back = Math.min(left, last.permits);
            last.permits -= back;
            used -= back;
            left -= back;
            if (last.permits == 0) {
                steps.removeLast();
            }
        }
    }

    /** Others use the same quota: what the vendor counts beyond our own count is taken as used now. */
    void observe(long observedLimit, long observedUsed, long now) {
        limit = observedLimit;
        long unseen = observedUsed - used(now);
        if (unseen > 0) {
            take(unseen, now);
        }
    }

    private void forget(long now) {
        for (Step first = steps.peekFirst();
                first != null && first.end + windowMillis <= now;
                first = steps.peekFirst()) {
            used -= first.permits;
            steps.removeFirst();
        }
    }

    private static final class Step {
        private final long end;
        private long permits;

        Step(long end, long permits) {
            this.end = end;
            this.permits = permits;
        }
    }
}
