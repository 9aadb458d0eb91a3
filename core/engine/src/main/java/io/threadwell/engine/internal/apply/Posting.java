package io.threadwell.engine.internal.apply;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.Disposition;
import io.threadwell.api.model.DispositionKind;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageState;
import io.threadwell.api.model.MessageTimes;
import io.threadwell.api.model.MessageType;
import io.threadwell.api.model.Origin;
import io.threadwell.api.model.Placement;
import io.threadwell.api.model.Revision;
import io.threadwell.engine.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies an item that was posted: by a customer, or by us. */
final class Posting {
    /** What is added to a message's key on networks that give our key back. */
    static final String KEY_PREFIX = "tw";

    /** Why an item of a conversation in which another app answers makes no case. */
    static final String OVERHEARD = "handled-elsewhere";

    private final Batch batch;
    private final Threading threading;
    private final CaseFinder finder;
    private final People people;

    Posting(Batch batch, Threading threading) {
        this.batch = batch;
        this.threading = threading;
        this.finder = new CaseFinder(batch);
        this.people = new People(batch);
    }

    /** @param overheard another app answers in the conversation now */
    void apply(Posted item, Arrival arrival, boolean overheard) {
        Message known = batch.message(item.account(), item.externalId());
        if (known != null && !known.isAwaited()) {
            people.saw(item);
            again(item, known);
        } else if (item.fromUs()) {
            ours(item, arrival, known, overheard);
        } else if (overheard) {
            people.saw(item);
            aside(item, arrival, known, Disposition.ignored(OVERHEARD));
            batch.core.counters().add(Metric.INBOUND_OVERHEARD);
        } else {
            theirs(people.named(item), arrival, known);
        }
    }

    /** The same item came once more; a later delivery may know who wrote it, or what it said before an edit that came first. */
    private void again(Posted item, Message known) {
        batch.core.counters().add(Metric.INBOUND_DUPLICATES);
        if (known.author() == null && item.author() != null) {
            batch.update(new Message(
                    known.id(),
                    known.account(),
                    known.externalId(),
                    known.type(),
                    known.placement(),
                    author(item),
                    known.content(),
                    known.times(),
                    known.permalink(),
                    known.state()));
        }
    }

    private void ours(Posted item, Arrival arrival, @Nullable Message stub, boolean overheard) {
        Conversation conversation = threading.place(item);
        Message sent = adopt(item, conversation);
        if (sent != null) {
            batch.core.counters().add(Metric.INBOUND_ECHOES);
            return;
        }
        boolean history = overheard || isHistory(arrival, item.sentAt());
        CareCase careCase = history ? null : batch.cases.current(conversation.caseId());
        Message message = message(item, arrival, conversation, careCase, stub);
        store(message, stub);
        batch.core.counters().add(Metric.INBOUND_NATIVE);
        if (careCase != null && !message.isDeleted()) {
            batch.cases.append(careCase, item.sentAt(), Actor.agent(null), new CaseChange.MessageSent(message.id()));
            batch.commands.ticketMessage(careCase.id(), Commands.TICKET_MESSAGE, message.id());
            batch.commands.interaction(
                    careCase.id(), message.id(), careCase.origin().requester());
        }
    }

    /** Finds the answer of ours that this is the echo of, and completes it. */
    private @Nullable Message adopt(Posted item, Conversation conversation) {
        String text = Texts.normal(item.content().text());
        Iterator<Message> waiting = batch.awaitingEcho(conversation.id()).iterator();
        while (waiting.hasNext()) {
            Message answer = waiting.next();
            boolean sameKey = item.clientKey() != null && item.clientKey().equals(KEY_PREFIX + answer.id());
            boolean sameText = item.clientKey() == null
                    && answer.type().visibility() == item.visibility()
                    && Texts.normal(answer.text()).equals(text);
            if (sameKey || sameText) {
                waiting.remove();
                MessageTimes times =
                        MessageTimes.of(item.sentAt(), answer.times().receivedAt());
                Message adopted = answer.withExternalId(item.externalId())
                        .withTimes(times)
                        .withPermalink(item.permalink())
                        .withState(answer.state().reached(DeliveryStatus.SENT, null));
                batch.update(adopted);
                return adopted;
            }
        }
        return null;
    }

    private void theirs(Posted item, Arrival arrival, @Nullable Message stub) {
        boolean history = isHistory(arrival, item.sentAt());
        boolean gone = stub != null && stub.isDeleted();
        if (gone || (history && !arrival.account().connectPolicy().olderAsClosed())) {
            aside(
                    item,
                    arrival,
                    stub,
                    gone ? Disposition.of(DispositionKind.DELETED) : Disposition.ignored("before-connect"));
            batch.core.counters().add(gone ? Metric.INBOUND_DELETED : Metric.INBOUND_HISTORY);
            return;
        }
        Conversation conversation = threading.place(item);
        MessageId id = stub == null ? new MessageId(batch.core.node().nextId()) : stub.id();
        CareCase careCase = finder.caseFor(item, id, conversation, threading.group(item, conversation), history);
        Message message = message(item, arrival, batch.conversation(conversation.id()), careCase, stub, id);
        store(message, stub);
        CareCase before = batch.cases.append(
                careCase,
                item.sentAt(),
                Actor.customer(message.persona()),
                new CaseChange.MessageReceived(message.id()));
        batch.core.counters().add(Metric.INBOUND_MESSAGES);
        media(message, arrival);
        if (!before.isClosed()) {
            batch.commands.ticketMessage(
                    careCase.id(), message.id(), people.isAskedFor(item) ? Errands.NAME_WITHIN : Duration.ZERO);
            batch.commands.interaction(careCase.id(), message.id(), message.persona());
        }
    }

    /** An item that makes no case. */
    private void aside(Posted item, Arrival arrival, @Nullable Message stub, Disposition end) {
        Message quiet = message(item, arrival, threading.place(item), null, stub);
        store(quiet.withState(quiet.state().withDisposition(end)), stub);
    }

    /** What a network does not serve for long is fetched when it comes. */
    private void media(Message message, Arrival arrival) {
        Connector connector = batch.core.connectors().get(message.account().network());
        if (connector != null
                && batch.core.media() != null
                && !message.content().attachments().isEmpty()
                && connector.descriptor().media().keep() == MediaRules.Keep.FETCH) {
            batch.add(Errands.media(arrival.account().id(), message.id(), batch.core.now()));
        }
    }

    private void store(Message message, @Nullable Message stub) {
        if (stub == null) {
            batch.insert(message);
        } else {
            batch.update(message);
        }
    }

    private static boolean isHistory(Arrival arrival, Instant sentAt) {
        return arrival.asked()
                && sentAt.isBefore(arrival.account()
                        .connectPolicy()
                        .horizon(arrival.account().connectedAt()));
    }

    private Message message(
            Posted item,
            Arrival arrival,
            Conversation conversation,
            @Nullable CareCase careCase,
            @Nullable Message stub) {
        MessageId id = stub == null ? new MessageId(batch.core.node().nextId()) : stub.id();
        return message(item, arrival, conversation, careCase, stub, id);
    }

    private Message message(
            Posted item,
            Arrival arrival,
            Conversation conversation,
            @Nullable CareCase careCase,
            @Nullable Message stub,
            MessageId id) {
        ThreadRef thread = item.thread();
        CaseId caseId = careCase == null ? null : careCase.id();
        Message whole = new Message(
                id,
                item.account(),
                item.externalId(),
                item.fromUs()
                        ? MessageType.outbound(Origin.NATIVE, item.visibility(), item.kind())
                        : MessageType.inbound(item.visibility(), item.kind()),
                new Placement(conversation.id(), caseId, thread.parent(), thread.post()),
                author(item),
                item.content().withText(Texts.storable(item.content().text())),
                MessageTimes.of(item.sentAt(), batch.core.now()),
                item.permalink(),
                item.fromUs() ? MessageState.outbound(DeliveryStatus.SENT) : MessageState.inbound(arrival.delivery()));
        return stub == null ? whole : completed(whole, stub);
    }

    private static @Nullable Author author(Posted item) {
        Author author = item.author();
        return author == null || author.facts().isEmpty() ? author : author.withFacts(Map.of());
    }

    /** An item whose edit or deletion came first keeps what that brought; its own text is its first version. */
    private Message completed(Message whole, Message stub) {
        Message result = whole.withTimes(new MessageTimes(
                whole.times().sentAt(),
                whole.times().receivedAt(),
                stub.times().editedAt(),
                stub.times().deletedAt()));
        if (stub.times().editedAt() != null) {
            batch.add(new Revision(whole.id(), Revision.ORIGINAL, whole.sentAt(), whole.text()));
            result = result.withContent(whole.content().withText(stub.text()));
        }
        return stub.isDeleted() ? Amending.deleted(batch, result) : result;
    }
}
