package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.helpdesk.ChangePage;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What agents did, by the Incremental Ticket Event Export. Zendesk leaves out the minute before the request and tells so in
 * {@code end_time} (Using the Incremental Exports API), so that a change is told about a minute after it was made.
 *
 * <p>A cursor is the second to begin at, and a mark of the page it came with. Thread-safe.
 */
public final class ChangeFeed {
    private static final int IDS_A_CALL = 100;

    private final Desk desk;
    private final People people;
    private final ExportedEvents reader;
    private final ToldEvents told = new ToldEvents();

    ChangeFeed(Desk desk, People people) {
        this.desk = desk;
        this.people = people;
        this.reader = new ExportedEvents(new Words(desk.config()));
    }

    /** As {@link io.threadwell.api.helpdesk.HelpdeskAdapter#changes}. */
    public ChangePage changes(@Nullable String cursor) {
        Duration interval = desk.config().changesInterval();
        if (cursor == null) {
            return new ChangePage(List.of(), cursor(desk.api().now().getEpochSecond()), interval);
        }
        long start = start(cursor);
        JsonValue page = export(start);
        if (page.isMissing()) {
            return new ChangePage(List.of(), cursor, interval);
        }
        List<TicketEvent> events = new ArrayList<>();
        page.get("ticket_events").elements().forEach(event -> events.addAll(reader.read(event)));
        List<TicketEvent> untold = told.untold(cursor, events, TicketEvent::id);
        List<TicketChange> changes = ours(untold);
        boolean end = page.bool("end_of_stream", true);
        long next = next(start, page.longValue("end_time"), end);
        String nextCursor = next == start && untold.isEmpty() ? cursor : cursor(next);
        told.given(nextCursor, untold, TicketEvent::id);
        return new ChangePage(changes, nextCursor, end ? interval : Duration.ZERO);
    }

    /** Missing when nothing can be told yet. */
    private JsonValue export(long start) {
        desk.quotas().takeExport();
        HttpCall call = desk.api()
                .get("/api/v2/incremental/ticket_events")
                .query("start_time", Long.toString(start))
                .query("include", "comment_events")
                .named("export ticket events");
        HttpAnswer answer = desk.api().send(call, Priority.CUSTOMER);
        if (ZendeskErrors.isTooRecent(answer)) {
            return JsonValue.missing();
        }
        if (!answer.isSuccess()) {
            CareException error = desk.api().refused(call, answer);
            if (error instanceof RateLimited limited) {
                desk.quotas().blockExports(limited.until());
            }
            throw error;
        }
        try {
            return answer.json();
        } catch (JsonProblem unreadable) {
            throw new Unavailable(call + " was answered with something that is not JSON", unreadable);
        }
    }

    /**
     * At the end of the stream a little is asked for again. Inside of it a page goes on where the one before ended; one that ended
     * where it began held all of its second.
     */
    private long next(long start, OptionalLong endTime, boolean endOfStream) {
        long end = endTime.orElse(start);
        if (endOfStream) {
            return Math.max(start, end - desk.config().exportOverlap().toSeconds());
        }
        return end > start ? end : start + 1;
    }

    private List<TicketChange> ours(List<TicketEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        Map<String, String> externalIds = externalIds(events);
        List<TicketEvent> ofOurTickets = events.stream()
                .filter(event -> externalIds.containsKey(event.ticket()))
                .toList();
        Map<Long, Boolean> staff =
                people.staff(ofOurTickets.stream().map(TicketEvent::actor).toList());
        List<TicketChange> changes = new ArrayList<>();
        for (TicketEvent event : ofOurTickets) {
            boolean agent = staff.getOrDefault(event.actor(), false);
            if (!event.isComment() || (agent && event.actor() != people.self())) {
                String externalId = externalIds.getOrDefault(event.ticket(), "");
                changes.add(new TicketChange(
                        event.id(),
                        desk.tickets().reference(event.ticket()),
                        externalId,
                        event.at(),
                        agent ? Long.toString(event.actor()) : null,
                        null,
                        event.what()));
            }
        }
        return changes;
    }

    private Map<String, String> externalIds(List<TicketEvent> events) {
        List<String> unknown = events.stream()
                .map(TicketEvent::ticket)
                .distinct()
                .filter(ticket -> !desk.tickets().isKnown(ticket))
                .toList();
        for (int from = 0; from < unknown.size(); from += IDS_A_CALL) {
            ask(unknown.subList(from, Math.min(unknown.size(), from + IDS_A_CALL)));
        }
        Map<String, String> known = new HashMap<>();
        for (TicketEvent event : events) {
            desk.tickets().externalId(event.ticket()).ifPresent(id -> known.put(event.ticket(), id));
        }
        return known;
    }

    private void ask(List<String> ids) {
        HttpCall call = desk.api()
                .get("/api/v2/tickets/show_many")
                .query("ids", String.join(",", ids))
                .named("show tickets");
        Map<String, String> found = new HashMap<>();
        ids.forEach(id -> found.put(id, ""));
        for (JsonValue ticket :
                desk.api().json(call, Priority.CUSTOMER).get("tickets").elements()) {
            found.put(ticket.text("id", ""), ticket.text("external_id", ""));
        }
        found.forEach(desk.tickets()::remember);
    }

    private static String cursor(long second) {
        return second + "." + Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, Character.MAX_RADIX);
    }

    private static long start(String cursor) {
        int dot = cursor.indexOf('.');
        try {
            return Long.parseLong(dot < 0 ? cursor : cursor.substring(0, dot));
        } catch (NumberFormatException foreign) {
            throw new InvalidRequest("this is no cursor of Zendesk's changes", foreign);
        }
    }
}
