package io.threadwell.api.connector;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an answer that was taken.
 *
 * @param externalIds the ids of the items that it became; the first stands for it
 * @param sentAt by the network's clock where it tells, else by ours
 * @param counterpart the private counterpart's id where an answer to a public item went to a private conversation
 */
public record SendResult(
        List<String> externalIds,
        @Nullable String permalink,
        Instant sentAt,
        @Nullable String counterpart) {
    public SendResult {
        externalIds = List.copyOf(externalIds);
        if (externalIds.isEmpty()) {
            throw new IllegalArgumentException("an answer that was taken has an id");
        }
    }
}
