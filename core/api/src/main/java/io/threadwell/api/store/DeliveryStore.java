package io.threadwell.api.store;

import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Verified deliveries as they came; they belong to their endpoint, not to a workspace. */
public interface DeliveryStore {
    /**
     * Stores a delivery, taken by the given node. Committed and on disk when it returns; many that are stored at the same time
     * share one commit.
     */
    void append(RawDelivery delivery, NodeId node);

    /** Frees a delivery that its node cannot work on now, for {@link #claim}. */
    void free(Collection<DeliveryId> ids);

    /** Takes deliveries that wait and that no living node has, the oldest first. */
    List<RawDelivery> claim(NodeId node, int max);

    Optional<RawDelivery> find(DeliveryId id);

    /** Marks a delivery as one that nobody here can read, with the reason. */
    void unreadable(DeliveryId id, String reason);

    /** Deliveries that nobody here could read, the newest first. */
    Page<Unreadable> unreadable(PageRequest page);

    /** Lets a delivery be worked on once more, whatever became of it. False when it is not kept any more. */
    boolean reopen(DeliveryId id);

    /** A delivery that nobody here could read. */
    record Unreadable(DeliveryId id, String endpoint, Instant receivedAt, String reason) {}

    /** Marks set within a transaction. */
    interface Marks {
        /** The deliveries' effects are part of this transaction. */
        void applied(Collection<DeliveryId> ids);
    }
}
