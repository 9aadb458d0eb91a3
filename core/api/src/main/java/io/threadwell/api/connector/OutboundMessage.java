package io.threadwell.api.connector;

import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Visibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way out.
 *
 * @param key the same for every attempt; goes to the vendor as idempotency or client key where it takes one
 * @param createdAt when the answer was given
 */
public record OutboundMessage(
        MessageId id, String key, Visibility visibility, Target target, Content content, Instant createdAt) {
    /**
     * What is answered.
     *
     * @param message the item answered
     * @param root the conversation's root item, for public ones
     * @param post the post above it, where there is one
     * @param counterpart the person, for private ones
     */
    public record Target(
            @Nullable String message,
            @Nullable String root,
            @Nullable String post,
            @Nullable String counterpart) {}
}
