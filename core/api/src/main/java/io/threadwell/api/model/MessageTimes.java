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
    public static MessageTimes of(Instant sentAt, Instant receivedAt) {
        return new MessageTimes(sentAt, receivedAt, null, null);
    }

    public MessageTimes edited(Instant at) {
        return new MessageTimes(sentAt, receivedAt, at, deletedAt);
    }

    public MessageTimes deleted(Instant at) {
        return new MessageTimes(sentAt, receivedAt, editedAt, at);
    }
}
