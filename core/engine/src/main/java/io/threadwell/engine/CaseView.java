package io.threadwell.engine;

import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.store.Command;
import java.util.List;

/**
 * A case with what belongs to it.
 *
 * @param events the first thousand; {@link CareCase#sequence()} tells how many there are, and {@link Cases#events} gives the rest
 * @param open commands that are not done: what waits, and what is parked with its reason
 */
public record CaseView(
        CareCase careCase,
        List<Conversation> conversations,
        List<ExternalRef> tickets,
        List<CaseEvent> events,
        List<Command> open) {
    public CaseView {
        conversations = List.copyOf(conversations);
        tickets = List.copyOf(tickets);
        events = List.copyOf(events);
        open = List.copyOf(open);
    }
}
