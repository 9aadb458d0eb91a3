package io.threadwell.api.store;

import io.threadwell.api.model.DeliveryId;
import java.util.Collection;

/** Elements that nobody here could read. */
public interface UnsupportedStore {
    /** Keeps items; one whose key is there already stays as it is. */
    void add(Collection<UnsupportedItem> items);

    /** Items, the newest first. */
    Page<UnsupportedItem> list(PageRequest page);

    /** Forgets the items of deliveries that are read anew. */
    void removeOf(Collection<DeliveryId> deliveries);
}
