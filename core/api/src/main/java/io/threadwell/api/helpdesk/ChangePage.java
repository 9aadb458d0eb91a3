package io.threadwell.api.helpdesk;

import java.time.Duration;
import java.util.List;

/**
 * What agents did since the page before.
 *
 * @param cursor where to go on
 * @param comeAgain when to ask next; zero when there is more now
 */
public record ChangePage(List<TicketChange> changes, String cursor, Duration comeAgain) {
    public ChangePage {
        changes = List.copyOf(changes);
    }
}
