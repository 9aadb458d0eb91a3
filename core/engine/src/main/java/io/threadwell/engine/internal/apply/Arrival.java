package io.threadwell.engine.internal.apply;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.DeliveryId;
import org.jspecify.annotations.Nullable;

/**
 * An inbound event with what is known of its arrival.
 *
 * @param account the account it concerns, which is ours
 * @param delivery absent when the event did not come by webhook
 * @param asked true for what was polled: it may be old, and the connect policy judges it. What a network pushes is news by nature
 */
public record Arrival(
        InboundEvent event,
        ChannelAccount account,
        @Nullable DeliveryId delivery,
        boolean asked) {
    /** Of a webhook's delivery. */
    public static Arrival pushed(InboundEvent event, ChannelAccount account, @Nullable DeliveryId delivery) {
        return new Arrival(event, account, delivery, false);
    }

    /** Of a page that was asked for. */
    public static Arrival polled(InboundEvent event, ChannelAccount account) {
        return new Arrival(event, account, null, true);
    }
}
