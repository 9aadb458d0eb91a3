package io.threadwell.engine.internal.apply;

import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Origin;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.host.ReplyJudge;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Applies what agents did in a helpdesk: their public comments become answers, the rest changes the case. What we wrote there
 * ourselves is no news, and nothing that comes from the helpdesk goes back to it.
 */
public final class ChangeApplier {
    /** What our ids of tickets begin with. */
    public static final String TICKET_PREFIX = "threadwell:";

    /** How far a helpdesk's time may be off ours: it is told in whole seconds, and clocks differ. */
    private static final Duration CLOCKS = Duration.ofSeconds(2);

    private final Core core;

    public ChangeApplier(Core core) {
        this.core = core;
    }

    /** Our id of a case's ticket. */
    public static String externalId(CaseId caseId) {
        return TICKET_PREFIX + caseId;
    }

    /** Applies changes of one helpdesk; each takes effect once. */
    public List<CaseBook.Told> apply(StoreSession session, String system, Collection<TicketChange> changes) {
        List<TicketChange> ours = changes.stream()
                .filter(change -> change.writeKey() == null && caseId(change).isPresent())
                .sorted(Comparator.comparing(TicketChange::at))
                .toList();
        if (ours.isEmpty()) {
            return List.of();
        }
        Set<String> fresh = new HashSet<>(session.messages()
                .claimEvents(
                        "helpdesk:" + system,
                        ours.stream().map(TicketChange::eventId).toList()));
        CaseBook cases = new CaseBook(session.cases());
        cases.lock(ours.stream().map(c -> caseId(c).orElseThrow()).toList());
        Commands commands = new Commands(core, session.workspace());
        Answering answering = new Answering(core, session, cases, commands);
        for (TicketChange change : ours) {
            CareCase careCase = cases.current(caseId(change).orElseThrow());
            if (careCase != null && fresh.remove(change.eventId())) {
                apply(change, careCase, session, cases, answering, commands);
            }
        }
        cases.flush();
        session.outbox().enqueue(commands.made());
        return cases.told();
    }

    private void apply(
            TicketChange change,
            CareCase careCase,
            StoreSession session,
            CaseBook cases,
            Answering answering,
            Commands commands) {
        Actor agent = Actor.agent(change.agent());
        if (change.what() instanceof TicketChange.PublicComment comment) {
            Optional<Message> seen = lastSeen(session, careCase.id(), change.at());
            answer(session, careCase, comment, agent, seen, answering, commands);
        } else if (change.what() instanceof TicketChange.StatusChange c && c.status() != careCase.status()) {
            cases.append(careCase, change.at(), agent, new CaseChange.StatusChanged(careCase.status(), c.status()));
        } else if (change.what() instanceof TicketChange.PriorityChange c
                && c.priority() != careCase.work().priority()) {
            cases.append(careCase, change.at(), agent, new CaseChange.PriorityChanged(c.priority()));
        } else if (change.what() instanceof TicketChange.AssigneeChange c) {
            cases.append(careCase, change.at(), agent, new CaseChange.Assigned(c.assignee()));
        } else if (change.what() instanceof TicketChange.TagsChange c) {
            cases.append(careCase, change.at(), agent, new CaseChange.Tagged(c.added(), c.removed()));
        } else if (change.what() instanceof TicketChange.TypeChange c
                && c.type() != careCase.work().type()) {
            cases.append(careCase, change.at(), agent, new CaseChange.TypeChanged(c.type()));
        } else {
            live(change, careCase, cases, new TicketLife(session, cases));
        }
    }

    private static void live(TicketChange change, CareCase careCase, CaseBook cases, TicketLife life) {
        Actor agent = Actor.agent(change.agent());
        if (change.what() instanceof TicketChange.MergedInto c) {
            life.merged(careCase, change.ticket(), c.into(), change.at(), agent);
        } else if (change.what() instanceof TicketChange.Removed) {
            life.removed(careCase, change.ticket(), change.at(), agent);
        } else if (change.what() instanceof TicketChange.Restored) {
            life.restored(careCase, change.ticket(), change.at(), agent);
        } else if (change.what() instanceof TicketChange.SplitOff c) {
            cases.append(careCase, change.at(), agent, new CaseChange.TicketSplit(c.ticket()));
        } else if (change.what() instanceof TicketChange.Rated c) {
            Actor customer = Actor.customer(careCase.origin().requester());
            String source = change.ticket().system();
            cases.append(
                    careCase, change.at(), customer, new CaseChange.Rated(c.score(), c.label(), c.comment(), source));
        }
    }

    private void answer(
            StoreSession session,
            CareCase careCase,
            TicketChange.PublicComment comment,
            Actor agent,
            Optional<Message> target,
            Answering answering,
            Commands commands) {
        if (comment.text().isBlank() && comment.attachments().isEmpty()) {
            return;
        }
        if (target.isEmpty()) {
            core.counters().add(Metric.REPLIES_WITHOUT_TARGET);
            commands.ticket(
                    careCase.id(),
                    Commands.TICKET_NOTE,
                    Map.of("text", "This answer was not sent: there is no message left to answer."));
            return;
        }
        Message message = target.get();
        Visibility visibility = message.type().visibility();
        Content content =
                new Content(comment.text(), comment.attachments(), Map.of(ContentAttributes.BY_PERSON, "true"));
        List<Content> parts = new ReplyJudge(core, session, message, visibility).parts(content);
        answering.answer(careCase, message, visibility, Origin.HELPDESK, agent, parts);
        core.counters().add(Metric.REPLIES_ACCEPTED);
    }

    /**
     * The message that an agent answered: we may hear of an answer long after it was written, and more may have come since. Where
     * the two clocks leave open what he saw, a private message is answered before a public one.
     */
    private static Optional<Message> lastSeen(StoreSession session, CaseId caseId, Instant answeredAt) {
        Optional<Message> last = session.messages().latestInbound(caseId, answeredAt.plus(CLOCKS));
        if (last.isEmpty()) {
            return session.messages().latestInbound(caseId);
        }
        if (last.get().type().visibility() == Visibility.PRIVATE) {
            return last;
        }
        return session.messages()
                .latestInbound(caseId, answeredAt.minus(CLOCKS))
                .filter(sure -> sure.type().visibility() == Visibility.PRIVATE)
                .or(() -> last);
    }

    private static Optional<CaseId> caseId(TicketChange change) {
        String id = change.externalId();
        if (!id.startsWith(TICKET_PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CaseId(Long.parseLong(id.substring(TICKET_PREFIX.length()))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
