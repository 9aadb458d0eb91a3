package io.threadwell.helpdesk.embedded;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.helpdesk.ChangePage;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.store.DeskStore;
import io.threadwell.api.store.DeskStore.DeskChange;
import io.threadwell.api.store.DeskStore.DeskWrite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What agents did, as the engine reads it. The cursor is the number of the last action told. */
final class DeskChanges {
    /** How the store keeps that somebody's ticket was taken away: an absent assignee means no change there. */
    static final String NOBODY = "";

    private static final int PAGE = 200;

    private final DeskStore store;
    private final Duration interval;

    DeskChanges(DeskStore store, Duration interval) {
        this.store = store;
        this.interval = interval;
    }

    ChangePage after(@Nullable String cursor) {
        if (cursor == null) {
            return new ChangePage(List.of(), Long.toString(store.lastChange()), interval);
        }
        List<DeskChange> found = store.changes(number(cursor), PAGE);
        List<TicketChange> told = new ArrayList<>();
        found.forEach(change -> tell(change, told));
        String next = found.isEmpty()
                ? cursor
                : Long.toString(found.get(found.size() - 1).number());
        return new ChangePage(told, next, found.size() < PAGE ? interval : Duration.ZERO);
    }

    private static void tell(DeskChange change, List<TicketChange> told) {
        DeskWrite what = change.what();
        if (what.comment() != null) {
            told.add(change(
                    change,
                    "comment",
                    what.internal()
                            ? new TicketChange.InternalComment()
                            : new TicketChange.PublicComment(what.comment(), List.of())));
        }
        if (what.status() != null) {
            told.add(change(change, "status", new TicketChange.StatusChange(what.status())));
        }
        if (what.assignee() != null) {
            String assignee = what.assignee().equals(NOBODY) ? null : what.assignee();
            told.add(change(change, "assignee", new TicketChange.AssigneeChange(assignee)));
        }
    }

    private static TicketChange change(DeskChange change, String part, TicketChange.What what) {
        long ticket = Objects.requireNonNull(change.what().ticket(), "an agent's action is on a ticket");
        return new TicketChange(
                change.number() + ":" + part,
                EmbeddedDesk.ref(ticket),
                change.externalId(),
                change.what().at(),
                change.what().agent(),
                null,
                what);
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw new InvalidRequest("not a cursor of the embedded desk", notOurs);
        }
    }
}
