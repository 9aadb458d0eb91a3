package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.AccountId;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose people a ticket is about after a restart, so that customers' further comments stay in their own names: one call
 * for all tickets of a batch, which reads the external ids that we gave their requesters.
 */
final class TicketAccounts {
    private final Desk desk;

    TicketAccounts(Desk desk) {
        this.desk = desk;
    }

    /** Learns of the tickets that are updated with a customer's comment; what cannot be learnt now is left out. */
    void learn(List<TicketWrite> writes) {
        Map<String, TicketWrite> unknown = writes.stream()
                .filter(write -> write.ticket() != null
                        && write.fields().requester() == null
                        && Participants.soleCustomer(write) != null
                        && !desk.tickets().isAccountKnown(write))
                .collect(Collectors.toMap(TicketAccounts::ticketOf, write -> write, (one, other) -> one));
        if (unknown.isEmpty()) {
            return;
        }
        HttpCall call = desk.api()
                .get("/api/v2/tickets/show_many")
                .query("ids", String.join(",", unknown.keySet()))
                .query("include", "users")
                .named("show tickets and their requesters");
        try {
            remember(unknown, desk.api().json(call, Priority.NORMAL));
        } catch (CareException unanswered) {
            // Their comments go in our name this time: late would be worse.
        }
    }

    private void remember(Map<String, TicketWrite> unknown, JsonValue answer) {
        Map<String, String> users = new HashMap<>();
        for (JsonValue user : answer.get("users").elements()) {
            users.put(user.text("id", ""), user.text("external_id", ""));
        }
        unknown.values().forEach(write -> desk.tickets().rememberAccount(write, null));
        for (JsonValue ticket : answer.get("tickets").elements()) {
            TicketWrite write = unknown.get(ticket.text("id", ""));
            if (write != null) {
                desk.tickets().rememberAccount(write, account(users.get(ticket.text("requester_id", ""))));
            }
        }
    }

    /** The account in a persona's key, where it is plain what is account and what is person. */
    private static @Nullable AccountId account(@Nullable String persona) {
        int slash = persona == null ? -1 : persona.indexOf('/');
        if (persona == null || slash < 0 || slash != persona.lastIndexOf('/')) {
            return null;
        }
        try {
            return AccountId.parse(persona.substring(0, slash));
        } catch (CareException notOurs) {
            return null;
        }
    }

    private static String ticketOf(TicketWrite write) {
        return write.ticket() == null ? "" : write.ticket().id();
    }
}
