package io.threadwell.engine.internal.crm;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Target;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.outbox.Gates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes due lanes of a CRM and tells it of the people in them, all in few calls: who is not known there is looked for, the intent is
 * stored, the records and timelines are written, the outcome is stored. One batch at a time, so that what comes meanwhile gathers.
 */
public final class CrmDispatch {
    private static final Logger log = LoggerFactory.getLogger(CrmDispatch.class);
    private static final int COMMANDS_OF_A_LANE = 100;
    private static final Duration LOOK_AFTER = Duration.ofSeconds(5);

    private final Core core;
    private final Gates gates;
    private final Executor calls;
    private final CrmRecorder recorder;

    public CrmDispatch(Core core, Gates gates, Executor calls) {
        this.core = core;
        this.gates = gates;
        this.calls = calls;
        this.recorder = new CrmRecorder(core, gates);
    }

    /** Begins what can begin; true when something did. */
    public boolean step(WorkspaceId workspace, CrmAdapter crm) {
        Target target = Target.crm(crm.descriptor().system());
        if (gates.free(workspace, target, 1) == 0) {
            return false;
        }
        List<CrmWork> works = core.node().taking(() -> core.store().transact(workspace, session -> {
            var claims = session.outbox()
                    .claim(
                            target,
                            core.node().id(),
                            core.now(),
                            crm.descriptor().maxBatch(),
                            COMMANDS_OF_A_LANE);
            return claims.isEmpty() ? List.of() : new CrmPlanner(core, crm, session).plan(claims);
        }));
        if (works.isEmpty()) {
            return false;
        }
        gates.begin(workspace, target, true);
        try {
            calls.execute(() -> run(workspace, target, crm, works));
        } catch (RuntimeException e) {
            gates.end(workspace, target, true);
            core.node().doubt();
            throw e;
        }
        return true;
    }

    private void run(WorkspaceId workspace, Target target, CrmAdapter crm, List<CrmWork> works) {
        try {
            List<CrmWork> looks = works.stream().filter(CrmWork::looks).toList();
            List<CrmWork> fresh = works.stream().filter(w -> !w.looks()).toList();
            if (!looks.isEmpty()) {
                recorder.record(workspace, crm, looks, look(crm, looks));
            }
            if (!fresh.isEmpty()) {
                send(workspace, crm, fresh);
            }
        } catch (RuntimeException e) {
            log.error("results of {} writes to {} were not recorded", works.size(), target, e);
            core.node().doubt();
        } finally {
            gates.end(workspace, target, true);
            core.signals().outbox().give();
        }
    }

    private void send(WorkspaceId workspace, CrmAdapter crm, List<CrmWork> works) {
        List<CrmWork> strangers =
                works.stream().filter(work -> work.write().creates()).toList();
        List<List<CrmMatch>> matches = List.of();
        if (!strangers.isEmpty()) {
            try {
                matches = matches(crm, strangers);
            } catch (CareException e) {
                recorder.record(workspace, crm, works, all(works, new CrmResult.Failed(e)));
                return;
            }
        }
        List<CrmWork> flying = new Introduction(core, crm).introduce(workspace, works, strangers, matches);
        if (flying.isEmpty()) {
            return;
        }
        core.counters().add(Metric.CRM_SEND, flying.size());
        List<CrmResult> results = answered(
                crm, flying, () -> crm.sync(flying.stream().map(CrmWork::write).toList()));
        recorder.record(workspace, crm, flying, results);
    }

    private List<List<CrmMatch>> matches(CrmAdapter crm, List<CrmWork> strangers) {
        core.counters().add(Metric.CRM_MATCH, strangers.size());
        List<Contact> people =
                strangers.stream().map(work -> work.write().contact()).toList();
        List<List<CrmMatch>> matches = crm.match(people);
        if (matches.size() != people.size()) {
            throw new Unavailable("the adapter gave " + matches.size() + " answers for " + people.size() + " people");
        }
        return matches;
    }

    private List<CrmResult> look(CrmAdapter crm, List<CrmWork> works) {
        core.counters().add(Metric.CRM_FIND, works.size());
        return answered(
                crm, works, () -> crm.find(works.stream().map(CrmWork::write).toList()).stream()
                        .map(CrmDispatch::found)
                        .toList());
    }

    private static CrmResult found(FindResult<ExternalRef> look) {
        if (look instanceof FindResult.Found<ExternalRef> found) {
            return new CrmResult.Done(found.value());
        }
        if (look instanceof FindResult.NotYet<ExternalRef> cut) {
            return new CrmResult.Unknown(cut.notBefore(), cut.reason());
        }
        if (look instanceof FindResult.CannotTell<ExternalRef> unclear) {
            return new CrmResult.Failed(new OutcomeUnknown(unclear.reason()));
        }
        return CrmRecorder.ABSENT;
    }

    /** A call that threw leaves everything unknown. */
    private List<CrmResult> answered(CrmAdapter crm, List<CrmWork> works, Supplier<List<CrmResult>> call) {
        try {
            List<CrmResult> results = call.get();
            if (results.size() != works.size()) {
                throw new IllegalStateException("the adapter gave " + results.size() + " results");
            }
            return results;
        } catch (RuntimeException e) {
            log.warn("a call to CRM {} failed: {}", crm.descriptor().system(), e.toString());
            Instant later = e instanceof RateLimited limited
                    ? limited.until()
                    : core.now().plus(LOOK_AFTER);
            String reason = e instanceof CareException
                    ? String.valueOf(e.getMessage())
                    : e.getClass().getSimpleName();
            return all(works, new CrmResult.Unknown(later, reason));
        }
    }

    private static List<CrmResult> all(List<CrmWork> works, CrmResult result) {
        List<CrmResult> results = new ArrayList<>();
        works.forEach(work -> results.add(result));
        return results;
    }
}
