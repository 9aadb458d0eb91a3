package io.threadwell.engine.internal.apply;

import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.store.StoreSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of a case when its ticket is merged, deleted or restored in the helpdesk. */
public final class TicketLife {
    private final StoreSession session;
    private final CaseBook cases;

    public TicketLife(StoreSession session, CaseBook cases) {
        this.session = session;
        this.cases = cases;
    }

    /** Where the other ticket is of a case of ours, the cases become one; else nothing more can be told there, and it is over. */
    public void merged(CareCase careCase, ExternalRef ticket, ExternalRef into, Instant at, Actor actor) {
        Optional<CareCase> survivor = survivor(careCase, into);
        if (survivor.isPresent()) {
            session.cases().untie(ticket);
            join(careCase, survivor.get(), at, actor);
        } else {
            gone(careCase, ticket, "merged into ticket " + into.id(), at, actor);
            solve(careCase, at, actor);
        }
    }

    private Optional<CareCase> survivor(CareCase careCase, ExternalRef into) {
        return session.cases()
                .caseOf(into.system(), into.id())
                .map(cases::current)
                .filter(other -> !other.id().equals(careCase.id()) && !other.isClosed());
    }

    private void join(CareCase loser, CareCase survivor, Instant at, Actor actor) {
        boolean open = isOpen(loser);
        cases.append(loser, at, actor, new CaseChange.Merged(survivor.id()));
        for (Conversation conversation : session.threads().ofCase(loser.id())) {
            if (conversation.joinedInto() == null && loser.id().equals(conversation.caseId())) {
                session.threads().update(List.of(conversation.withCase(survivor.id())));
                session.messages().move(conversation.id(), conversation.id(), survivor.id());
                cases.append(survivor, at, actor, new CaseChange.ConversationAttached(conversation.id()));
            }
        }
        if (open && survivor.status() == CaseStatus.SOLVED) {
            cases.append(survivor, at, actor, new CaseChange.StatusChanged(CaseStatus.SOLVED, CaseStatus.OPEN));
        }
    }

    /** Somebody deleted the ticket: for the agents it is over, until the customer writes again. */
    public void removed(CareCase careCase, ExternalRef ticket, Instant at, Actor actor) {
        gone(careCase, ticket, "deleted", at, actor);
        solve(careCase, at, actor);
    }

    /** The ticket takes no more writes; the next message of the case makes a new one. */
    public void gone(CareCase careCase, ExternalRef ticket, String reason, Instant at, Actor actor) {
        session.cases().untie(ticket);
        cases.append(careCase, at, actor, new CaseChange.TicketGone(ticket, reason));
    }

    /** The deleted ticket is there again: it is the case's once more, unless the case has another one by now. */
    public void restored(CareCase careCase, ExternalRef ticket, Instant at, Actor actor) {
        Map<CaseId, ExternalRef> now = session.cases().tickets(ticket.system(), List.of(careCase.id()));
        if (!now.isEmpty() || careCase.isClosed()) {
            return;
        }
        session.cases().link(Map.of(careCase.id(), ticket));
        cases.append(careCase, at, actor, new CaseChange.TicketLinked(ticket));
        if (careCase.status() == CaseStatus.SOLVED) {
            cases.append(careCase, at, actor, new CaseChange.StatusChanged(CaseStatus.SOLVED, CaseStatus.OPEN));
        }
    }

    private void solve(CareCase careCase, Instant at, Actor actor) {
        if (isOpen(careCase)) {
            cases.append(careCase, at, actor, new CaseChange.StatusChanged(careCase.status(), CaseStatus.SOLVED));
        }
    }

    private static boolean isOpen(CareCase careCase) {
        return careCase.status() != CaseStatus.SOLVED && !careCase.isClosed();
    }
}
