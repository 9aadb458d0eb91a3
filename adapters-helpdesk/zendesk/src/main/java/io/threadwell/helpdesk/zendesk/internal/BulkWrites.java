package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes many tickets in a job (Create Many Tickets, Update Many Tickets), which is then pending. */
final class BulkWrites {
    private final Desk desk;

    BulkWrites(Desk desk) {
        this.desk = desk;
    }

    void create(List<Draft> drafts, Batch batch) {
        List<Draft> written = new ArrayList<>();
        JsonArray tickets = documents(drafts, desk.documents()::create, written, batch);
        HttpCall call = desk.api()
                .post("/api/v2/tickets/create_many", JsonObject.create().put("tickets", tickets))
                .named("create tickets");
        begin(call, JobHandle.Kind.CREATE, written, batch);
    }

    void update(List<Draft> drafts, Batch batch) {
        List<Draft> written = new ArrayList<>();
        JsonArray tickets = documents(drafts, this::withId, written, batch);
        HttpCall call = desk.api()
                .put("/api/v2/tickets/update_many", JsonObject.create().put("tickets", tickets))
                .named("update tickets");
        begin(call, JobHandle.Kind.UPDATE, written, batch);
    }

    /** The bulk format for one ticket, the only one in which tags are added and taken away (Updating tag lists). */
    WriteResult updateOne(Draft draft) {
        Batch alone = new Batch(1);
        Draft first = new Draft(0, draft.write(), draft.requester(), draft.author(), draft.stamp());
        try {
            JsonObject body = JsonObject.create().put("ticket", desk.documents().update(draft));
            HttpCall call = desk.api()
                    .put("/api/v2/tickets/update_many", body)
                    .query("ids", Long.toString(TicketDocuments.ticketId(draft.write())))
                    .named("update ticket and tags");
            begin(call, JobHandle.Kind.UPDATE, List.of(first), alone);
        } catch (CareException unwritable) {
            alone.set(first, new WriteResult.Failed(unwritable));
        }
        return alone.result(first);
    }

    private void begin(HttpCall call, JobHandle.Kind kind, List<Draft> drafts, Batch batch) {
        if (drafts.isEmpty()) {
            return;
        }
        Duration settling = desk.config().bulkSettling();
        try {
            HttpAnswer answer = desk.api().send(call, Priority.CUSTOMER);
            Instant now = desk.api().now();
            if (!answer.isSuccess()) {
                all(drafts, ZendeskErrors.ofWrite(desk.api().refused(call, answer), now, settling), batch);
                return;
            }
            Optional<String> job = new JobStatus(answer.jsonIfAny()).id();
            if (job.isEmpty()) {
                all(
                        drafts,
                        new WriteResult.Unknown(now.plus(settling), "a bulk call was answered without a job"),
                        batch);
                return;
            }
            Instant look = now.plus(JobStatus.pause(0));
            for (int i = 0; i < drafts.size(); i++) {
                String handle = new JobHandle(kind, job.get(), i).toString();
                batch.set(drafts.get(i), new WriteResult.Pending(handle, look));
            }
        } catch (CareException error) {
            all(drafts, ZendeskErrors.ofWrite(error, desk.api().now(), settling), batch);
        }
    }

    private static void all(List<Draft> drafts, WriteResult result, Batch batch) {
        drafts.forEach(draft -> batch.set(draft, result));
    }

    private JsonObject withId(Draft draft) {
        return desk.documents().update(draft).put("id", TicketDocuments.ticketId(draft.write()));
    }

    private static JsonArray documents(
            List<Draft> drafts, Function<Draft, JsonObject> document, List<Draft> written, Batch batch) {
        JsonArray documents = JsonArray.create();
        for (Draft draft : drafts) {
            try {
                documents.add(document.apply(draft));
                written.add(draft);
            } catch (CareException unwritable) {
                batch.set(draft, new WriteResult.Failed(unwritable));
            }
        }
        return documents;
    }
}
