package io.threadwell.engine.internal.apply;

import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CaseOrigin;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.Facts;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.PersonaKey;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The case policy: a customer's message opens a case, goes to the one that its conversation has, reopens one that was solved
 * lately, or begins a follow-up case.
 */
final class CaseFinder {
    private final Batch batch;

    CaseFinder(Batch batch) {
        this.batch = batch;
    }

    /**
     * The case that a message goes to.
     *
     * @param group the conversation whose case is shared; the message's own by default
     * @param history the message is older than our connection to the account, and is filed as closed
     */
    CareCase caseFor(Posted item, MessageId message, Conversation conversation, Conversation group, boolean history) {
        CareCase current = batch.cases.current(group.caseId() != null ? group.caseId() : conversation.caseId());
        CareCase found;
        if (current == null) {
            found = open(item, message, conversation, null, history);
        } else if (history || (!current.isClosed() && !isOver(current, item.sentAt()))) {
            found = history ? current : awake(current, item);
        } else {
            found = open(item, message, conversation, current.id(), false);
            batch.cases.append(current, batch.core.now(), Actor.SYSTEM, new CaseChange.FollowedUp(found.id()));
        }
        lead(conversation, group, found);
        return found;
    }

    private boolean isOver(CareCase careCase, Instant sentAt) {
        Instant solvedAt = careCase.clock().solvedAt();
        return careCase.status() == CaseStatus.SOLVED
                && solvedAt != null
                && sentAt.isAfter(solvedAt.plus(batch.core.settings().reopenWindow()));
    }

    /** A case that was solved or waited for the customer is ours to answer again, and the ticket learns of it. */
    private CareCase awake(CareCase careCase, Posted item) {
        if (careCase.status() == CaseStatus.NEW || careCase.status() == CaseStatus.OPEN) {
            return careCase;
        }
        batch.commands.ticket(
                careCase.id(),
                Commands.TICKET_FIELDS,
                new Facts().put("status", CaseStatus.OPEN).map());
        return batch.cases.append(
                careCase,
                item.sentAt(),
                Actor.customer(persona(item)),
                new CaseChange.StatusChanged(careCase.status(), CaseStatus.OPEN));
    }

    private CareCase open(
            Posted item, MessageId message, Conversation conversation, @Nullable CaseId followUpOf, boolean history) {
        CaseOrigin origin = new CaseOrigin(item.account(), conversation.id(), message, persona(item), followUpOf, null);
        String subject = Texts.title(
                Texts.storable(item.content().text()), item.kind().name().toLowerCase(Locale.ROOT));
        return batch.cases.open(
                new CaseId(batch.core.node().nextId()),
                item.sentAt(),
                Actor.customer(persona(item)),
                origin,
                subject,
                history ? CaseStatus.CLOSED : CaseStatus.NEW);
    }

    /** Lets the conversation, and the one that stands for its group, lead to the case. */
    private void lead(Conversation conversation, Conversation group, CareCase found) {
        if (!found.id().equals(conversation.caseId())) {
            if (!found.origin().conversation().equals(conversation.id())) {
                batch.cases.append(
                        found, batch.core.now(), Actor.SYSTEM, new CaseChange.ConversationAttached(conversation.id()));
            }
            batch.update(conversation.withCase(found.id()));
        }
        if (!group.id().equals(conversation.id()) && !found.id().equals(group.caseId())) {
            batch.update(group.withCase(found.id()));
        }
    }

    private static @Nullable PersonaKey persona(Posted item) {
        return item.author() == null
                ? null
                : new PersonaKey(item.account(), item.author().externalId());
    }
}
