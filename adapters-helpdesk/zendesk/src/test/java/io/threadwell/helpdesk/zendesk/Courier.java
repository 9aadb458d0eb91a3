package io.threadwell.helpdesk.zendesk;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Retryable;
import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.HelpdeskAdapter.PendingWrite;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.ExternalRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Brings lanes of writes to a helpdesk as an engine does: one of a lane at a time, looking before anything is sent again. */
public final class Courier {
    private static final class Lane {
        private final Deque<TicketWrite> waiting = new ArrayDeque<>();
        private ExternalRef ticket;
        private String handle = "";
        private boolean unknown;
        private Instant due = Instant.EPOCH;
    }

    private final List<Lane> lanes = new ArrayList<>();
    private final HelpdeskAdapter desk;
    private final HandMovedClock clock;
    private final Random random;

    public Courier(HelpdeskAdapter desk, HandMovedClock clock, Random random) {
        this.desk = desk;
        this.clock = clock;
        this.random = random;
    }

    /** The writes of one case; the first makes its ticket. */
    public void lane(List<TicketWrite> writes) {
        Lane lane = new Lane();
        lane.waiting.addAll(writes);
        lanes.add(lane);
    }

    /** Until everything is there; time is moved on, never waited for. */
    public void deliver() {
        for (int round = 0; round < 5_000; round++) {
            List<Lane> open =
                    lanes.stream().filter(lane -> !lane.waiting.isEmpty()).toList();
            if (open.isEmpty()) {
                return;
            }
            clock.advanceTo(
                    open.stream().map(lane -> lane.due).min(Instant::compareTo).orElseThrow());
            List<Lane> due = open.stream()
                    .filter(lane -> !lane.due.isAfter(clock.instant()))
                    .toList();
            List<Lane> some = due.subList(0, Math.min(due.size(), 1 + random.nextInt(Math.min(100, due.size()))));
            look(some(some, lane -> lane.unknown));
            resume(some(some, lane -> !lane.unknown && !lane.handle.isEmpty()));
            send(some(
                    some,
                    lane -> !lane.unknown
                            && lane.handle.isEmpty()
                            && !lane.waiting.isEmpty()
                            && !lane.due.isAfter(clock.instant())));
        }
        throw new AssertionError("not delivered in 5000 rounds");
    }

    private void send(List<Lane> some) {
        apply(some, desk.sync(some.stream().map(this::next).toList()));
    }

    private void resume(List<Lane> some) {
        apply(
                some,
                desk.resume(some.stream()
                        .map(lane -> new PendingWrite(next(lane), lane.handle))
                        .toList()));
    }

    private void look(List<Lane> some) {
        try {
            List<FindResult<ExternalRef>> found =
                    desk.find(some.stream().map(this::next).toList());
            for (int i = 0; i < some.size(); i++) {
                Lane lane = some.get(i);
                lane.unknown = false;
                if (found.get(i) instanceof FindResult.Found<ExternalRef> there) {
                    done(lane, there.value());
                } else {
                    again(lane);
                }
            }
        } catch (CareException later) {
            some.forEach(lane -> lane.due = later(later));
        }
    }

    private void apply(List<Lane> some, List<WriteResult> results) {
        for (int i = 0; i < some.size(); i++) {
            Lane lane = some.get(i);
            WriteResult result = results.get(i);
            lane.handle = "";
            if (result instanceof WriteResult.Done done) {
                done(lane, done.ticket());
            } else if (result instanceof WriteResult.Pending pending) {
                lane.handle = pending.handle();
                lane.due = pending.notBefore();
            } else if (result instanceof WriteResult.Unknown unknown) {
                lane.unknown = true;
                lane.due = unknown.lookAfter();
            } else if (result instanceof WriteResult.Failed failed) {
                if (!(failed.error() instanceof Retryable)) {
                    throw new AssertionError("parked", failed.error());
                }
                lane.due = later(failed.error());
                again(lane);
            }
        }
    }

    private TicketWrite next(Lane lane) {
        TicketWrite write = lane.waiting.getFirst();
        return write.ticket() != null || lane.ticket == null
                ? write
                : new TicketWrite(
                        write.key(),
                        write.caseId(),
                        write.externalId(),
                        lane.ticket,
                        write.fields(),
                        write.entries(),
                        write.internal(),
                        write.attempt());
    }

    private static void done(Lane lane, ExternalRef ticket) {
        lane.ticket = ticket;
        lane.waiting.removeFirst();
    }

    private static void again(Lane lane) {
        lane.waiting.addFirst(Writes.again(lane.waiting.removeFirst()));
    }

    private Instant later(CareException error) {
        return error instanceof RateLimited limited
                ? limited.until()
                : clock.instant().plus(Duration.ofSeconds(1));
    }

    private static List<Lane> some(List<Lane> lanes, Predicate<Lane> which) {
        return lanes.stream().filter(which).toList();
    }
}
