package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Retryable;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.paging.Page;
import io.threadwell.support.paging.Pages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether writes took effect. A create is known by the ticket's external id, an update by our key in the metadata of one of
 * the ticket's audits.
 */
final class Lookup {
    /** Below this, search (whose index lags) saves no call. */
    private static final int WORTH_SEARCHING = 4;

    private static final int IDS_A_SEARCH = 25;
    private static final Duration AFTER_A_CUT = Duration.ofSeconds(1);
    private static final int IDS_A_CALL = 100;
    private static final int AUDITS_A_PAGE = 100;

    /** A ticket holds at most 5,000 comments (Ticket Comments). */
    private static final int MOST_PAGES = 60;

    private final ZendeskApi api;
    private final KnownTickets tickets;
    private final Attempts attempts;

    Lookup(ZendeskApi api, KnownTickets tickets, Attempts attempts) {
        this.api = api;
        this.tickets = tickets;
        this.attempts = attempts;
    }

    /** A result for each write, in their order. */
    List<FindResult<ExternalRef>> find(List<TicketWrite> writes) {
        List<TicketWrite> creates = writes.stream().filter(TicketWrite::creates).toList();
        List<TicketWrite> updates =
                writes.stream().filter(write -> !write.creates()).toList();
        Map<String, String> made = search(creates);
        Map<String, Instant> changed = changedAt(updates);
        List<FindResult<ExternalRef>> results = new ArrayList<>();
        for (TicketWrite write : writes) {
            try {
                results.add(write.creates() ? create(write, made) : update(write, changed));
            } catch (Retryable cut) {
                if (results.isEmpty()) {
                    throw cut;
                }
                return theRestLater(results, writes.size(), cut);
            }
        }
        return results;
    }

    /** What was looked at counts, so that quotas and outages cannot keep a long look from ever coming to its end. */
    private List<FindResult<ExternalRef>> theRestLater(List<FindResult<ExternalRef>> results, int size, Retryable cut) {
        Instant notBefore =
                cut instanceof RateLimited limited ? limited.until() : api.now().plus(AFTER_A_CUT);
        String reason = String.valueOf(cut.getMessage());
        while (results.size() < size) {
            results.add(new FindResult.NotYet<>(notBefore, reason));
        }
        return results;
    }

    /** What a look at one update showed. */
    sealed interface Seen {
        record There() implements Seen {}

        /** @param changedAt the ticket's last change before the look; absent when the ticket is gone */
        record NotThere(@Nullable Instant changedAt) implements Seen {}

        /** An earlier attempt, with other entries. */
        record Otherwise() implements Seen {}
    }

    /** Looks for one update, reading the ticket first: what comes in between then counts as a later change. */
    Seen look(TicketWrite write) {
        Instant changedAt = changedAt(List.of(write)).get(ticketOf(write));
        return switch (audited(write, ticketOf(write))) {
            case WHOLE -> new Seen.There();
            case OTHER_ENTRIES -> new Seen.Otherwise();
            case NONE -> new Seen.NotThere(changedAt);
        };
    }

    /** A ticket has its first comment from the start; only a later attempt can have had other entries. */
    private FindResult<ExternalRef> create(TicketWrite write, Map<String, String> made) {
        String found = made.get(write.externalId());
        Optional<String> ticket = found != null ? Optional.of(found) : byExternalId(write.externalId());
        if (ticket.isEmpty()) {
            return new FindResult.Absent<>();
        }
        boolean otherwise = write.attempt() > 1 && audited(write, ticket.get()) == AuditMark.Match.OTHER_ENTRIES;
        return otherwise ? otherEntries() : new FindResult.Found<>(tickets.ours(ticket.get(), write));
    }

    private FindResult<ExternalRef> update(TicketWrite write, Map<String, Instant> changed) {
        String ticket = ticketOf(write);
        switch (audited(write, ticket)) {
            case WHOLE -> {
                return new FindResult.Found<>(tickets.ours(ticket, write));
            }
            case OTHER_ENTRIES -> {
                return otherEntries();
            }
            case NONE -> attempts.lookedInVain(write, changed.get(ticket));
        }
        return new FindResult.Absent<>();
    }

    private static FindResult<ExternalRef> otherEntries() {
        return new FindResult.CannotTell<>(
                "an earlier attempt took effect late, with other messages than are to be written now");
    }

    /** List Tickets by external id asks the database itself, so that an absence is certain. */
    private Optional<String> byExternalId(String externalId) {
        HttpCall call =
                api.get("/api/v2/tickets").query("external_id", externalId).named("list tickets by external id");
        return api.json(call, Priority.NORMAL).get("tickets").elements().stream()
                .filter(ticket -> ticket.text("external_id", "").equals(externalId))
                .flatMap(ticket -> ticket.text("id").stream())
                .min(Comparator.comparingLong(Long::parseLong));
    }

    private Map<String, String> search(List<TicketWrite> creates) {
        Map<String, String> found = new HashMap<>();
        if (creates.size() < WORTH_SEARCHING) {
            return found;
        }
        for (int from = 0; from < creates.size(); from += IDS_A_SEARCH) {
            StringBuilder query = new StringBuilder("type:ticket");
            creates.subList(from, Math.min(creates.size(), from + IDS_A_SEARCH))
                    .forEach(write -> query.append(" external_id:\"")
                            .append(write.externalId())
                            .append('"'));
            HttpCall call =
                    api.get("/api/v2/search").query("query", query.toString()).named("search tickets");
            for (JsonValue ticket :
                    api.json(call, Priority.NORMAL).get("results").elements()) {
                String id = ticket.text("id", "");
                ticket.text("external_id").ifPresent(externalId -> found.putIfAbsent(externalId, id));
            }
        }
        return found;
    }

    private Map<String, Instant> changedAt(List<TicketWrite> updates) {
        Map<String, Instant> changed = new HashMap<>();
        for (int from = 0; from < updates.size(); from += IDS_A_CALL) {
            List<TicketWrite> part = updates.subList(from, Math.min(updates.size(), from + IDS_A_CALL));
            String ids = String.join(",", part.stream().map(Lookup::ticketOf).toList());
            HttpCall call =
                    api.get("/api/v2/tickets/show_many").query("ids", ids).named("show tickets");
            for (JsonValue ticket :
                    api.json(call, Priority.NORMAL).get("tickets").elements()) {
                String id = ticket.text("id", "");
                ticket.instant("updated_at").ifPresent(at -> changed.put(id, at));
            }
        }
        return changed;
    }

    private AuditMark.Match audited(TicketWrite write, String ticket) {
        String path = "/api/v2/tickets/" + ticket + "/audits";
        try {
            for (Page<JsonValue> page : Pages.from(null, MOST_PAGES, cursor -> audits(path, cursor))) {
                for (JsonValue audit : page.items()) {
                    AuditMark.Match match = AuditMark.match(audit, write);
                    if (match != AuditMark.Match.NONE) {
                        return match;
                    }
                }
            }
            return AuditMark.Match.NONE;
        } catch (NotFound gone) {
            return AuditMark.Match.NONE;
        }
    }

    private Page<JsonValue> audits(String path, @Nullable String cursor) {
        HttpCall call = api.get(path)
                .query("page[size]", Integer.toString(AUDITS_A_PAGE))
                .named("list audits");
        JsonValue answer = api.json(cursor == null ? call : call.query("page[after]", cursor), Priority.NORMAL);
        JsonValue meta = answer.get("meta");
        String next = meta.bool("has_more") ? meta.text("after_cursor", "") : "";
        return new Page<>(answer.get("audits").elements(), next);
    }

    private static String ticketOf(TicketWrite write) {
        return Long.toString(TicketDocuments.ticketId(write));
    }
}
