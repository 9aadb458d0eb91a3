package io.threadwell.engine.internal.outbox;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.HelpdeskAdapter.PendingWrite;
import io.threadwell.api.helpdesk.TicketFiles;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Target;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes due lanes of a helpdesk, plans their writes, and hands them over: what waits in many lanes goes out together, a single
 * write at once. The intent is stored before the call and the outcome after it, each for all lanes in one transaction.
 */
public final class HelpdeskDispatch {
    private static final Logger log = LoggerFactory.getLogger(HelpdeskDispatch.class);
    private static final int COMMANDS_OF_A_LANE = 100;

    private static final int REFUSED = 3;
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private final Core core;
    private final Gates gates;
    private final Executor calls;
    private final TicketRecorder recorder;

    public HelpdeskDispatch(Core core, Gates gates, Executor calls) {
        this.core = core;
        this.gates = gates;
        this.calls = calls;
        this.recorder = new TicketRecorder(core);
    }

    /** Begins what can begin; true when something did. */
    public boolean step(WorkspaceId workspace, HelpdeskAdapter helpdesk) {
        Target target = Target.helpdesk(helpdesk.descriptor().system());
        int free = gates.free(workspace, target, helpdesk.descriptor().concurrentCalls());
        if (free == 0) {
            return false;
        }
        List<TicketWork> works = core.node().taking(() -> core.store().transact(workspace, session -> {
            var claims = session.outbox()
                    .claim(
                            target,
                            core.node().id(),
                            core.now(),
                            helpdesk.descriptor().maxBatch(),
                            COMMANDS_OF_A_LANE);
            return claims.isEmpty() ? List.of() : new TicketPlanner(core, helpdesk, session).plan(claims);
        }));
        Map<TicketWork.Step, List<TicketWork>> byStep = new EnumMap<>(TicketWork.Step.class);
        works.forEach(work ->
                byStep.computeIfAbsent(work.step(), s -> new ArrayList<>()).add(work));
        byStep.forEach((step, group) -> {
            Round round = new Round(workspace, target, helpdesk, step);
            if (step != TicketWork.Step.SEND) {
                begin(round, List.of(group), false);
            } else if (group.size() > helpdesk.singly()) {
                begin(round, List.of(group), true);
            } else {
                spread(group, free).forEach(share -> begin(round, share, false));
            }
        });
        return !works.isEmpty();
    }

    /** Each write by itself, in as many rows as may go side by side. */
    private static List<List<List<TicketWork>>> spread(List<TicketWork> works, int rows) {
        List<List<List<TicketWork>>> shares = new ArrayList<>();
        for (int i = 0; i < works.size(); i++) {
            if (i < rows) {
                shares.add(new ArrayList<>());
            }
            shares.get(i % rows).add(List.of(works.get(i)));
        }
        return shares;
    }

    private record Round(WorkspaceId workspace, Target target, HelpdeskAdapter helpdesk, TicketWork.Step step) {}

    /** Makes calls one after the other, each for the writes that go together. */
    private void begin(Round round, List<List<TicketWork>> turns, boolean bulk) {
        gates.begin(round.workspace(), round.target(), bulk);
        try {
            calls.execute(() -> {
                try {
                    turns.forEach(works -> turn(round, works));
                } finally {
                    gates.end(round.workspace(), round.target(), bulk);
                    core.signals().outbox().give();
                }
            });
        } catch (RuntimeException e) {
            gates.end(round.workspace(), round.target(), bulk);
            core.node().doubt();
            throw e;
        }
    }

    private void turn(Round round, List<TicketWork> works) {
        try {
            List<WriteResult> results = call(round, works);
            close(round.workspace(), round.target(), results);
            recorder.record(round.workspace(), round.helpdesk().descriptor().system(), works, results);
        } catch (RuntimeException e) {
            log.error("results of {} writes to {} were not recorded", works.size(), round.target(), e);
            core.node().doubt();
        }
    }

    private List<WriteResult> call(Round round, List<TicketWork> works) {
        HelpdeskAdapter helpdesk = round.helpdesk();
        TicketWork.Step step = round.step();
        TicketFiles files = new MessageFiles(core, round.workspace());
        Metric metric =
                switch (step) {
                    case SEND -> Metric.HELPDESK_SEND;
                    case FIND -> Metric.HELPDESK_FIND;
                    case RESUME -> Metric.HELPDESK_RESUME;
                };
        core.counters().add(metric, works.size());
        Supplier<List<WriteResult>> call =
                switch (step) {
                    case SEND ->
                        () -> helpdesk.sync(
                                works.stream().map(TicketWork::write).toList(), files);
                    case RESUME ->
                        () -> helpdesk.resume(works.stream()
                                .map(w -> new PendingWrite(w.write(), Objects.requireNonNull(w.handle())))
                                .toList());
                    case FIND ->
                        () -> helpdesk
                                .find(works.stream().map(TicketWork::write).toList())
                                .stream()
                                .map(this::found)
                                .toList();
                };
        try {
            List<WriteResult> results = call.get();
            if (results.size() != works.size()) {
                throw new IllegalStateException("the adapter gave " + results.size() + " results");
            }
            return results;
        } catch (RuntimeException e) {
            log.warn("a call to helpdesk {} failed: {}", helpdesk.descriptor().system(), e.toString());
            WriteResult all = unanswered(step, e);
            return works.stream().map(w -> all).toList();
        }
    }

    /** What a look found, as a result: a write that is certainly absent may go again at once. */
    private WriteResult found(FindResult<ExternalRef> look) {
        if (look instanceof FindResult.Found<ExternalRef> found) {
            return new WriteResult.Done(found.value());
        }
        if (look instanceof FindResult.NotYet<ExternalRef> cut) {
            return new WriteResult.Unknown(cut.notBefore(), cut.reason());
        }
        if (look instanceof FindResult.CannotTell<ExternalRef> unclear) {
            return TicketRecorder.cannotTell(unclear.reason());
        }
        return TicketRecorder.ABSENT;
    }

    /** A look or a question that failed leaves the write as unknown or pending as it was; a send that threw is unknown. */
    private WriteResult unanswered(TicketWork.Step step, RuntimeException e) {
        Instant later = e instanceof RateLimited limited
                ? limited.until()
                : core.now().plus(Duration.ofSeconds(step == TicketWork.Step.SEND ? 5 : 2));
        String reason =
                e instanceof CareException ? e.getMessage() : e.getClass().getSimpleName();
        if (step == TicketWork.Step.RESUME) {
            return TicketRecorder.askAgain(later);
        }
        return new WriteResult.Unknown(later, String.valueOf(reason));
    }

    /**
     * When several writes in a row are refused for the quota, the quota is the helpdesk's, not a ticket's. Single ones may still
     * be of tickets that have quotas of their own, so that they close the gate for a moment only.
     */
    private void close(WorkspaceId workspace, Target target, List<WriteResult> results) {
        Instant until = null;
        for (WriteResult result : results) {
            if (!(result instanceof WriteResult.Failed failed) || !(failed.error() instanceof RateLimited limited)) {
                gates.refused(workspace, target, 0);
                return;
            }
            until = until == null || limited.until().isBefore(until) ? limited.until() : until;
        }
        if (until != null && gates.refused(workspace, target, results.size()) >= REFUSED) {
            Instant soon = core.now().plus(MOMENT);
            boolean together = results.size() >= REFUSED;
            gates.close(workspace, target, together || until.isBefore(soon) ? until : soon, "the quota is used up");
        }
    }
}
