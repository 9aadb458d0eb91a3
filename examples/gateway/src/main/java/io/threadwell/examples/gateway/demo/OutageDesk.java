package io.threadwell.examples.gateway.demo;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.helpdesk.ChangePage;
import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.HelpdeskDescriptor;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.helpdesk.TicketFiles;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.host.Checkup;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.webhook.WebhookSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A helpdesk that is out of order when the stream says so. */
final class OutageDesk implements HelpdeskAdapter {
    private final HelpdeskAdapter desk;
    private final InstantSource clock;
    private final AtomicLong calls = new AtomicLong();
    private final Set<String> refusedWrites = ConcurrentHashMap.newKeySet();
    private volatile boolean out;

    OutageDesk(HelpdeskAdapter desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    void setOut(boolean nowOut) {
        out = nowOut;
    }

    boolean isOut() {
        return out;
    }

    /** Calls to write that the desk took. */
    long calls() {
        return calls.get();
    }

    /** How many different writes came while the desk was out of order. */
    int refusedWrites() {
        return refusedWrites.size();
    }

    @Override
    public HelpdeskDescriptor descriptor() {
        return desk.descriptor();
    }

    @Override
    public List<WriteResult> sync(List<TicketWrite> writes, TicketFiles files) {
        if (out) {
            writes.forEach(write -> refusedWrites.add(write.key()));
            WriteResult refused = new WriteResult.Failed(new Unavailable("the helpdesk is out of order (503)"));
            return writes.stream().map(write -> refused).toList();
        }
        calls.incrementAndGet();
        return desk.sync(writes, files);
    }

    @Override
    public Checkup checkup() {
        return desk.checkup();
    }

    @Override
    public int singly() {
        return desk.singly();
    }

    @Override
    public List<WriteResult> resume(List<PendingWrite> pending) {
        return desk.resume(pending);
    }

    @Override
    public List<FindResult<ExternalRef>> find(List<TicketWrite> writes) {
        refuseWhenOut();
        return desk.find(writes);
    }

    @Override
    public ChangePage changes(@Nullable String cursor) {
        refuseWhenOut();
        return desk.changes(cursor);
    }

    @Override
    public Optional<WebhookSource<TicketChange>> webhook() {
        return desk.webhook();
    }

    private void refuseWhenOut() {
        if (out) {
            throw new RateLimited("the helpdesk is out of order (503), and says when to come again", later());
        }
    }

    private Instant later() {
        return clock.instant().plusSeconds(1);
    }
}
