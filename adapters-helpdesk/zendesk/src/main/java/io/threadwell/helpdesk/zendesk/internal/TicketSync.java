package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches. A bulk call costs two requests at least, its own and one for its job, so that up to two writes of a kind go
 * singly. Thread-safe.
 */
public final class TicketSync {
    /** What Create Many Tickets and Update Many Tickets take. */
    public static final int MAX_BATCH = 100;

    private static final int SINGLY = 2;
    private static final int SOONER_SINGLY = 16;

    private final Desk desk;
    private final Requesters requesters;
    private final KnownTickets tickets;
    private final Attempts attempts;
    private final Lookup lookup;
    private final Quotas quotas;
    private final SingleWrites single;
    private final BulkWrites bulk;

    TicketSync(Desk desk, Requesters requesters, Lookup lookup) {
        this.desk = desk;
        this.requesters = requesters;
        this.lookup = lookup;
        this.tickets = desk.tickets();
        this.attempts = desk.attempts();
        this.quotas = desk.quotas();
        this.single = new SingleWrites(desk);
        this.bulk = new BulkWrites(desk);
    }

    /** As {@link io.threadwell.api.helpdesk.HelpdeskAdapter#sync}. */
    public List<WriteResult> sync(List<TicketWrite> writes) {
        if (writes.size() > MAX_BATCH) {
            throw new InvalidRequest("a batch has at most " + MAX_BATCH + " writes, was " + writes.size());
        }
        Batch batch = new Batch(writes.size());
        List<Draft> ready = drafts(writes, batch);
        create(ready.stream().filter(draft -> draft.write().creates()).toList(), batch);
        update(ready.stream().filter(draft -> !draft.write().creates()).toList(), batch);
        return batch.results();
    }

    /** As {@link io.threadwell.api.helpdesk.HelpdeskAdapter#singly}: a job is done no sooner than the first look at it. */
    public int singly() {
        return quotas.sparesSingles(SOONER_SINGLY) ? SOONER_SINGLY : SINGLY;
    }

    private List<Draft> drafts(List<TicketWrite> writes, Batch batch) {
        List<Participants> participants = writes.stream().map(Participants::of).toList();
        Requesters.Users users = requesters.of(
                participants.stream().flatMap(some -> some.all().stream()).toList());
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            TicketWrite write = writes.get(i);
            Participants some = participants.get(i);
            Draft draft = new Draft(i, write, users.id(some.requester()), users.id(some.author()), null);
            CareException obstacle = first(users.obstacle(some.requester()), users.obstacle(some.author()));
            if (obstacle != null) {
                end(draft, new WriteResult.Failed(obstacle), batch);
            } else {
                drafts.add(draft);
            }
        }
        return drafts;
    }

    private void create(List<Draft> creates, Batch batch) {
        if (creates.size() <= SINGLY) {
            creates.forEach(draft -> batch.set(draft, single.create(draft)));
        } else {
            bulk.create(creates, batch);
        }
    }

    private void update(List<Draft> updates, Batch batch) {
        List<Draft> plain = new ArrayList<>();
        for (Draft draft : updates) {
            Draft vetted = vetted(draft, batch);
            if (vetted != null && TicketDocuments.changesTags(vetted.write())) {
                updated(vetted, bulk.updateOne(vetted), batch);
            } else if (vetted != null) {
                plain.add(vetted);
            }
        }
        if (plain.size() <= SINGLY && !plain.isEmpty() && quotas.takeSingleUpdates(plain.size())) {
            plain.forEach(draft -> updated(draft, single.update(draft), batch));
        } else if (!plain.isEmpty()) {
            bulk.update(plain, batch);
            plain.forEach(draft -> updated(draft, batch.result(draft), batch));
        }
    }

    /** Null when the write has its result already: it is there from an attempt before, or must wait. */
    private @Nullable Draft vetted(Draft draft, Batch batch) {
        try {
            String ticket = Long.toString(TicketDocuments.ticketId(draft.write()));
            Draft checked = stamped(draft, batch);
            if (checked != null) {
                Optional<Instant> wait = quotas.takeTicketUpdate(ticket);
                if (wait.isPresent()) {
                    throw new RateLimited("this ticket's 30 updates in 10 minutes are used up", wait.get());
                }
            }
            return checked;
        } catch (CareException error) {
            end(draft, new WriteResult.Failed(error), batch);
            return null;
        }
    }

    private @Nullable Draft stamped(Draft draft, Batch batch) {
        TicketWrite write = draft.write();
        if (attempts.isFresh(write)) {
            return draft;
        }
        Optional<Instant> stamp = attempts.takeStamp(write);
        if (stamp.isPresent()) {
            return draft.stamped(stamp.get());
        }
        Lookup.Seen seen = lookup.look(write);
        if (seen instanceof Lookup.Seen.NotThere notThere) {
            return draft.stamped(notThere.changedAt());
        }
        batch.set(
                draft,
                seen instanceof Lookup.Seen.There
                        ? new WriteResult.Done(tickets.ours(Long.toString(TicketDocuments.ticketId(write)), write))
                        : new WriteResult.Unknown(desk.api().now(), "an earlier attempt took effect otherwise"));
        return null;
    }

    private void end(Draft draft, WriteResult result, Batch batch) {
        batch.set(draft, result);
        attempts.ended(draft.write(), draft.stamp(), result);
    }

    private void updated(Draft draft, WriteResult result, Batch batch) {
        end(draft, result, batch);
        if (result instanceof WriteResult.Failed) {
            quotas.giveBackTicketUpdate(Long.toString(TicketDocuments.ticketId(draft.write())));
        }
    }

    private static @Nullable CareException first(@Nullable CareException one, @Nullable CareException other) {
        return one != null ? one : other;
    }
}
