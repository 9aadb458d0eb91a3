package io.threadwell.benchmark;

import io.threadwell.api.connector.FindResult;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A helpdesk that takes everything at once and remembers nothing, so that what is measured is ours. */
final class QuickDesk implements HelpdeskAdapter {
    private static final String SYSTEM = "quick";

    @Override
    public HelpdeskDescriptor descriptor() {
        return new HelpdeskDescriptor(SYSTEM, "Quick", "1", 100, 60_000, 1, Set.of());
    }

    @Override
    public List<WriteResult> sync(List<TicketWrite> writes, TicketFiles files) {
        return writes.stream()
                .<WriteResult>map(write -> new WriteResult.Done(
                        new ExternalRef(SYSTEM, write.caseId().toString(), null)))
                .toList();
    }

    @Override
    public Checkup checkup() {
        return Checkup.good("nobody");
    }

    @Override
    public int singly() {
        return 1;
    }

    @Override
    public List<WriteResult> resume(List<PendingWrite> pending) {
        throw new IllegalStateException("nothing is ever pending here");
    }

    @Override
    public List<FindResult<ExternalRef>> find(List<TicketWrite> writes) {
        throw new IllegalStateException("nothing is ever unknown here");
    }

    @Override
    public ChangePage changes(String cursor) {
        return new ChangePage(List.of(), "0", Duration.ofHours(1));
    }

    @Override
    public Optional<WebhookSource<TicketChange>> webhook() {
        return Optional.empty();
    }
}
