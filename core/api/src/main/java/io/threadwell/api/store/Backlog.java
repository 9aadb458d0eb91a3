package io.threadwell.api.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a store.
 *
 * @param deliveries raw deliveries that are not applied
 * @param unreadable deliveries that wait for a person because nobody could read or apply them
 * @param commands that are not done, by state
 * @param oldestCommand when the command that waits longest fell due
 */
public record Backlog(
        long deliveries,
        long unreadable,
        Map<CommandState, Long> commands,
        @Nullable Instant oldestCommand) {
    public Backlog {
        commands = Map.copyOf(commands);
    }
}
