package io.threadwell.examples.gateway.demo;

import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Backlog;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.Health;
import io.threadwell.examples.gateway.demo.Recording.Answer;
import io.threadwell.examples.gateway.demo.Recording.Deliver;
import io.threadwell.examples.gateway.demo.Recording.Helpdesk;
import io.threadwell.examples.gateway.demo.Recording.Step;
import io.threadwell.helpdesk.embedded.EmbeddedDesk;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Plays a recording: delivers its lines, lets agents answer, puts the helpdesk out of order, until nothing waits any more. */
final class Player {
    private static final Duration TICK = Duration.ofMillis(20);
    /** An answer is counted a moment before what follows from it is stored, so that one look cannot tell that all is done. */
    private static final int QUIET_LOOKS = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PACED_LINES = 3;
    private static final int LINES = 20;
    private static final int DELIVERIES_A_TICK = 10;

    private final DemoSite site;
    private final Recording recording;
    private final Progress progress;
    private final Deque<Step> steps;
    private final Deque<List<String>> refused = new ArrayDeque<>();
    private final List<Answer> waitingAnswers = new ArrayList<>();
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private int given;
    private long outageBegan;
    private Duration outage = Duration.ZERO;
    private int quietLooks;
    private long idleSince;
    private String before = "";

    Player(DemoSite site, Recording recording, Progress progress) {
        this.site = site;
        this.recording = recording;
        this.progress = progress;
        this.steps = new ArrayDeque<>(recording.steps());
    }

    /**
     * Plays to the end.
     *
     * @return false when something still waits after a long time without any movement
     */
    boolean play() throws InterruptedException {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
        ScheduledFuture<?> ticks =
                thread.scheduleWithFixedDelay(this::guardedTick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return end.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the stream could not be played", failed.getCause());
        } finally {
            ticks.cancel(false);
            thread.shutdown();
        }
    }

    /** How long the helpdesk was out of order. */
    Duration outage() {
        return outage;
    }

    private void guardedTick() {
        try {
            tick();
        } catch (RuntimeException failure) {
            end.completeExceptionally(failure);
        }
    }

    private void tick() {
        deliver(site.network().takeEchoes());
        int most = recording.paced() ? 1 : DELIVERIES_A_TICK;
        for (int i = 0; i < most && refused.isEmpty() && !steps.isEmpty(); i++) {
            step();
        }
        if (!refused.isEmpty()) {
            deliver(refused.removeFirst());
        }
        answerWhatCanBe();
        settle();
    }

    private void step() {
        int most = recording.paced() ? PACED_LINES : LINES;
        List<String> lines = new ArrayList<>();
        while (lines.size() < most && steps.peek() instanceof Deliver deliver) {
            lines.add(deliver.line());
            steps.remove();
        }
        if (!lines.isEmpty()) {
            lines.forEach(site.network()::sawEvent);
            deliver(lines);
            return;
        }
        Step step = steps.remove();
        if (step instanceof Answer answer) {
            waitingAnswers.add(answer);
        } else if (step instanceof Helpdesk helpdesk) {
            setHelpdesk(helpdesk.up());
        }
    }

    private void setHelpdesk(boolean up) {
        boolean wasOut = site.outage().isOut();
        site.outage().setOut(!up);
        if (!up && !wasOut) {
            outageBegan = System.nanoTime();
        } else if (up && wasOut) {
            outage = outage.plusNanos(System.nanoTime() - outageBegan);
        }
    }

    private void deliver(List<String> lines) {
        if (!lines.isEmpty() && !site.deliver(lines)) {
            refused.addLast(lines);
        }
    }

    private void answerWhatCanBe() {
        if (site.outage().isOut()) {
            return;
        }
        for (Iterator<Answer> all = waitingAnswers.iterator(); all.hasNext(); ) {
            Answer answer = all.next();
            Optional<Long> ticket = ticketOf(answer.post());
            if (ticket.isPresent()) {
                long number = ticket.get();
                site.desk().reply(number, answer.agent(), answer.text());
                answer.status().ifPresent(status -> site.desk().setStatus(number, answer.agent(), status));
                given++;
                all.remove();
            }
        }
    }

    private Optional<Long> ticketOf(String post) {
        return site.store().read(WorkspaceId.DEFAULT, session -> caseOf(session, post)
                .map(id -> session.cases()
                        .tickets(EmbeddedDesk.SYSTEM, List.of(id))
                        .get(id))
                .map(ExternalRef::id)
                .map(Long::valueOf));
    }

    private static Optional<CaseId> caseOf(StoreSession session, String post) {
        return session.messages().byExternalId(SampleLines.ACCOUNT, List.of(post)).stream()
                .findFirst()
                .map(Message::placement)
                .flatMap(placement -> Optional.ofNullable(placement.caseId()));
    }

    private void settle() {
        Health health = site.threadwell().health();
        long waiting = waiting(health);
        int done = recording.steps().size() - steps.size();
        progress.show(done, recording.steps().size(), waiting, site.outage().isOut());
        String now = done + " " + waiting;
        long moment = System.nanoTime();
        if (!now.equals(before)) {
            before = now;
            idleSince = moment;
        }
        quietLooks = steps.isEmpty() && waiting == 0 ? quietLooks + 1 : 0;
        if (quietLooks == QUIET_LOOKS) {
            end.complete(true);
        } else if (moment - idleSince > PATIENCE.toNanos()) {
            end.complete(false);
        }
    }

    private long waiting(Health health) {
        Backlog backlog = health.backlog();
        long commands = backlog == null
                ? 1
                : backlog.deliveries()
                        + backlog.commands().entrySet().stream()
                                .filter(entry -> !entry.getKey().isAtRest())
                                .mapToLong(Map.Entry::getValue)
                                .sum();
        long heard = health.counters().getOrDefault("replies.accepted", 0L)
                + health.counters().getOrDefault("replies.without-target", 0L);
        return commands + waitingAnswers.size() + refused.size() + Math.max(0, given - heard);
    }
}
