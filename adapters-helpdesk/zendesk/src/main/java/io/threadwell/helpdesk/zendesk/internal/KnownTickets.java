package io.threadwell.helpdesk.zendesk.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.helpdesk.zendesk.ZendeskConfig;
import java.util.Optional;

/**
 * What is remembered of tickets: their external ids. Bounded, and no more than a saving of calls: what is forgotten is asked for
 * again. Thread-safe.
 */
final class KnownTickets {
    private static final int MOST = 200_000;

    private final String system;
    private final String agentUrl;
    private final Cache<String, String> externalIds =
            Caffeine.newBuilder().maximumSize(MOST).build();

    KnownTickets(ZendeskConfig config) {
        this.system = config.system();
        this.agentUrl = config.baseUri() + "/agent/tickets/";
    }

    /** The reference that is stored for a ticket; its address is the agent's view. */
    ExternalRef reference(String ticketId) {
        return new ExternalRef(system, ticketId, agentUrl + ticketId);
    }

    /** Remembers a ticket of ours and refers to it. */
    ExternalRef ours(String ticketId, TicketWrite write) {
        remember(ticketId, write.externalId());
        return reference(ticketId);
    }

    /** @param externalId empty when the ticket has none */
    void remember(String ticketId, String externalId) {
        externalIds.put(ticketId, externalId);
    }

    /** True also of tickets that are known to have no external id. */
    boolean isKnown(String ticketId) {
        return externalIds.getIfPresent(ticketId) != null;
    }

    Optional<String> externalId(String ticketId) {
        return Optional.ofNullable(externalIds.getIfPresent(ticketId)).filter(id -> !id.isEmpty());
    }
}
