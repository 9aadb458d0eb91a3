package io.threadwell.engine.internal.intake;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.webhook.WebhookSource;
import java.util.List;
import java.util.stream.Stream;

/** Where deliveries come in, and what reads them. */
public sealed interface Endpoint {
    String name();

    /** The name at the beginning of what stood in the address. */
    static String name(String address) {
        int slash = address.indexOf('/');
        return slash < 0 ? address : address.substring(0, slash);
    }

    /** The name of the secret that deliveries are signed with. */
    String secretName();

    WebhookSource<?> source();

    /** The endpoint of a network, or of several of one vendor's; it serves the accounts of all workspaces. */
    record OfNetwork(String name, String secretName, List<NetworkWebhook> sources) implements Endpoint {
        @Override
        public NetworkWebhook source() {
            return sources.size() == 1 ? sources.get(0) : new SharedWebhook(sources);
        }

        /** This one, and the other's network, too. */
        public OfNetwork and(OfNetwork other) {
            return new OfNetwork(
                    name,
                    secretName,
                    Stream.concat(sources.stream(), other.sources.stream()).toList());
        }
    }

    /** A helpdesk's endpoint; a helpdesk belongs to a workspace. */
    record OfHelpdesk(
            String name, String secretName, WebhookSource<TicketChange> source, WorkspaceId workspace, String system)
            implements Endpoint {}
}
