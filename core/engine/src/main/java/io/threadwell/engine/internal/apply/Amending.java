package io.threadwell.engine.internal.apply;

import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Receipt;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Disposition;
import io.threadwell.api.model.DispositionKind;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.MessageState;
import io.threadwell.api.model.MessageTimes;
import io.threadwell.api.model.MessageType;
import io.threadwell.api.model.Placement;
import io.threadwell.api.model.Revision;
import io.threadwell.api.model.Visibility;
import io.threadwell.engine.EngineSettings.Deletions;
import io.threadwell.engine.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Applies what happened to items: edits, deletions, hiding, receipts. What comes before its item is kept with an awaited message,
 * which the item completes when it comes.
 */
final class Amending {
    private final Batch batch;

    Amending(Batch batch) {
        this.batch = batch;
    }

    void edited(Edited event) {
        if (!isNew(event.account(), "edit:" + event.externalId() + ":" + event.revision())) {
            batch.core.counters().add(Metric.INBOUND_DUPLICATES);
            return;
        }
        String text = Texts.storable(event.text());
        Message message = messageOrStub(event.account(), event.externalId(), event.at());
        batch.core.counters().add(Metric.INBOUND_EDITS);
        if (message.isDeleted()) {
            return;
        }
        if (message.times().editedAt() == null && !message.isAwaited()) {
            batch.add(new Revision(message.id(), Revision.ORIGINAL, message.sentAt(), message.text()));
        }
        batch.add(new Revision(message.id(), event.revision(), event.at(), text));
        Instant last = message.times().editedAt();
        if (last != null && event.at().isBefore(last)) {
            return;
        }
        Content content = new Content(
                text,
                event.attachments().isEmpty() ? message.content().attachments() : event.attachments(),
                message.content().attributes());
        boolean changes = !content.text().equals(message.text());
        Message after = message.withContent(content).withTimes(message.times().edited(event.at()));
        batch.update(after);
        if (changes) {
            tell(after, event.at(), new CaseChange.MessageEdited(after.id()), Commands.TICKET_EDIT);
        }
    }

    void deleted(Deleted event) {
        Message message = messageOrStub(event.account(), event.externalId(), event.at());
        if (message.isDeleted()) {
            batch.core.counters().add(Metric.INBOUND_DUPLICATES);
            return;
        }
        batch.core.counters().add(Metric.INBOUND_DELETIONS);
        Message after = deleted(batch, message.withTimes(message.times().deleted(event.at())));
        batch.update(after);
        tell(after, event.at(), new CaseChange.MessageDeleted(after.id()), Commands.TICKET_DELETION);
    }

    void hidden(Hidden event) {
        Message message = batch.message(event.account(), event.externalId());
        if (message == null || message.state().hidden() == event.hidden()) {
            return;
        }
        batch.update(message.withState(message.state().withHidden(event.hidden())));
        CareCase careCase = batch.cases.current(message.placement().caseId());
        if (careCase != null) {
            String action = event.hidden() ? "HIDE" : "UNHIDE";
            batch.cases.append(careCase, event.at(), Actor.agent(null), new CaseChange.Moderated(message.id(), action));
        }
    }

    void receipt(Receipt event) {
        Message message = batch.message(event.account(), event.externalId());
        if (message == null || message.isInbound()) {
            return;
        }
        MessageState after = message.state().reached(event.status(), event.failure());
        if (!after.equals(message.state())) {
            batch.update(message.withState(after));
        }
    }

    /** A message after its deletion, by policy: marked, or with nothing left of what it said. */
    static Message deleted(Batch batch, Message message) {
        Message after = message.isInbound()
                ? message.withState(message.state().withDisposition(Disposition.of(DispositionKind.DELETED)))
                : message;
        if (batch.core.settings().deletions() == Deletions.MARK) {
            return after;
        }
        batch.erase(message.id());
        if (batch.core.media() != null && !message.content().attachments().isEmpty()) {
            batch.add(Errands.media(message.account(), message.id(), batch.core.now()));
        }
        return after.withContent(new Content("", List.of(), Map.of()));
    }

    private boolean isNew(AccountId account, String key) {
        Set<String> fresh = batch.session.messages().claimEvents(account.toString(), List.of(key));
        return !fresh.isEmpty();
    }

    private Message messageOrStub(AccountId account, String externalId, Instant at) {
        Message known = batch.message(account, externalId);
        if (known != null) {
            return known;
        }
        Message stub = new Message(
                new MessageId(batch.core.node().nextId()),
                account,
                externalId,
                MessageType.inbound(Visibility.PUBLIC, MessageKind.POST),
                Placement.UNKNOWN,
                null,
                Content.text(""),
                MessageTimes.of(at, batch.core.now()),
                null,
                MessageState.inbound(null));
        batch.insert(stub);
        return stub;
    }

    private void tell(Message message, Instant at, CaseChange change, String command) {
        CareCase careCase = batch.cases.current(message.placement().caseId());
        if (careCase != null) {
            Actor actor = message.isInbound() ? Actor.customer(message.persona()) : Actor.agent(null);
            batch.cases.append(careCase, at, actor, change);
            batch.commands.ticketMessage(careCase.id(), command, message.id());
        }
    }
}
