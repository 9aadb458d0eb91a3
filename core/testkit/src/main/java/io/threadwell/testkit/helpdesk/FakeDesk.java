package io.threadwell.testkit.helpdesk;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.helpdesk.TicketFiles;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.ExternalRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a helpdesk keeps. It does not know a write again: the same write twice is two comments, so that a test can see it.
 * Guarded by its own lock.
 */
final class FakeDesk {
    private record Written(ExternalRef ticket, Instant at) {}

    private final String system;
    private final InstantSource clock;
    private final FakeChanges changes;
    private final Map<String, FakeTicket> tickets = new LinkedHashMap<>();
    private final Map<String, Written> written = new HashMap<>();
    private final Map<String, byte[]> files = new HashMap<>();
    /** Deleted tickets, and for merged ones where they went on. */
    private final Map<String, @Nullable ExternalRef> gone = new HashMap<>();

    private final Map<String, Integer> told = new LinkedHashMap<>();
    private final Map<String, List<WriteResult>> jobs = new HashMap<>();
    private final Map<String, Instant> jobsEnd = new HashMap<>();
    private Function<TicketWrite, @Nullable CareException> refusal = write -> null;

    FakeDesk(String system, InstantSource clock, FakeChanges changes) {
        this.system = system;
        this.clock = clock;
        this.changes = changes;
    }

    synchronized void setRefusal(Function<TicketWrite, @Nullable CareException> newRefusal) {
        refusal = newRefusal;
    }

    synchronized List<WriteResult> write(List<TicketWrite> writes, TicketFiles open) {
        return writes.stream().map(write -> write(write, open)).toList();
    }

    private WriteResult write(TicketWrite write, TicketFiles open) {
        CareException refused = refusal.apply(write);
        if (refused != null) {
            return new WriteResult.Failed(refused);
        }
        ExternalRef known = write.ticket();
        FakeTicket before = known == null ? null : tickets.get(known.id());
        if (known != null && before == null) {
            return new WriteResult.Failed(new NotFound("the helpdesk has no ticket " + known.id()));
        }
        ExternalRef into = known == null ? null : gone.get(known.id());
        if (known != null && gone.containsKey(known.id())) {
            return new WriteResult.Gone(into, "ticket " + known.id() + " was merged away or deleted");
        }
        FakeTicket ticket = before == null ? make(write) : before.changed(write.fields());
        if (!write.entries().isEmpty()) {
            String text = write.entries().stream().map(TicketEntry::text).collect(Collectors.joining("\n\n"));
            ticket = ticket.with(new FakeTicket.Comment(null, write.internal(), text, write.entries()));
            write.entries().forEach(entry -> told.merge(entry.key(), 1, Integer::sum));
            write.entries().forEach(entry -> keepFiles(entry, open));
            changes.comment(ticket, null, write.key(), text, write.internal());
        }
        keep(ticket);
        written.put(write.key(), new Written(ticket.ref(), clock.instant()));
        if (before != null && ticket.status() != before.status()) {
            changes.status(ticket, null, write.key());
        }
        return new WriteResult.Done(ticket.ref());
    }

    private void keepFiles(TicketEntry entry, TicketFiles open) {
        for (int i = 0; i < entry.attachments().size(); i++) {
            String name = entry.key() + "/" + i;
            open.open(entry, i).ifPresent(file -> {
                try (InputStream content = file.content()) {
                    files.put(name, content.readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** The kept files, by entry and place, such as {@code m7/0}. */
    synchronized Map<String, byte[]> files() {
        return Map.copyOf(files);
    }

    private FakeTicket make(TicketWrite write) {
        String id = Integer.toString(tickets.size() + 1);
        ExternalRef ref = new ExternalRef(system, id, "https://desk.example/tickets/" + id);
        return FakeTicket.made(ref, write.externalId(), write.fields());
    }

    private void keep(FakeTicket ticket) {
        tickets.put(ticket.ref().id(), ticket);
    }

    /** Begins a job whose results can be asked for from {@code end} on; its writes are made at once. */
    synchronized String begin(List<TicketWrite> writes, TicketFiles open, Instant end) {
        String job = "job-" + (jobs.size() + 1);
        jobs.put(job, write(writes, open));
        jobsEnd.put(job, end);
        return job;
    }

    /** The results of a job; empty while it goes on. */
    synchronized List<WriteResult> results(String job) {
        List<WriteResult> results = jobs.get(job);
        if (results == null) {
            throw new NotFound("the helpdesk has no job " + job);
        }
        return clock.instant().isBefore(end(job)) ? List.of() : results;
    }

    synchronized Instant end(String job) {
        return jobsEnd.getOrDefault(job, Instant.MIN);
    }

    /** The ticket of a write that was made before the given time. */
    synchronized @Nullable ExternalRef find(String writeKey, Instant madeBefore) {
        Written found = written.get(writeKey);
        return found == null || found.at.isAfter(madeBefore) ? null : found.ticket;
    }

    synchronized List<FakeTicket> tickets() {
        return List.copyOf(tickets.values());
    }

    synchronized Map<String, Integer> told() {
        return Map.copyOf(told);
    }

    /** A ticket by its own id or by ours. */
    synchronized FakeTicket ticket(String idOrExternalId) {
        List<FakeTicket> found = new ArrayList<>();
        tickets.values().stream()
                .filter(t -> t.externalId().equals(idOrExternalId))
                .forEach(found::add);
        FakeTicket byId = tickets.get(idOrExternalId);
        if (found.isEmpty() && byId != null) {
            found.add(byId);
        }
        if (found.size() != 1) {
            throw new IllegalArgumentException("there are " + found.size() + " tickets " + idOrExternalId);
        }
        return found.get(0);
    }

    synchronized String agentComments(String ticket, String agent, String text, boolean internal) {
        FakeTicket changed = ticket(ticket).with(new FakeTicket.Comment(agent, internal, text, List.of()));
        keep(changed);
        return changes.comment(changed, agent, null, text, internal);
    }

    synchronized String agentMerges(String ticket, String agent, String into) {
        FakeTicket merged = ticket(ticket);
        FakeTicket survivor = ticket(into);
        gone.put(merged.ref().id(), survivor.ref());
        return changes.merged(merged, agent, survivor);
    }

    synchronized String agentRemoves(String ticket, String agent, boolean there) {
        FakeTicket changed = ticket(ticket);
        if (there) {
            gone.remove(changed.ref().id());
        } else {
            gone.put(changed.ref().id(), null);
        }
        return changes.life(changed, agent, there);
    }

    synchronized String agentChanges(String ticket, TicketFields fields, Function<FakeTicket, String> tell) {
        FakeTicket changed = ticket(ticket).changed(fields);
        keep(changed);
        return tell.apply(changed);
    }
}
