package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes one ticket a call. A create carries the write's key as Idempotency-Key, which Zendesk honours for two hours (Ticketing
 * introduction, Idempotency).
 */
final class SingleWrites {
    private final Desk desk;

    SingleWrites(Desk desk) {
        this.desk = desk;
    }

    WriteResult create(Draft draft) {
        Duration settling = desk.config().createSettling();
        try {
            JsonObject body = JsonObject.create().put("ticket", desk.documents().create(draft));
            HttpCall call = desk.api()
                    .post("/api/v2/tickets", body)
                    .header("Idempotency-Key", draft.write().key())
                    .named("create ticket");
            HttpAnswer answer = desk.api().send(call, Priority.CUSTOMER);
            if (!answer.isSuccess()) {
                return ZendeskErrors.ofWrite(
                        desk.api().refused(call, answer), desk.api().now(), settling);
            }
            return done(draft.write(), answer.jsonIfAny().at("ticket", "id").text(), settling);
        } catch (CareException error) {
            return ZendeskErrors.ofWrite(error, desk.api().now(), settling);
        }
    }

    WriteResult update(Draft draft) {
        Duration settling = desk.config().updateSettling();
        try {
            long ticket = TicketDocuments.ticketId(draft.write());
            JsonObject body = JsonObject.create().put("ticket", desk.documents().update(draft));
            HttpCall call = desk.api().put("/api/v2/tickets/" + ticket, body).named("update ticket");
            HttpAnswer answer = desk.api().send(call, Priority.CUSTOMER);
            if (answer.isSuccess()) {
                return done(draft.write(), Optional.of(Long.toString(ticket)), settling);
            }
            CareException error = desk.api().refused(call, answer);
            return error instanceof Conflict && draft.stamp() != null
                    ? ZendeskErrors.changedMeanwhile(desk.api().now())
                    : ZendeskErrors.ofWrite(error, desk.api().now(), settling);
        } catch (CareException error) {
            return ZendeskErrors.ofWrite(error, desk.api().now(), settling);
        }
    }

    private WriteResult done(TicketWrite write, Optional<String> ticketId, Duration settling) {
        return ticketId.<WriteResult>map(
                        id -> new WriteResult.Done(desk.tickets().ours(id, write)))
                .orElseGet(() -> new WriteResult.Unknown(
                        desk.api().now().plus(settling), "the answer to a create did not tell the ticket's id"));
    }
}
