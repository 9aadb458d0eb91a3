package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.helpdesk.zendesk.ZendeskConfig;

/** What all that writes to one Zendesk account shares. */
record Desk(
        ZendeskConfig config,
        ZendeskApi api,
        Quotas quotas,
        KnownTickets tickets,
        Attempts attempts,
        TicketDocuments documents) {

    static Desk of(ZendeskConfig config) {
        Quotas quotas = new Quotas(config);
        return new Desk(
                config,
                new ZendeskApi(config, quotas),
                quotas,
                new KnownTickets(config),
                new Attempts(),
                new TicketDocuments(config));
    }
}
