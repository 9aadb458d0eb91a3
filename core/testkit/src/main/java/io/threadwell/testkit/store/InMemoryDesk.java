package io.threadwell.testkit.store;

import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.store.DeskStore;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The embedded desk's tables of one workspace. */
final class InMemoryDesk implements DeskStore {
    private final Journal journal;
    private final Map<Long, DeskTicket> rows = new HashMap<>();
    private final TreeSet<Slot> byChange = new TreeSet<>();
    private final Map<String, Long> keys = new HashMap<>();
    private final Map<Long, List<DeskComment>> comments = new HashMap<>();
    private final TreeMap<Long, DeskChange> changes = new TreeMap<>();
    private long made;

    InMemoryDesk(Journal journal) {
        this.journal = journal;
    }

    @Override
    public List<Long> write(List<DeskWrite> writes) {
        return journal.write(() -> {
            List<Long> numbers = new ArrayList<>();
            writes.forEach(write -> numbers.add(write(write)));
            return List.copyOf(numbers);
        });
    }

    private long write(DeskWrite write) {
        Long seen = keys.get(write.key());
        if (seen != null) {
            return seen;
        }
        DeskTicket before = write.ticket() == null ? null : rows.get(write.ticket());
        if (write.ticket() != null && before == null) {
            throw new NotFound("the desk has no ticket " + write.ticket());
        }
        DeskTicket ticket = before == null ? made(write) : changed(before, write);
        store(before, ticket);
        journal.put(keys, write.key(), ticket.number());
        if (write.comment() != null) {
            List<DeskComment> all = new ArrayList<>(comments.getOrDefault(ticket.number(), List.of()));
            all.add(new DeskComment(ticket.number(), write.agent(), write.comment(), write.internal(), write.at()));
            journal.put(comments, ticket.number(), List.copyOf(all));
        }
        if (write.agent() != null) {
            long number = changes.isEmpty() ? 1 : changes.lastKey() + 1;
            journal.put(changes, number, new DeskChange(number, ticket.externalId(), write));
        }
        return ticket.number();
    }

    private DeskTicket made(DeskWrite write) {
        return new DeskTicket(
                ++made,
                Objects.requireNonNullElse(write.externalId(), ""),
                Objects.requireNonNullElse(write.subject(), ""),
                Objects.requireNonNullElse(write.status(), CaseStatus.NEW),
                write.assignee(),
                write.at(),
                write.at());
    }

    private static DeskTicket changed(DeskTicket before, DeskWrite write) {
        return new DeskTicket(
                before.number(),
                before.externalId(),
                before.subject(),
                Objects.requireNonNullElse(write.status(), before.status()),
                write.assignee() == null ? before.assignee() : write.assignee(),
                before.createdAt(),
                write.at());
    }

    private void store(@Nullable DeskTicket before, DeskTicket ticket) {
        if (before != null) {
            journal.remove(byChange, slot(before));
        }
        journal.put(rows, ticket.number(), ticket);
        journal.add(byChange, slot(ticket));
    }

    private static Slot slot(DeskTicket ticket) {
        return new Slot(ticket.updatedAt(), ticket.number());
    }

    @Override
    public List<Optional<Long>> written(List<String> writeKeys) {
        return journal.read(() -> writeKeys.stream()
                .map(key -> Optional.ofNullable(keys.get(key)))
                .toList());
    }

    @Override
    public Optional<DeskTicket> ticket(long number) {
        return journal.read(() -> Optional.ofNullable(rows.get(number)));
    }

    @Override
    public Page<DeskTicket> tickets(List<CaseStatus> statuses, PageRequest page) {
        return journal.read(() -> Pages.bySlot(
                byChange.descendingSet(),
                page,
                slot -> Objects.requireNonNull(rows.get(slot.number())),
                ticket -> statuses.isEmpty() || statuses.contains(ticket.status())));
    }

    @Override
    public List<DeskComment> comments(long number) {
        return journal.read(() -> comments.getOrDefault(number, List.of()));
    }

    @Override
    public List<DeskChange> changes(long after, int limit) {
        return journal.read(() ->
                changes.tailMap(after, false).values().stream().limit(limit).toList());
    }

    @Override
    public long lastChange() {
        return journal.read(() -> changes.isEmpty() ? 0 : changes.lastKey());
    }
}
