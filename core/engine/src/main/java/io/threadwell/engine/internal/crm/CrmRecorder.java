package io.threadwell.engine.internal.crm;

import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Permanent;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.ContactStore.Tie;
import io.threadwell.api.store.OutboxStore.LaneClaim;
import io.threadwell.api.store.OutboxStore.Next;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.Target;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Ids;
import io.threadwell.engine.internal.Tell;
import io.threadwell.engine.internal.outbox.Attempts;
import io.threadwell.engine.internal.outbox.Gates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores what became of writes to a CRM: commands, ties and lanes, all in one transaction. */
final class CrmRecorder {
    private static final Logger log = LoggerFactory.getLogger(CrmRecorder.class);
    /** Nobody waits for a CRM: one that is away is not asked all the time. */
    private static final Duration BREATH = Duration.ofSeconds(5);

    private static final Duration REAUTHORIZE_PAUSE = Duration.ofMinutes(1);

    /** A look found nothing: the write may go again. */
    static final CrmResult ABSENT = new CrmResult.Failed(new NotFound("the write did not take effect as a whole"));

    private final Core core;
    private final Gates gates;

    CrmRecorder(Core core, Gates gates) {
        this.core = core;
        this.gates = gates;
    }

    void record(WorkspaceId workspace, CrmAdapter crm, List<CrmWork> works, List<CrmResult> results) {
        String system = crm.descriptor().system();
        core.change(workspace, session -> {
            Recording recording = new Recording(session, system);
            for (int i = 0; i < works.size(); i++) {
                recording.record(works.get(i), results.get(i));
            }
            return new Tell(List.of(), List.of(), recording.parked);
        });
    }

    private final class Recording {
        private final StoreSession session;
        private final String system;
        private final Instant now = core.now();
        private final List<Command> parked = new ArrayList<>();

        Recording(StoreSession session, String system) {
            this.session = session;
            this.system = system;
        }

        void record(CrmWork work, CrmResult result) {
            if (result instanceof CrmResult.Done done) {
                done(work, done.record());
            } else if (result instanceof CrmResult.Unknown unknown) {
                core.counters().add(Metric.CRM_UNKNOWN);
                mark(work, CommandState.UNKNOWN, unknown.lookAfter(), unknown.reason());
            } else if (result instanceof CrmResult.Gone gone) {
                gone(work, gone.into());
                free(work, now, "the record is not there any more");
            } else if (result == ABSENT) {
                mark(work, CommandState.RETRY_AT, now, "it did not take effect");
            } else if (result instanceof CrmResult.Failed failed) {
                failed(work, failed.error());
            }
        }

        private void done(CrmWork work, ExternalRef record) {
            Contact contact = work.write().contact();
            if (work.write().creates() || work.write().profile()) {
                session.contacts().tie(Map.of(holder(contact), new Tie(record, People.digest(contact))));
            }
            for (LaneClaim claim : work.claims()) {
                settle(work, claim, c -> c.with(CommandState.DONE, c.attempt()));
                release(claim, work.leavesMore(claim) ? new Next.At(now) : new Next.Idle());
            }
            core.counters().add(Metric.CRM_WRITTEN, work.commands().size());
        }

        /** The persona whose tie counts for the contact. */
        private PersonaKey holder(Contact contact) {
            List<PersonaKey> all = contact.personas().stream().map(Persona::key).toList();
            Map<PersonaKey, Tie> ties = session.contacts().ties(system, all);
            return all.stream().filter(ties::containsKey).findFirst().orElse(contact.key());
        }

        private void gone(CrmWork work, @Nullable ExternalRef into) {
            ExternalRef old = work.write().record();
            if (old == null) {
                return;
            }
            List<PersonaKey> tied = session.contacts().of(old);
            if (into == null) {
                session.contacts().untie(system, tied);
            } else {
                Map<PersonaKey, Tie> ties = new HashMap<>();
                tied.forEach(persona -> ties.put(persona, new Tie(into, "")));
                session.contacts().tie(ties);
            }
        }

        private void failed(CrmWork work, CareException error) {
            Instant oldest = Ids.madeAt(work.commands().get(0).id().value());
            boolean tooLong = now.isAfter(oldest.plus(core.settings().giveUpAfter()));
            if (error instanceof Permanent || error instanceof OutcomeUnknown || tooLong) {
                park(work, error);
                return;
            }
            Instant due =
                    now.plus(Attempts.backoff(work.commands().get(0).attempt().count()));
            if (error instanceof RateLimited limited) {
                due = limited.until();
                gates.close(session.workspace(), Target.crm(system), due, "the quota is used up");
                core.counters().add(Metric.CRM_LIMITED);
            } else if (error instanceof ReauthorizationRequired) {
                due = now.plus(REAUTHORIZE_PAUSE);
                log.warn("CRM {} refuses our credentials: {}", system, error.getMessage());
            } else {
                due = due.isBefore(now.plus(BREATH)) ? now.plus(BREATH) : due;
                gates.close(session.workspace(), Target.crm(system), due, String.valueOf(error.getMessage()));
                core.counters().add(Metric.CRM_RETRIED);
            }
            free(work, due, error.getMessage());
        }

        private void free(CrmWork work, Instant due, @Nullable String reason) {
            for (LaneClaim claim : work.claims()) {
                settle(work, claim, c -> c.with(CommandState.RETRY_AT, Attempts.free(c.attempt(), due, reason)));
                release(claim, new Next.At(due));
            }
        }

        private void mark(CrmWork work, CommandState state, Instant due, String reason) {
            for (LaneClaim claim : work.claims()) {
                settle(work, claim, c -> c.with(state, Attempts.because(Attempts.due(c.attempt(), due), reason)));
                release(claim, new Next.At(due));
            }
        }

        private void park(CrmWork work, CareException error) {
            for (LaneClaim claim : work.claims()) {
                parked.addAll(settle(
                        work,
                        claim,
                        c -> c.with(
                                CommandState.PARKED,
                                error instanceof OutcomeUnknown
                                        ? Attempts.because(c.attempt(), error.getMessage())
                                        : Attempts.free(c.attempt(), now, error.getMessage()))));
                release(claim, work.leavesMore(claim) ? new Next.At(now) : new Next.Idle());
            }
            core.counters().add(Metric.CRM_PARKED);
            log.warn("what CRM {} was to be told of a person is parked: {}", system, error.getMessage());
        }

        private List<Command> settle(CrmWork work, LaneClaim claim, UnaryOperator<Command> change) {
            List<Command> settled = work.commands().stream()
                    .filter(c -> c.lane().equals(claim.lane()))
                    .map(change)
                    .toList();
            session.outbox().mark(claim.node(), settled);
            return settled;
        }

        private void release(LaneClaim claim, Next next) {
            session.outbox().release(List.of(claim.release(next)));
        }
    }
}
