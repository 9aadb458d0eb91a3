package io.threadwell.testkit.helpdesk;

import io.threadwell.api.helpdesk.TicketWrite;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Counts calls, holds them to a quota, and says what goes wrong with each. */
final class FakeCalls {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Deque<WriteFault> nextFaults = new ArrayDeque<>();
    private final Deque<Instant> lately = new ArrayDeque<>();
    private final List<Integer> batches = new ArrayList<>();
    private Function<List<TicketWrite>, WriteFault> script = writes -> WriteFault.NONE;
    private int quota = Integer.MAX_VALUE;
    private int violations;

    FakeCalls(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void setQuota(int callsPerMinute) {
        quota = callsPerMinute;
    }

    synchronized void setScript(Function<List<TicketWrite>, WriteFault> newScript) {
        script = newScript;
    }

    synchronized void next(WriteFault fault) {
        nextFaults.add(fault);
    }

    /** Counts a call; gives when it may be made again where it broke the quota. */
    synchronized Optional<Instant> count(List<TicketWrite> writes) {
        batches.add(writes.size());
        Instant now = clock.instant();
        while (!lately.isEmpty() && !lately.getFirst().plus(MINUTE).isAfter(now)) {
            lately.removeFirst();
        }
        if (lately.size() >= quota) {
            violations++;
            return Optional.of(quota == 0 ? now.plus(MINUTE) : lately.getFirst().plus(MINUTE));
        }
        lately.addLast(now);
        return Optional.empty();
    }

    synchronized WriteFault fault(List<TicketWrite> writes) {
        WriteFault next = nextFaults.poll();
        return next == null ? script.apply(writes) : next;
    }

    synchronized int made() {
        return batches.size();
    }

    synchronized List<Integer> batches() {
        return List.copyOf(batches);
    }

    synchronized int violations() {
        return violations;
    }
}
