package io.threadwell.api.connector;

import io.threadwell.api.inbound.InboundEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a poll gave.
 *
 * @param events oldest first where the network allows
 * @param cursor where to go on; absent to keep the one before
 * @param comeAgain when to ask next; zero when there is more now
 */
public record PollPage(List<InboundEvent> events, @Nullable String cursor, Duration comeAgain) {
    public PollPage {
        events = List.copyOf(events);
    }
}
