package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.helpdesk.zendesk.ZendeskConfig;
import java.util.List;
import java.util.Optional;

/** The adapter's parts, put together for one account. */
public final class Parts {
    private final TicketSync sync;
    private final Jobs jobs;
    private final Lookup lookup;
    private final ChangeFeed feed;
    private final People people;
    private final Optional<ZendeskWebhook> webhook;

    public Parts(ZendeskConfig config) {
        Desk desk = Desk.of(config);
        this.people = new People(config, desk.quotas());
        this.lookup = new Lookup(desk.api(), desk.tickets(), desk.attempts());
        this.sync = new TicketSync(desk, new Requesters(desk.api(), config.requestersSingly()), lookup);
        this.jobs = new Jobs(desk);
        this.feed = new ChangeFeed(desk, people);
        this.webhook = config.integrationUser().isPresent()
                ? Optional.of(new ZendeskWebhook(desk, config.integrationUser().getAsLong()))
                : Optional.empty();
    }

    public TicketSync sync() {
        return sync;
    }

    public Jobs jobs() {
        return jobs;
    }

    public ChangeFeed feed() {
        return feed;
    }

    public People people() {
        return people;
    }

    /** Present when our own comments can be known in it. */
    public Optional<ZendeskWebhook> webhook() {
        return webhook;
    }

    /** As {@link io.threadwell.api.helpdesk.HelpdeskAdapter#find}. */
    public List<FindResult<ExternalRef>> find(List<TicketWrite> writes) {
        return lookup.find(writes);
    }
}
