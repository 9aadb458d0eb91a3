package io.threadwell.testkit.store;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.CaseStore;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.TimeOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cases of one workspace. */
final class InMemoryCases implements CaseStore {
    private record TicketKey(String system, String id) {}

    private record EventKey(CaseId caseId, long sequence) implements Comparable<EventKey> {
        @Override
        public int compareTo(EventKey other) {
            int byCase = caseId.compareTo(other.caseId);
            return byCase != 0 ? byCase : Long.compare(sequence, other.sequence);
        }
    }

    private final Journal journal;
    private final InMemoryMessages messages;
    private final Map<CaseId, CareCase> rows = new HashMap<>();
    private final TreeSet<Slot> byChange = new TreeSet<>();
    private final TreeMap<EventKey, CaseEvent> events = new TreeMap<>();
    private final Map<CaseId, List<ExternalRef>> tickets = new HashMap<>();
    private final Map<TicketKey, CaseId> caseOfTicket = new HashMap<>();

    InMemoryCases(Journal journal, InMemoryMessages messages) {
        this.journal = journal;
        this.messages = messages;
    }

    @Override
    public List<CareCase> lock(Collection<CaseId> ids) {
        return find(ids);
    }

    @Override
    public List<CareCase> find(Collection<CaseId> ids) {
        return new TreeSet<>(ids)
                .stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    @Override
    public void append(Collection<CaseEvent> added, Collection<CareCase> after) {
        for (CaseEvent event : added) {
            EventKey key = new EventKey(event.caseId(), event.sequence());
            if (events.containsKey(key)) {
                throw new Conflict("case " + event.caseId() + " has an event " + event.sequence() + " already");
            }
            if (event.sequence() > 1 && !events.containsKey(new EventKey(event.caseId(), event.sequence() - 1))) {
                throw new IllegalArgumentException(
                        "case " + event.caseId() + " lacks the event before " + event.sequence());
            }
            journal.put(events, key, event);
        }
        after.forEach(this::store);
    }

    private void store(CareCase careCase) {
        CareCase before = rows.get(careCase.id());
        if (before != null) {
            journal.remove(byChange, slot(before));
        }
        journal.put(rows, careCase.id(), careCase);
        journal.add(byChange, slot(careCase));
    }

    private static Slot slot(CareCase careCase) {
        return new Slot(careCase.clock().updatedAt(), careCase.id().value());
    }

    @Override
    public List<CaseEvent> events(CaseId id, long after, int limit) {
        return events.subMap(new EventKey(id, after), false, new EventKey(id, Long.MAX_VALUE), true).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public Page<CaseEvent> events(CaseId id, TimeOrder order, PageRequest page) {
        TreeSet<Long> numbers = events(id, 0, Integer.MAX_VALUE).stream()
                .map(CaseEvent::sequence)
                .collect(Collectors.toCollection(TreeSet::new));
        NavigableSet<Long> inOrder = order == TimeOrder.OLDEST_FIRST ? numbers : numbers.descendingSet();
        return Pages.byNumber(inOrder, page, number -> Objects.requireNonNull(events.get(new EventKey(id, number))));
    }

    @Override
    public Page<CareCase> query(CaseQuery query, PageRequest page) {
        return switch (query.order()) {
            case UPDATED_NEWEST -> Pages.bySlot(byChange.descendingSet(), page, this::row, fitting(query));
            case UPDATED_OLDEST -> Pages.bySlot(byChange, page, this::row, fitting(query));
            case CREATED_NEWEST -> Pages.byNumber(byNumber().descendingSet(), page, this::row, fitting(query));
            case CREATED_OLDEST -> Pages.byNumber(byNumber(), page, this::row, fitting(query));
        };
    }

    @Override
    public long count(CaseQuery query) {
        return rows.values().stream().filter(fitting(query)).count();
    }

    private NavigableSet<Long> byNumber() {
        return rows.keySet().stream().map(CaseId::value).collect(Collectors.toCollection(TreeSet::new));
    }

    private CareCase row(Slot slot) {
        return row(slot.number());
    }

    private CareCase row(long number) {
        return Objects.requireNonNull(rows.get(new CaseId(number)));
    }

    private Predicate<CareCase> fitting(CaseQuery query) {
        String text = query.text() == null ? null : query.text().toLowerCase(Locale.ROOT);
        return c -> fits(c, query) && (text == null || messages.mentions(c.id(), text));
    }

    private static boolean fits(CareCase careCase, CaseQuery query) {
        Instant after = query.updatedAfter();
        return (query.statuses().isEmpty() || query.statuses().contains(careCase.status()))
                && agrees(query.queue(), careCase.work().queue())
                && agrees(query.assignee(), careCase.work().assignee())
                && !(query.unqueued() && careCase.work().queue() != null)
                && !(query.unassigned() && careCase.work().assignee() != null)
                && (after == null || careCase.clock().updatedAt().isAfter(after))
                && agrees(query.account(), careCase.origin().account())
                && agrees(query.person(), careCase.origin().requester())
                && (query.tag() == null || careCase.work().tags().contains(query.tag()));
    }

    private static boolean agrees(@Nullable Object wanted, @Nullable Object is) {
        return wanted == null || wanted.equals(is);
    }

    @Override
    public void link(Map<CaseId, ExternalRef> added) {
        added.forEach((caseId, ticket) -> {
            TicketKey key = new TicketKey(ticket.system(), ticket.id());
            CaseId known = caseOfTicket.get(key);
            if (known != null && !known.equals(caseId)) {
                throw new Conflict("ticket " + ticket.id() + " of " + ticket.system() + " belongs to case " + known);
            }
            List<ExternalRef> all = new ArrayList<>(tickets(caseId));
            if (all.stream().noneMatch(ticket::sameAs)) {
                all.add(ticket);
                journal.put(tickets, caseId, List.copyOf(all));
                journal.put(caseOfTicket, key, caseId);
            }
        });
    }

    @Override
    public void untie(ExternalRef ticket) {
        CaseId caseId = caseOfTicket.get(new TicketKey(ticket.system(), ticket.id()));
        if (caseId != null) {
            journal.put(
                    tickets,
                    caseId,
                    tickets(caseId).stream().filter(t -> !t.sameAs(ticket)).toList());
        }
    }

    @Override
    public Map<CaseId, ExternalRef> tickets(String system, Collection<CaseId> ids) {
        Map<CaseId, ExternalRef> found = new HashMap<>();
        for (CaseId id : ids) {
            tickets(id).stream().filter(t -> t.system().equals(system)).forEach(t -> found.put(id, t));
        }
        return found;
    }

    @Override
    public List<ExternalRef> tickets(CaseId id) {
        return tickets.getOrDefault(id, List.of());
    }

    @Override
    public Optional<CaseId> caseOf(String system, String ticketId) {
        return Optional.ofNullable(caseOfTicket.get(new TicketKey(system, ticketId)));
    }
}
