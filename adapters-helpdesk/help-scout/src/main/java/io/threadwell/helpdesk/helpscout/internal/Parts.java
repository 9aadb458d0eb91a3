package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.helpdesk.helpscout.HelpScoutConfig;
import java.util.List;
import java.util.Optional;

/** The adapter's parts, put together for one account. */
public final class Parts {
    private final TicketSync sync;
    private final Lookup lookup;
    private final ChangeFeed feed;
    private final Inspection inspection;
    private final Optional<HelpScoutWebhook> webhook;

    public Parts(HelpScoutConfig config) {
        HelpScoutApi api = new HelpScoutApi(config);
        Conversations conversations = new Conversations(api, config);
        Identity identity = new Identity(api, config);
        this.lookup = new Lookup(api, config, conversations);
        Documents documents = new Documents(config, new People(api, config));
        this.sync = new TicketSync(api, config, documents, conversations, lookup);
        this.feed = new ChangeFeed(api, config, conversations, identity);
        this.inspection = new Inspection(api, config, identity);
        this.webhook = config.integrationUser().isPresent()
                ? Optional.of(new HelpScoutWebhook(
                        conversations, config.integrationUser().getAsLong(), config.lookback()))
                : Optional.empty();
    }

    public TicketSync sync() {
        return sync;
    }

    public ChangeFeed feed() {
        return feed;
    }

    public Inspection inspection() {
        return inspection;
    }

    /** Present when our own threads can be known in it. */
    public Optional<HelpScoutWebhook> webhook() {
        return webhook;
    }

    /** As {@link io.threadwell.api.helpdesk.HelpdeskAdapter#find}. */
    public List<FindResult<ExternalRef>> find(List<TicketWrite> writes) {
        return lookup.find(writes);
    }
}
