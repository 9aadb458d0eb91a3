package io.threadwell.engine.internal.apply;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.DeliveryId;
import org.jspecify.annotations.Nullable;

/**
 * An inbound event with what is known of its arrival.
 *
 * @param account the account it concerns, which is ours
 * @param delivery absent when the event was polled
 */
public record Arrival(
        InboundEvent event,
        ChannelAccount account,
        @Nullable DeliveryId delivery) {
    /** Items that were asked for may be old: the connect policy judges them. What a network pushes is news by nature. */
    boolean asked() {
        return delivery == null;
    }
}
