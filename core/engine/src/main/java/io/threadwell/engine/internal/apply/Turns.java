package io.threadwell.engine.internal.apply;

import io.threadwell.api.inbound.InboundEvent.Handover;
import io.threadwell.api.inbound.InboundEvent.PersonaChanged;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.Disposition;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.ThreadKey;
import io.threadwell.api.store.TimeOrder;
import io.threadwell.engine.Metric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Turns that private conversations take: they come to us from another app, and people come back under another id. */
final class Turns {
    /** How much of what was said to the other app goes into the case. */
    private static final int MOST = 50;

    private final Batch batch;
    private final Threading threading;
    private final List<Handover> handovers = new ArrayList<>();
    private final List<PersonaChanged> renamed = new ArrayList<>();

    Turns(Batch batch, Threading threading, Collection<Arrival> arrivals) {
        this.batch = batch;
        this.threading = threading;
        for (Arrival arrival : arrivals) {
            if (arrival.event() instanceof Handover handover) {
                handovers.add(handover);
            } else if (arrival.event() instanceof PersonaChanged change) {
                renamed.add(change);
            }
        }
    }

    /** The keys of the conversations that take a turn. */
    List<List<ThreadKey>> keys() {
        List<List<ThreadKey>> keys = new ArrayList<>();
        renamed.forEach(
                c -> keys.add(List.of(Threading.direct(c.account(), c.from()), Threading.direct(c.account(), c.to()))));
        handovers.forEach(h -> keys.add(List.of(Threading.direct(h.account(), h.counterpart()))));
        return keys;
    }

    /** Lets the private conversation with a person go on under the new id. */
    void rename() {
        for (PersonaChanged change : renamed) {
            Conversation before = threading.of(Threading.direct(change.account(), change.from()));
            Conversation after = threading.of(Threading.direct(change.account(), change.to()));
            batch.update(threading.join(before, after).withKey(change.to()));
            PersonaKey old = new PersonaKey(change.account(), change.from());
            Author known =
                    batch.session.people().find(old).map(Persona::profile).orElse(Author.of(change.from(), null));
            Author now = new Author(
                    change.to(),
                    known.displayName(),
                    known.handle(),
                    known.profileUrl(),
                    Map.of(Author.ALSO, change.from()));
            batch.saw(new Persona(new PersonaKey(change.account(), change.to()), now, change.at()));
            batch.core.counters().add(Metric.INBOUND_RENAMED);
        }
    }

    /** What was said to another app becomes a case when the conversation is handed to us. */
    void handOver() {
        for (Handover handover : handovers) {
            batch.core.counters().add(Metric.INBOUND_HANDOVERS);
            if (handover.ours()) {
                Conversation conversation = threading.of(Threading.direct(handover.account(), handover.counterpart()));
                overheard(conversation).forEach(message -> takeUp(message, handover.counterpart()));
            }
        }
    }

    /** The latest messages that nobody here has taken up, the oldest first; with those of this very batch. */
    private List<Message> overheard(Conversation conversation) {
        List<Message> found = new ArrayList<>();
        for (Message stored : batch.session
                .messages()
                .ofConversation(conversation.id(), TimeOrder.NEWEST_FIRST, PageRequest.first(MOST))
                .items()) {
            Message known = batch.message(stored.account(), String.valueOf(stored.externalId()));
            Message latest = known == null ? stored : known;
            if (!isOverheard(latest)) {
                break;
            }
            batch.know(List.of(latest));
            found.add(latest);
        }
        Collections.reverse(found);
        batch.stored().stream()
                .filter(message -> conversation.id().equals(message.placement().conversation()))
                .filter(Turns::isOverheard)
                .forEach(found::add);
        return found;
    }

    private static boolean isOverheard(Message message) {
        return message.placement().caseId() == null
                && (!message.isInbound()
                        || Posting.OVERHEARD.equals(
                                message.state().disposition().reason()));
    }

    private void takeUp(Message message, String counterpart) {
        if (!message.isInbound()) {
            return;
        }
        Conversation conversation =
                batch.conversation(Objects.requireNonNull(message.placement().conversation()));
        Posted item = new Posted(
                message.account(),
                Objects.requireNonNull(message.externalId()),
                ThreadRef.direct(counterpart, message.placement().parentExternalId()),
                message.type().visibility(),
                message.type().kind(),
                false,
                message.author(),
                message.content(),
                message.sentAt(),
                message.permalink(),
                null);
        CareCase careCase = new CaseFinder(batch).caseFor(item, message.id(), conversation, conversation, false);
        batch.update(message.withPlacement(message.placement().inConversation(conversation.id(), careCase.id()))
                .withState(message.state().withDisposition(Disposition.OPEN)));
        batch.cases.append(
                careCase,
                message.sentAt(),
                Actor.customer(message.persona()),
                new CaseChange.MessageReceived(message.id()));
        batch.commands.ticketMessage(careCase.id(), Commands.TICKET_MESSAGE, message.id());
        batch.commands.interaction(careCase.id(), message.id(), message.persona());
    }
}
