package io.threadwell.testkit.store;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.Placement;
import io.threadwell.api.model.Revision;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.store.MessageStore;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.TimeOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages of one workspace. */
final class InMemoryMessages implements MessageStore {
    private record Item(AccountId account, String externalId) {}

    private record EventKey(String scope, String key) {}

    private final Journal journal;
    private final Map<MessageId, Message> rows = new HashMap<>();
    private final Map<Item, MessageId> byItem = new HashMap<>();
    private final Index<ConversationId, Slot> byConversation;
    private final Index<ConversationId, Slot> withoutId;
    private final Index<CaseId, Slot> byCase;
    private final Index<Item, MessageId> privateReplies;
    private final Index<PersonaKey, MessageId> byPersona;
    private final Map<MessageId, List<Revision>> revisions = new HashMap<>();
    private final Set<EventKey> events = new HashSet<>();

    InMemoryMessages(Journal journal) {
        this.journal = journal;
        byConversation = new Index<>(journal);
        withoutId = new Index<>(journal);
        byCase = new Index<>(journal);
        privateReplies = new Index<>(journal);
        byPersona = new Index<>(journal);
    }

    @Override
    public List<Message> byExternalId(AccountId account, Collection<String> externalIds) {
        return new LinkedHashSet<>(externalIds)
                .stream()
                        .map(id -> byItem.get(new Item(account, id)))
                        .filter(Objects::nonNull)
                        .map(this::row)
                        .toList();
    }

    @Override
    public List<Message> byId(Collection<MessageId> ids) {
        return new TreeSet<>(ids)
                .stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    @Override
    public void insert(Collection<Message> messages) {
        for (Message message : messages) {
            if (rows.containsKey(message.id())) {
                throw new Conflict("message " + message.id() + " is there already");
            }
            store(message);
        }
    }

    @Override
    public void update(Collection<Message> messages) {
        for (Message message : messages) {
            remove(row(message.id()));
            store(message);
        }
    }

    @Override
    public List<Message> withoutExternalId(Collection<ConversationId> conversations) {
        TreeSet<Slot> found = new TreeSet<>();
        conversations.forEach(conversation -> found.addAll(withoutId.get(conversation)));
        return rows(found.stream()).toList();
    }

    @Override
    public void move(ConversationId from, ConversationId to, @Nullable CaseId caseId) {
        List<Message> moved = rows(byConversation.get(from).stream())
                .map(m -> m.withPlacement(moved(m.placement(), to, caseId)))
                .toList();
        update(moved);
    }

    private static Placement moved(Placement before, ConversationId to, @Nullable CaseId caseId) {
        return before.inConversation(to, before.caseId() == null ? null : caseId);
    }

    @Override
    public Page<Message> ofConversation(ConversationId conversation, TimeOrder order, PageRequest page) {
        return Pages.bySlot(inOrder(byConversation.get(conversation), order), page, this::row, m -> true);
    }

    @Override
    public Page<Message> ofCase(CaseId caseId, TimeOrder order, PageRequest page) {
        return Pages.bySlot(inOrder(byCase.get(caseId), order), page, this::row, m -> true);
    }

    private static NavigableSet<Slot> inOrder(NavigableSet<Slot> slots, TimeOrder order) {
        return order == TimeOrder.OLDEST_FIRST ? slots : slots.descendingSet();
    }

    @Override
    public Optional<Message> latestInbound(CaseId caseId) {
        return latestInbound(byCase.get(caseId), m -> true);
    }

    @Override
    public Optional<Message> latestInbound(ConversationId conversation) {
        return latestInbound(byConversation.get(conversation), m -> true);
    }

    @Override
    public Optional<Message> latestInbound(CaseId caseId, Instant receivedBy) {
        return latestInbound(byCase.get(caseId), m -> !m.times().receivedAt().isAfter(receivedBy));
    }

    private Optional<Message> latestInbound(NavigableSet<Slot> slots, Predicate<Message> wanted) {
        return rows(slots.descendingSet().stream())
                .filter(m -> m.isInbound() && !m.isDeleted())
                .filter(wanted)
                .findFirst();
    }

    @Override
    public int privateReplies(AccountId account, String externalId) {
        return (int) privateReplies.get(new Item(account, externalId)).stream()
                .filter(id -> Objects.requireNonNull(rows.get(id)).state().status() != DeliveryStatus.FAILED)
                .count();
    }

    @Override
    public void addRevisions(Collection<Revision> added) {
        for (Revision revision : added) {
            List<Revision> known = revisions.getOrDefault(revision.message(), List.of());
            if (known.stream().noneMatch(r -> r.key().equals(revision.key()))) {
                List<Revision> all = new ArrayList<>(known);
                all.add(revision);
                all.sort(Comparator.comparing(Revision::at));
                journal.put(revisions, revision.message(), List.copyOf(all));
            }
        }
    }

    @Override
    public List<Revision> revisions(MessageId message) {
        return revisions.getOrDefault(message, List.of());
    }

    @Override
    public void eraseRevisions(Collection<MessageId> messages) {
        messages.forEach(message -> journal.remove(revisions, message));
    }

    @Override
    public Set<String> claimEvents(String scope, Collection<String> keys) {
        Set<String> fresh = new LinkedHashSet<>();
        for (String key : keys) {
            if (journal.add(events, new EventKey(scope, key))) {
                fresh.add(key);
            }
        }
        return fresh;
    }

    List<MessageId> of(PersonaKey persona) {
        return List.copyOf(byPersona.get(persona));
    }

    /** True when a text stands in one of a case's messages, whatever the case of its letters. */
    boolean mentions(CaseId caseId, String lowerCaseText) {
        return rows(byCase.get(caseId).stream())
                .anyMatch(m -> m.text().toLowerCase(Locale.ROOT).contains(lowerCaseText));
    }

    private void store(Message message) {
        String externalId = message.externalId();
        if (externalId != null) {
            Item item = new Item(message.account(), externalId);
            if (byItem.containsKey(item)) {
                throw new Conflict("account " + message.account() + " has item " + externalId + " already");
            }
            journal.put(byItem, item, message.id());
        }
        journal.put(rows, message.id(), message);
        Slot slot = slot(message);
        ConversationId conversation = message.placement().conversation();
        byConversation.add(conversation, slot);
        byCase.add(message.placement().caseId(), slot);
        byPersona.add(message.persona(), message.id());
        if (!message.isInbound() && externalId == null) {
            withoutId.add(conversation, slot);
        }
        privateReplies.add(privatelyAnswered(message), message.id());
    }

    private void remove(Message message) {
        journal.remove(rows, message.id());
        if (message.externalId() != null) {
            journal.remove(byItem, new Item(message.account(), message.externalId()));
        }
        Slot slot = slot(message);
        ConversationId conversation = message.placement().conversation();
        byConversation.remove(conversation, slot);
        byCase.remove(message.placement().caseId(), slot);
        byPersona.remove(message.persona(), message.id());
        withoutId.remove(conversation, slot);
        privateReplies.remove(privatelyAnswered(message), message.id());
    }

    private static @Nullable Item privatelyAnswered(Message message) {
        String parent = message.placement().parentExternalId();
        boolean is = !message.isInbound() && message.type().visibility() == Visibility.PRIVATE;
        return is && parent != null ? new Item(message.account(), parent) : null;
    }

    private static Slot slot(Message message) {
        return new Slot(message.sentAt(), message.id().value());
    }

    private Message row(Slot slot) {
        return row(new MessageId(slot.number()));
    }

    private Message row(MessageId id) {
        Message found = rows.get(id);
        if (found == null) {
            throw new IllegalArgumentException("there is no message " + id);
        }
        return found;
    }

    private Stream<Message> rows(Stream<Slot> slots) {
        return slots.map(this::row);
    }
}
