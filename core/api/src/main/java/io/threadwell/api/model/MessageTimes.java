package io.threadwell.api.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When things happened to a message.
 *
 * @param sentAt by the network's clock; order and windows follow it
 * @param receivedAt by ours
 */
public record MessageTimes(
        Instant sentAt,
        Instant receivedAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt) {
    /** Of a message that was neither edited nor deleted. */
    public static MessageTimes of(Instant sentAt, Instant receivedAt) {
        return new MessageTimes(sentAt, receivedAt, null, null);
    }

    /** The same, edited at a time by the network's clock. */
    public MessageTimes edited(Instant at) {
        return new MessageTimes(sentAt, receivedAt, at, deletedAt);
    }

    /** The same, deleted at a time by the network's clock. */
    public MessageTimes deleted(Instant at) {
        return new MessageTimes(sentAt, receivedAt, editedAt, at);
    }
}
