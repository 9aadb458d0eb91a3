package io.threadwell.testkit.store;

import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.UnsupportedItem;
import io.threadwell.api.store.UnsupportedStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Elements of one workspace that nobody could read. */
final class InMemoryUnsupported implements UnsupportedStore {
    private final Journal journal;
    private final Map<Slot, UnsupportedItem> rows = new HashMap<>();
    private final Map<String, Slot> byKey = new HashMap<>();
    private final TreeSet<Slot> byTime = new TreeSet<>();
    private long arrivals;

    InMemoryUnsupported(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void add(Collection<UnsupportedItem> items) {
        for (UnsupportedItem item : items) {
            if (!byKey.containsKey(item.key())) {
                Slot slot = new Slot(item.at(), ++arrivals);
                journal.put(byKey, item.key(), slot);
                journal.put(rows, slot, item);
                journal.add(byTime, slot);
            }
        }
    }

    @Override
    public Page<UnsupportedItem> list(PageRequest page) {
        return Pages.bySlot(byTime.descendingSet(), page, slot -> Objects.requireNonNull(rows.get(slot)), item -> true);
    }

    @Override
    public void removeOf(Collection<DeliveryId> deliveries) {
        Set<DeliveryId> anew = Set.copyOf(deliveries);
        for (Slot slot : List.copyOf(byTime)) {
            UnsupportedItem item = Objects.requireNonNull(rows.get(slot));
            if (item.delivery() != null && anew.contains(item.delivery())) {
                journal.remove(byTime, slot);
                journal.remove(rows, slot);
                journal.remove(byKey, item.key());
            }
        }
    }
}
