package io.threadwell.engine.internal.timers;

import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CareStore.DueTimer;
import io.threadwell.api.store.Timer;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs timers that are due, each on one node. What a timer does sets it anew or takes it away; one that failed comes again
 * after a second, and later each time it fails once more.
 */
public final class TimerRunner {
    private static final Logger log = LoggerFactory.getLogger(TimerRunner.class);
    private static final int[] PAUSES = {1, 2, 5, 15};
    private static final int AT_ONCE = 64;

    /** What a kind of timer does. */
    public interface Task {
        /** Does it. Returns normally only when the timer was set anew or done, or goes on on a thread that will do so. */
        void run(DueTimer due);
    }

    private final Core core;
    private final Map<String, Task> tasks;
    private final Executor calls;
    private final AtomicInteger running = new AtomicInteger();
    private final Map<Name, Integer> failures = new ConcurrentHashMap<>();

    private record Name(WorkspaceId workspace, String kind, String key) {
        static Name of(DueTimer due) {
            return new Name(due.workspace(), due.timer().kind(), due.timer().key());
        }
    }

    public TimerRunner(Core core, Map<String, Task> tasks, Executor calls) {
        this.core = core;
        this.tasks = Map.copyOf(tasks);
        this.calls = calls;
    }

    /** Begins what is due; true when something was. */
    public boolean step() {
        int free = AT_ONCE - running.get();
        if (free <= 0) {
            return false;
        }
        List<DueTimer> due =
                core.node().taking(() -> core.store().claimTimers(core.node().id(), core.now(), free));
        for (DueTimer timer : due) {
            running.incrementAndGet();
            try {
                calls.execute(() -> run(timer));
            } catch (RuntimeException e) {
                running.decrementAndGet();
                throw e;
            }
        }
        return !due.isEmpty();
    }

    private void run(DueTimer due) {
        try {
            Task task = tasks.get(due.timer().kind());
            if (task == null) {
                log.warn(
                        "this release does not know timers of kind {}",
                        due.timer().kind());
                again(due);
            } else {
                task.run(due);
                failures.remove(Name.of(due));
            }
        } catch (RuntimeException e) {
            log.warn("timer {} {} failed: {}", due.timer().kind(), due.timer().key(), e.toString());
            core.counters().add(Metric.TIMERS_FAILED);
            again(due);
        } finally {
            running.decrementAndGet();
            core.signals().timers().give();
            core.signals().outbox().give();
        }
    }

    private void again(DueTimer due) {
        Timer timer = due.timer();
        int failed = failures.merge(Name.of(due), 1, Integer::sum);
        Duration pause = Duration.ofSeconds(PAUSES[Math.min(failed, PAUSES.length) - 1]);
        try {
            core.store().transact(due.workspace(), session -> {
                session.timers()
                        .set(List.of(
                                new Timer(timer.kind(), timer.key(), core.now().plus(pause), timer.data())));
                return null;
            });
        } catch (RuntimeException e) {
            log.error("timer {} {} could not be set anew: {}", timer.kind(), timer.key(), e.toString());
            core.node().doubt();
        }
    }
}
