package io.threadwell.testkit.store;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.store.DeliveryStore;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.webhook.RawDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Raw deliveries. */
final class InMemoryDeliveries implements DeliveryStore, DeliveryStore.Marks {
    private final Journal journal;
    private final InMemoryNodes nodes;
    private final Map<DeliveryId, RawDelivery> rows = new HashMap<>();
    private final TreeSet<DeliveryId> free = new TreeSet<>();
    private final Map<DeliveryId, NodeId> taken = new HashMap<>();
    private final Map<DeliveryId, String> unreadable = new HashMap<>();
    private final TreeSet<Long> unreadableOrder = new TreeSet<>();
    private final TreeSet<Slot> applied = new TreeSet<>();

    InMemoryDeliveries(Journal journal, InMemoryNodes nodes) {
        this.journal = journal;
        this.nodes = nodes;
    }

    @Override
    public void append(RawDelivery delivery, NodeId node) {
        journal.writing(() -> {
            if (rows.containsKey(delivery.id())) {
                throw new Conflict("delivery " + delivery.id() + " is there already");
            }
            journal.put(rows, delivery.id(), delivery);
            if (nodes.isAlive(node)) {
                journal.put(taken, delivery.id(), node);
            } else {
                journal.add(free, delivery.id());
            }
        });
    }

    @Override
    public void free(Collection<DeliveryId> ids) {
        journal.writing(() -> ids.stream().filter(taken::containsKey).toList().forEach(this::release));
    }

    void free(NodeId node) {
        List<DeliveryId> had = taken.entrySet().stream()
                .filter(e -> e.getValue().equals(node))
                .map(Map.Entry::getKey)
                .toList();
        had.forEach(this::release);
    }

    private void release(DeliveryId id) {
        journal.remove(taken, id);
        journal.add(free, id);
    }

    @Override
    public List<RawDelivery> claim(NodeId node, int max) {
        return journal.write(() -> {
            nodes.needAlive(node);
            List<RawDelivery> claimed = new ArrayList<>();
            free.stream().limit(max).forEach(id -> claimed.add(row(id)));
            for (RawDelivery delivery : claimed) {
                journal.remove(free, delivery.id());
                journal.put(taken, delivery.id(), node);
            }
            return List.copyOf(claimed);
        });
    }

    @Override
    public Optional<RawDelivery> find(DeliveryId id) {
        return journal.read(() -> Optional.ofNullable(rows.get(id)));
    }

    @Override
    public void unreadable(DeliveryId id, String reason) {
        journal.writing(() -> {
            if (rows.containsKey(id)) {
                forgetState(id);
                journal.put(unreadable, id, reason);
                journal.add(unreadableOrder, id.value());
            }
        });
    }

    @Override
    public Page<Unreadable> unreadable(PageRequest page) {
        return journal.read(() -> Pages.byNumber(unreadableOrder.descendingSet(), page, number -> {
            RawDelivery delivery = row(new DeliveryId(number));
            String reason = Objects.requireNonNull(unreadable.get(delivery.id()));
            return new Unreadable(delivery.id(), delivery.endpoint(), delivery.receivedAt(), reason);
        }));
    }

    @Override
    public boolean reopen(DeliveryId id) {
        return journal.write(() -> {
            boolean kept = rows.containsKey(id);
            if (kept) {
                forgetState(id);
                journal.add(free, id);
            }
            return kept;
        });
    }

    @Override
    public void applied(Collection<DeliveryId> ids) {
        for (DeliveryId id : ids) {
            if (rows.containsKey(id)) {
                forgetState(id);
                journal.add(applied, slot(id));
            }
        }
    }

    long waiting() {
        return (long) rows.size() - applied.size() - unreadable.size();
    }

    long unreadable() {
        return unreadable.size();
    }

    int purge(Instant before, int max) {
        List<Slot> gone = applied.headSet(new Slot(before, Long.MIN_VALUE)).stream()
                .limit(max)
                .toList();
        for (Slot slot : gone) {
            journal.remove(applied, slot);
            journal.remove(rows, new DeliveryId(slot.number()));
        }
        return gone.size();
    }

    private void forgetState(DeliveryId id) {
        journal.remove(free, id);
        journal.remove(taken, id);
        journal.remove(applied, slot(id));
        journal.remove(unreadable, id);
        journal.remove(unreadableOrder, id.value());
    }

    private Slot slot(DeliveryId id) {
        return new Slot(row(id).receivedAt(), id.value());
    }

    private RawDelivery row(DeliveryId id) {
        return Objects.requireNonNull(rows.get(id));
    }
}
