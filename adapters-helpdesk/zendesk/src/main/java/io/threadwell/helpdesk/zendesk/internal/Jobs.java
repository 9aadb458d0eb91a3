package io.threadwell.helpdesk.zendesk.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.helpdesk.HelpdeskAdapter.PendingWrite;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes on with the writes of jobs: one look for each job, whatever the number of its writes. Thread-safe. */
public final class Jobs {
    private final Desk desk;

    /** How often each job was looked at by this node, so that pauses grow. */
    private final Cache<String, Integer> looks =
            Caffeine.newBuilder().maximumSize(10_000).build();

    Jobs(Desk desk) {
        this.desk = desk;
    }

    /** As {@link io.threadwell.api.helpdesk.HelpdeskAdapter#resume}. */
    public List<WriteResult> resume(List<PendingWrite> pending) {
        Map<String, Seen> seen = new HashMap<>();
        List<WriteResult> results = new ArrayList<>();
        for (PendingWrite write : pending) {
            Optional<JobHandle> handle = JobHandle.parse(write.handle());
            WriteResult result = handle.isEmpty()
                    ? new WriteResult.Unknown(desk.api().now(), "the handle of the job cannot be read")
                    : of(write, handle.get(), seen.computeIfAbsent(handle.get().job(), this::look));
            desk.attempts().ended(write.write(), null, result);
            results.add(result);
        }
        return results;
    }

    private sealed interface Seen {
        record UnderWay(Instant again) implements Seen {}

        record Gone() implements Seen {}

        record Over(List<JsonValue> results) implements Seen {}
    }

    private Seen look(String job) {
        try {
            JobStatus status = new JobStatus(desk.api()
                    .json(desk.api().get("/api/v2/job_statuses/" + job).named("show job"), Priority.CUSTOMER));
            if (status.isOver()) {
                looks.invalidate(job);
                return new Seen.Over(status.results());
            }
            return again(job);
        } catch (RateLimited later) {
            return new Seen.UnderWay(later.until());
        } catch (NotFound gone) {
            return new Seen.Gone();
        } catch (CareException later) {
            return again(job);
        }
    }

    private Seen again(String job) {
        int looked = looks.asMap().merge(job, 1, Integer::sum);
        return new Seen.UnderWay(desk.api().now().plus(JobStatus.pause(looked)));
    }

    private WriteResult of(PendingWrite pending, JobHandle handle, Seen seen) {
        if (seen instanceof Seen.UnderWay underWay) {
            return new WriteResult.Pending(pending.handle(), underWay.again());
        }
        if (seen instanceof Seen.Over over) {
            return item(pending.write(), handle, over.results())
                    .map(item -> ended(pending.write(), handle, item))
                    .orElseGet(() -> new WriteResult.Unknown(desk.api().now(), "the job does not tell of this write"));
        }
        return new WriteResult.Unknown(desk.api().now(), "the job is not known any more: they are kept for a day");
    }

    private WriteResult ended(TicketWrite write, JobHandle handle, JsonValue item) {
        if (!JobStatus.succeeded(item)) {
            return failed(item);
        }
        String ticket = handle.kind() == JobHandle.Kind.CREATE
                ? item.text("id", "")
                : Long.toString(TicketDocuments.ticketId(write));
        return new WriteResult.Done(desk.tickets().ours(ticket, write));
    }

    private WriteResult failed(JsonValue item) {
        Instant now = desk.api().now();
        if (item.get("error").isMissing() && item.bool("success", true)) {
            return new WriteResult.Unknown(now, "the job does not say what became of this write");
        }
        CareException error = ZendeskErrors.ofItem(item);
        return error instanceof Conflict ? ZendeskErrors.changedMeanwhile(now) : new WriteResult.Failed(error);
    }

    /** By what cannot be mistaken first: our external id, the ticket that is updated, then the documented index. */
    private static Optional<JsonValue> item(TicketWrite write, JobHandle handle, List<JsonValue> items) {
        Optional<JsonValue> named = items.stream()
                .filter(item -> item.text("external_id", "").equals(write.externalId()))
                .findFirst();
        if (named.isPresent()) {
            return named;
        }
        if (write.ticket() != null) {
            String ticket = write.ticket().id();
            Optional<JsonValue> updated = items.stream()
                    .filter(item -> item.text("id", "").equals(ticket))
                    .findFirst();
            if (updated.isPresent()) {
                return updated;
            }
        }
        return items.stream()
                .filter(item -> item.longValue("index", -1) == handle.index())
                .filter(item -> item.text("external_id").isEmpty())
                .filter(item -> write.creates() || item.text("id").isEmpty())
                .findFirst();
    }
}
