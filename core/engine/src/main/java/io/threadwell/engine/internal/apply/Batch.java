package io.threadwell.engine.internal.apply;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.ContactEvent;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.Revision;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.Timer;
import io.threadwell.api.store.UnsupportedItem;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.contacts.Attested;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction knows and changes: read once in bulk at its beginning, changed in memory event by event, written once in
 * bulk at its end.
 */
final class Batch {
    private record ItemKey(AccountId account, String externalId) {}

    final Core core;
    final StoreSession session;
    final CaseBook cases;
    final Commands commands;

    private final Map<ItemKey, Message> byExternalId = new HashMap<>();
    private final Map<MessageId, Message> inserted = new LinkedHashMap<>();
    private final Map<MessageId, Message> updated = new LinkedHashMap<>();
    private final Map<ConversationId, Conversation> conversations = new HashMap<>();
    private final Set<ConversationId> changedConversations = new HashSet<>();
    private final Map<ConversationId, List<Message>> awaitingEcho = new HashMap<>();
    private final List<Revision> revisions = new ArrayList<>();
    private final Set<MessageId> erased = new HashSet<>();
    private final Map<PersonaKey, Persona> personas = new LinkedHashMap<>();
    private final Map<PersonaKey, Set<DeliveryId>> traces = new LinkedHashMap<>();
    private final List<UnsupportedItem> unsupported = new ArrayList<>();
    private final List<Timer> errands = new ArrayList<>();
    private List<ContactEvent> contacts = List.of();

    Batch(Core core, StoreSession session) {
        this.core = core;
        this.session = session;
        this.cases = new CaseBook(session.cases());
        this.commands = new Commands(core, session.workspace());
    }

    // what is known

    void know(Collection<Message> messages) {
        for (Message message : messages) {
            remember(message);
        }
    }

    void knowConversations(Collection<Conversation> known) {
        known.forEach(c -> conversations.putIfAbsent(c.id(), c));
    }

    /** Outbound messages whose echo may come, read once for the conversations where one of ours was posted. */
    void knowAwaitingEcho(Collection<ConversationId> ids) {
        ids.forEach(id -> awaitingEcho.put(id, new ArrayList<>()));
        for (Message message : session.messages().withoutExternalId(ids)) {
            awaitingEcho
                    .computeIfAbsent(
                            Objects.requireNonNull(message.placement().conversation()), id -> new ArrayList<>())
                    .add(message);
        }
    }

    List<Message> awaitingEcho(ConversationId conversation) {
        return awaitingEcho.computeIfAbsent(
                conversation, id -> new ArrayList<>(session.messages().withoutExternalId(List.of(id))));
    }

    @Nullable
    Message message(AccountId account, String externalId) {
        return byExternalId.get(new ItemKey(account, externalId));
    }

    /** A conversation, or the one it turned out to be part of. */
    Conversation conversation(ConversationId id) {
        Conversation found = conversations.get(id);
        if (found == null) {
            found = session.threads().find(List.of(id)).get(0);
            conversations.put(id, found);
        }
        return found.joinedInto() == null ? found : conversation(found.joinedInto());
    }

    // what changes

    void insert(Message message) {
        remember(message);
        inserted.put(message.id(), message);
    }

    void update(Message message) {
        remember(message);
        if (inserted.containsKey(message.id())) {
            inserted.put(message.id(), message);
        } else {
            updated.put(message.id(), message);
        }
    }

    void update(Conversation conversation) {
        conversations.put(conversation.id(), conversation);
        changedConversations.add(conversation.id());
    }

    void add(Revision revision) {
        revisions.add(revision);
    }

    void erase(MessageId message) {
        erased.add(message);
    }

    void saw(Persona persona) {
        personas.merge(persona.key(), persona, Batch::later);
    }

    /** Remembers that a person appears in a delivery that did not bring one of the person's messages. */
    void trace(PersonaKey person, DeliveryId delivery) {
        traces.computeIfAbsent(person, key -> new HashSet<>()).add(delivery);
    }

    /** Something to be asked of the network, unless it is going to be already. */
    void add(Timer errand) {
        errands.add(errand);
    }

    boolean hasErrands() {
        return !errands.isEmpty();
    }

    void add(UnsupportedItem item) {
        unsupported.add(item);
    }

    /** Moves a conversation's messages in memory, as the store does for those it has. */
    void moved(ConversationId from, Conversation to) {
        byExternalId.replaceAll((key, message) -> {
            if (!from.equals(message.placement().conversation())) {
                return message;
            }
            var caseId = message.placement().caseId() == null ? null : to.caseId();
            Message moved = message.withPlacement(message.placement().inConversation(to.id(), caseId));
            inserted.computeIfPresent(moved.id(), (id, old) -> moved);
            updated.computeIfPresent(moved.id(), (id, old) -> moved);
            return moved;
        });
    }

    /** Writes everything, in the order in which rows are locked. */
    void flush() {
        if (!changedConversations.isEmpty()) {
            session.threads()
                    .update(changedConversations.stream()
                            .map(conversations::get)
                            .map(Objects::requireNonNull)
                            .toList());
        }
        cases.flush();
        flushMessages();
        if (!personas.isEmpty()) {
            session.people().save(personas.values());
            contacts = new Attested(session, commands, core.now()).join(personas.values());
        }
        if (!traces.isEmpty()) {
            session.people().seenIn(traces);
        }
        if (!unsupported.isEmpty()) {
            session.unsupported().add(unsupported);
        }
        if (!errands.isEmpty()) {
            session.timers().setIfAbsent(errands);
        }
        if (!commands.made().isEmpty()) {
            session.outbox().enqueue(commands.made());
        }
    }

    private void flushMessages() {
        if (!inserted.isEmpty()) {
            session.messages().insert(inserted.values());
        }
        if (!updated.isEmpty()) {
            session.messages().update(updated.values());
        }
        if (!revisions.isEmpty()) {
            session.messages().addRevisions(revisions);
        }
        if (!erased.isEmpty()) {
            session.messages().eraseRevisions(erased);
        }
    }

    /** The messages that are new, for listeners. */
    List<Message> stored() {
        return List.copyOf(inserted.values());
    }

    /** What happened to contacts, for listeners. */
    List<ContactEvent> contacts() {
        return contacts;
    }

    private void remember(Message message) {
        if (message.externalId() != null) {
            byExternalId.put(new ItemKey(message.account(), message.externalId()), message);
        }
    }

    private static Persona later(Persona a, Persona b) {
        return a.lastSeenAt() != null
                        && b.lastSeenAt() != null
                        && b.lastSeenAt().isBefore(a.lastSeenAt())
                ? a
                : b;
    }
}
