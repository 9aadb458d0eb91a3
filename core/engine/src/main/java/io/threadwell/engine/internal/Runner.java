package io.threadwell.engine.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.host.SecretSource;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.store.Backlog;
import io.threadwell.api.store.CareStore.DueTarget;
import io.threadwell.api.store.CareStore.Retained;
import io.threadwell.api.store.Target;
import io.threadwell.engine.Health;
import io.threadwell.engine.internal.apply.Errands;
import io.threadwell.engine.internal.crm.CrmDispatch;
import io.threadwell.engine.internal.intake.DeliveryQueue;
import io.threadwell.engine.internal.intake.DeliveryWorker;
import io.threadwell.engine.internal.intake.Endpoint;
import io.threadwell.engine.internal.intake.Intake;
import io.threadwell.engine.internal.outbox.Gates;
import io.threadwell.engine.internal.outbox.HelpdeskDispatch;
import io.threadwell.engine.internal.outbox.Reach;
import io.threadwell.engine.internal.outbox.ReplyDispatch;
import io.threadwell.engine.internal.timers.ItemFetcher;
import io.threadwell.engine.internal.timers.MediaFetcher;
import io.threadwell.engine.internal.timers.NetworkPoller;
import io.threadwell.engine.internal.timers.ProfileFetcher;
import io.threadwell.engine.internal.timers.Seeding;
import io.threadwell.engine.internal.timers.StreamKeeper;
import io.threadwell.engine.internal.timers.TicketPoller;
import io.threadwell.engine.internal.timers.TimerRunner;
import io.threadwell.engine.internal.timers.TokenKeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the steps of the flow: on threads of their own, or once in the caller's. */
public final class Runner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Runner.class);
    private static final int QUEUE = 4096;
    private static final int TARGETS = 256;
    private static final int CUT_AT_ONCE = 1000;
    private static final long IDLE_MILLIS = 250;
    private static final long DRAIN_MILLIS = 20_000;
    private static final Duration UPKEEP = Duration.ofMinutes(10);

    private final Core core;
    private final DeliveryQueue queue = new DeliveryQueue(QUEUE);
    private final Intake intake;
    private final DeliveryWorker worker;
    private final Gates gates = new Gates();
    private final Reach reach;
    private final Loops loops = new Loops();
    private volatile Steps steps;
    private Instant nextUpkeep = Instant.MIN;

    /** The steps that call out, which run their calls in one executor. */
    private record Steps(
            HelpdeskDispatch helpdesk,
            ReplyDispatch replies,
            CrmDispatch crm,
            TimerRunner timers,
            StreamKeeper streams) {}

    public Runner(Core core, Map<String, Endpoint> endpoints, SecretSource secrets) {
        this.core = core;
        this.intake = new Intake(core, endpoints, secrets, queue);
        this.worker = new DeliveryWorker(core, endpoints, queue);
        this.reach = new Reach(core, gates);
        this.steps = steps(Runnable::run, null);
    }

    private Steps steps(Executor calls, @Nullable Executor connections) {
        StreamKeeper streams = new StreamKeeper(core, connections);
        Map<String, TimerRunner.Task> tasks = Map.of(
                TokenKeeper.KIND, new TokenKeeper(core),
                NetworkPoller.KIND, new NetworkPoller(core),
                StreamKeeper.KIND, streams,
                Errands.LOOKUP, new ItemFetcher(core),
                Errands.PROFILE, new ProfileFetcher(core),
                Errands.MEDIA, new MediaFetcher(core),
                TicketPoller.KIND, new TicketPoller(core));
        return new Steps(
                new HelpdeskDispatch(core, gates, calls),
                new ReplyDispatch(core, gates, calls),
                new CrmDispatch(core, gates, calls),
                new TimerRunner(core, tasks, calls),
                streams);
    }

    public Intake intake() {
        return intake;
    }

    /** Says that deliveries wait in the store. */
    public void deliveriesWait() {
        queue.spill();
        core.signals().intake().give();
    }

    public synchronized void start() {
        if (loops.isRunning()) {
            return;
        }
        join();
        steps = steps(loops.calls(), loops.connections());
        loops.start("apply", () -> turn(worker::step, core.signals().intake(), false));
        loops.start("outbox", () -> turn(this::dispatch, core.signals().outbox(), true));
        loops.start(
                "timers", () -> turn(() -> steps.timers().step(), core.signals().timers(), true));
        loops.start("news", this::tell);
        loops.start("node", this::keepAlive);
    }

    private void join() {
        if (!core.node().isMember()) {
            core.node().join();
            new Seeding(core).seed();
        }
    }

    /** One turn of a loop: the step, or a wait until it is signalled, the next work falls due, or a while has passed. */
    private void turn(BooleanSupplier step, Signal signal, boolean timed) throws InterruptedException {
        if (!step.getAsBoolean()) {
            signal.await(timed ? untilDue() : IDLE_MILLIS);
        }
    }

    private long untilDue() {
        Instant due = core.store().nextDue(reach::serves).orElse(null);
        if (due == null) {
            return IDLE_MILLIS;
        }
        long left = Duration.between(core.now(), due).toMillis();
        return left <= 0 ? IDLE_MILLIS / 10 : Math.min(left + 1, IDLE_MILLIS);
    }

    private void tell() throws InterruptedException {
        if (core.news().await(IDLE_MILLIS)) {
            core.news().deliver();
        }
    }

    private void keepAlive() throws InterruptedException {
        beat();
        upkeep();
        loops.await(Node.BEAT.toMillis());
    }

    private void beat() {
        if (!core.node().beat()) {
            queue.clear();
        }
    }

    private boolean dispatch() {
        boolean did = false;
        for (DueTarget due : core.store().dueTargets(core.now(), TARGETS, reach::serves)) {
            Target target = due.target();
            did |= switch (target.kind()) {
                case ACCOUNT -> steps.replies().step(due.workspace(), target);
                case HELPDESK ->
                    steps.helpdesk().step(due.workspace(), Objects.requireNonNull(core.helpdesk(due.workspace())));
                case CRM -> steps.crm().step(due.workspace(), Objects.requireNonNull(core.crm(due.workspace())));
            };
        }
        return did;
    }

    /** Cuts what is older than its retention, in short steps. */
    private void upkeep() {
        Instant now = core.now();
        if (now.isBefore(nextUpkeep)) {
            return;
        }
        nextUpkeep = now.plus(UPKEEP);
        cut(Retained.DELIVERIES, now.minus(core.settings().deliveriesKept()));
        cut(Retained.COMMANDS, now.minus(core.settings().commandsKept()));
    }

    private void cut(Retained what, Instant before) {
        int went = core.store().purge(what, before, CUT_AT_ONCE);
        if (went == CUT_AT_ONCE) {
            nextUpkeep = core.now();
        }
    }

    /** Does what is due in the calling thread; false when there was nothing. */
    public synchronized boolean runOnce() {
        if (loops.isRunning()) {
            throw new IllegalStateException(
                    "the engine works on its own threads: runOnce is for hosts that did not start it");
        }
        join();
        beat();
        upkeep();
        queue.spill();
        boolean did = worker.step();
        did |= steps.timers().step();
        did |= dispatch();
        core.news().deliver();
        return did;
    }

    public Health health() {
        List<ChannelAccount> troubled = List.of();
        Backlog backlog = null;
        Map<String, String> closed = new TreeMap<>(gates.closed(core.now()));
        try {
            backlog = core.store().backlog();
            troubled = core.store().accounts().all().stream()
                    .filter(a -> a.state() != AccountState.HEALTHY && a.state() != AccountState.DISCONNECTED)
                    .toList();
            for (DueTarget due : core.store().dueTargets(core.now(), TARGETS, d -> reach.obstacle(d) != null)) {
                closed.put(due.workspace() + " " + due.target(), String.valueOf(reach.obstacle(due)));
            }
        } catch (CareException e) {
            log.warn("the store does not answer: {}", e.getMessage());
        }
        boolean accepts = core.node().isMember() && backlog != null;
        return new Health(
                accepts,
                troubled,
                backlog,
                closed,
                loops.failing(),
                core.counters().snapshot());
    }

    @Override
    public synchronized void close() {
        try {
            boolean ran = loops.isRunning();
            if (ran) {
                steps.streams().close();
                loops.stop(DRAIN_MILLIS);
            }
            core.news().deliver();
            core.node().leave();
            queue.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        steps = steps(Runnable::run, null);
    }
}
