package io.threadwell.api.model;

import org.jspecify.annotations.Nullable;

/**
 * How a message stands now.
 *
 * @param failure why delivery failed or waits for a person, in words for operators
 * @param delivery the raw delivery that brought it first, for as long as that is kept
 */
public record MessageState(
        DeliveryStatus status,
        Disposition disposition,
        boolean hidden,
        @Nullable String failure,
        @Nullable DeliveryId delivery) {
    /** Of an item that just came in. */
    public static MessageState inbound(@Nullable DeliveryId delivery) {
        return new MessageState(DeliveryStatus.NONE, Disposition.OPEN, false, null, delivery);
    }

    /** Of an item of ours. */
    public static MessageState outbound(DeliveryStatus status) {
        return new MessageState(status, Disposition.OPEN, false, null, null);
    }

    public MessageState withDisposition(Disposition newDisposition) {
        return new MessageState(status, newDisposition, hidden, failure, delivery);
    }

    public MessageState withHidden(boolean nowHidden) {
        return new MessageState(status, disposition, nowHidden, failure, delivery);
    }

    /**
     * The state after news of the delivery: it only climbs, and a failure stands unless the message turns out to have
     * arrived after all.
     */
    public MessageState reached(DeliveryStatus news, @Nullable String why) {
        boolean climbs = news == DeliveryStatus.FAILED
                ? status.compareTo(DeliveryStatus.DELIVERED) < 0
                : status == DeliveryStatus.FAILED || news.compareTo(status) > 0;
        return climbs
                ? new MessageState(news, disposition, hidden, news == DeliveryStatus.FAILED ? why : null, delivery)
                : this;
    }
}
