package io.threadwell.engine.internal.apply;

import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.Facts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Joins two conversations that turned out to be one. Where both have a case, the older one goes on and the other is merged into
 * it; the other's ticket is told, and what still waits for that ticket goes to the older one's.
 */
final class Joining {
    private final Batch batch;

    Joining(Batch batch) {
        this.batch = batch;
    }

    /** The conversation that goes on, which is {@code into}. */
    Conversation join(Conversation into, Conversation other) {
        CareCase first = batch.cases.current(into.caseId());
        CareCase second = batch.cases.current(other.caseId());
        CareCase survivor = older(first, second);
        CaseId caseId = survivor == null ? null : survivor.id();
        if (first != null && second != null && !first.id().equals(second.id()) && survivor != null) {
            boolean firstStays = survivor.id().equals(first.id());
            merge(firstStays ? second : first, survivor);
            if (!firstStays) {
                batch.session.messages().move(into.id(), into.id(), caseId);
                batch.moved(into.id(), into.withCase(caseId));
            }
        }
        Conversation joined = into.withCase(caseId);
        batch.session.messages().move(other.id(), into.id(), caseId);
        batch.session.threads().redirect(other.id(), into.id());
        batch.update(joined);
        batch.update(other.withCase(caseId).joined(into.id()));
        batch.moved(other.id(), joined);
        return joined;
    }

    private static @Nullable CareCase older(@Nullable CareCase a, @Nullable CareCase b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        int byTime = a.clock().openedAt().compareTo(b.clock().openedAt());
        return byTime < 0 || (byTime == 0 && a.id().compareTo(b.id()) < 0) ? a : b;
    }

    private void merge(CareCase loser, CareCase survivor) {
        Instant now = batch.core.now();
        boolean open = loser.status() != CaseStatus.SOLVED && !loser.isClosed();
        batch.cases.append(loser, now, Actor.SYSTEM, new CaseChange.Merged(survivor.id()));
        batch.cases.append(
                survivor,
                now,
                Actor.SYSTEM,
                new CaseChange.ConversationAttached(loser.origin().conversation()));
        if (open && survivor.status() == CaseStatus.SOLVED) {
            batch.cases.append(
                    survivor, now, Actor.SYSTEM, new CaseChange.StatusChanged(CaseStatus.SOLVED, CaseStatus.OPEN));
        }
        batch.commands.ticket(
                loser.id(),
                Commands.TICKET_MERGE,
                new Facts().put("into", survivor.id()).map());
    }
}
