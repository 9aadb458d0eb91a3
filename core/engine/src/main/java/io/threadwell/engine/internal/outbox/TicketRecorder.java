package io.threadwell.engine.internal.outbox;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Permanent;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.OutboxStore.LaneRelease;
import io.threadwell.api.store.OutboxStore.Next;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Ids;
import io.threadwell.engine.internal.Tell;
import io.threadwell.engine.internal.apply.CaseBook;
import io.threadwell.engine.internal.apply.TicketLife;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores what became of writes: commands, tickets, events and lanes, all in one transaction. */
final class TicketRecorder {
    private static final Logger log = LoggerFactory.getLogger(TicketRecorder.class);
    private static final Duration REAUTHORIZE_PAUSE = Duration.ofMinutes(1);

    /** A look found nothing: the write may go again, the same as before. */
    static final WriteResult ABSENT = new WriteResult.Failed(new NotFound("the write did not take effect"));

    private final Core core;

    TicketRecorder(Core core) {
        this.core = core;
    }

    /** A look cannot tell, and never will: this is the one place where a failed result is an unknown outcome. */
    static WriteResult cannotTell(String reason) {
        return new WriteResult.Failed(new OutcomeUnknown(reason));
    }

    static WriteResult askAgain(Instant when) {
        return new WriteResult.Pending("", when);
    }

    void record(WorkspaceId workspace, String system, List<TicketWork> works, List<WriteResult> results) {
        core.change(workspace, session -> new Recording(session, system).record(works, results));
    }

    private final class Recording {
        private final StoreSession session;
        private final String system;
        private final Instant now = core.now();
        private final List<Command> marked = new ArrayList<>();
        private final List<Command> parked = new ArrayList<>();
        private final List<LaneRelease> released = new ArrayList<>();
        private final Map<CaseId, ExternalRef> linked = new LinkedHashMap<>();
        private final Map<TicketWork, WriteResult.Gone> gone = new LinkedHashMap<>();

        Recording(StoreSession session, String system) {
            this.session = session;
            this.system = system;
        }

        Tell record(List<TicketWork> works, List<WriteResult> results) {
            for (int i = 0; i < works.size(); i++) {
                record(works.get(i), results.get(i));
            }
            CaseBook cases = new CaseBook(session.cases());
            Set<CaseId> touched = new HashSet<>(linked.keySet());
            gone.keySet().forEach(work -> touched.add(work.write().caseId()));
            cases.lock(touched);
            link(cases);
            gone.forEach((work, how) -> gone(cases, work, how));
            cases.flush();
            session.outbox().mark(works.get(0).claim().node(), marked);
            session.outbox().release(released);
            return new Tell(List.of(), cases.told(), parked);
        }

        private void link(CaseBook cases) {
            if (linked.isEmpty()) {
                return;
            }
            session.cases().tickets(system, linked.keySet()).forEach((id, known) -> {
                if (known.sameAs(linked.getOrDefault(id, known))) {
                    linked.remove(id);
                }
            });
            linked.forEach((id, ticket) -> {
                CareCase careCase = cases.locked(id);
                if (careCase != null) {
                    cases.append(careCase, now, Actor.SYSTEM, new CaseChange.TicketLinked(ticket));
                }
            });
            if (!linked.isEmpty()) {
                session.cases().link(linked);
            }
        }

        private void record(TicketWork work, WriteResult result) {
            if (result instanceof WriteResult.Done done) {
                mark(work, CommandState.DONE, null, now, null);
                if (work.write().creates()) {
                    linked.put(work.write().caseId(), done.ticket());
                }
                release(work, work.leavesMore() ? new Next.At(now) : new Next.Idle());
                core.counters().add(Metric.HELPDESK_WRITTEN, work.commands().size());
            } else if (result instanceof WriteResult.Pending pending) {
                String handle = pending.handle().isEmpty() ? work.handle() : pending.handle();
                mark(work, CommandState.PENDING, handle, pending.notBefore(), null);
                release(work, new Next.At(pending.notBefore()));
            } else if (result instanceof WriteResult.Unknown unknown) {
                mark(work, CommandState.UNKNOWN, null, unknown.lookAfter(), unknown.reason());
                release(work, new Next.At(unknown.lookAfter()));
                core.counters().add(Metric.HELPDESK_UNKNOWN);
            } else if (result == ABSENT) {
                mark(work, CommandState.RETRY_AT, null, now, "it did not take effect");
                release(work, new Next.At(now));
            } else if (result instanceof WriteResult.Gone lost) {
                gone.put(work, lost);
                again(work);
                core.counters().add(Metric.HELPDESK_GONE);
            } else if (result instanceof WriteResult.Failed failed) {
                failed(work, failed.error());
            }
        }

        /** What was to be told goes into another ticket; what was to be changed in this one has lost its sense. */
        private void again(TicketWork work) {
            boolean told = !work.write().entries().isEmpty();
            for (Command command : work.commands()) {
                marked.add(
                        told
                                ? command.with(CommandState.RETRY_AT, Attempts.free(command.attempt(), now, null))
                                : command.with(CommandState.DONE, command.attempt()));
            }
            release(work, told || work.leavesMore() ? new Next.At(now) : new Next.Idle());
        }

        private void gone(CaseBook cases, TicketWork work, WriteResult.Gone how) {
            CareCase careCase = cases.locked(work.write().caseId());
            ExternalRef ticket = work.write().ticket();
            if (careCase == null || ticket == null) {
                return;
            }
            TicketLife life = new TicketLife(session, cases);
            if (how.into() != null
                    && session.cases().caseOf(system, how.into().id()).isPresent()) {
                life.merged(careCase, ticket, how.into(), now, Actor.SYSTEM);
            } else {
                life.gone(careCase, ticket, how.reason(), now, Actor.SYSTEM);
            }
            log.warn("ticket {} of {} takes no more writes: {}", ticket.id(), system, how.reason());
        }

        private void failed(TicketWork work, CareException error) {
            if (error instanceof Permanent || error instanceof OutcomeUnknown) {
                park(work, error);
                return;
            }
            Instant due =
                    now.plus(Attempts.backoff(work.commands().get(0).attempt().count()));
            if (error instanceof RateLimited limited) {
                due = limited.until();
                core.counters().add(Metric.HELPDESK_LIMITED);
            } else if (error instanceof ReauthorizationRequired) {
                due = now.plus(REAUTHORIZE_PAUSE);
                log.warn("helpdesk {} refuses our credentials: {}", system, error.getMessage());
            } else if (error instanceof Unavailable || error instanceof Conflict) {
                core.counters().add(Metric.HELPDESK_RETRIED);
            }
            Instant oldest = Ids.madeAt(work.commands().get(0).id().value());
            if (now.isAfter(oldest.plus(core.settings().giveUpAfter()))) {
                park(work, error);
                return;
            }
            Instant when = due;
            for (Command command : work.commands()) {
                marked.add(command.with(
                        CommandState.RETRY_AT, Attempts.free(command.attempt(), when, error.getMessage())));
            }
            release(work, new Next.At(when));
        }

        /** A ticket that cannot be made holds its lane: what comes after it needs that ticket. */
        private void park(TicketWork work, CareException error) {
            for (Command command : work.commands()) {
                parked.add(command.with(CommandState.PARKED, atRest(command.attempt(), error)));
            }
            marked.addAll(parked.subList(parked.size() - work.commands().size(), parked.size()));
            boolean held = work.write().creates() && error instanceof OutcomeUnknown;
            release(work, held ? new Next.Held() : work.leavesMore() ? new Next.At(now) : new Next.Idle());
            core.counters().add(Metric.HELPDESK_PARKED);
            log.warn("a write of case {} to {} is parked: {}", work.write().caseId(), system, error.getMessage());
        }

        private Command.Attempt atRest(Command.Attempt attempt, CareException error) {
            return error instanceof OutcomeUnknown
                    ? Attempts.because(attempt, error.getMessage())
                    : Attempts.free(attempt, now, error.getMessage());
        }

        private void mark(
                TicketWork work, CommandState state, @Nullable String handle, Instant due, @Nullable String reason) {
            for (Command command : work.commands()) {
                Command.Attempt attempt = command.attempt();
                marked.add(command.with(
                        state,
                        new Command.Attempt(
                                attempt.writeKey(), handle, attempt.count(), due, reason, attempt.firstSentAt())));
            }
        }

        private void release(TicketWork work, Next next) {
            released.add(work.claim().release(next));
        }
    }
}
