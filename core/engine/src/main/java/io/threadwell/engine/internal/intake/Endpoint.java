package io.threadwell.engine.internal.intake;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.webhook.WebhookSource;

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

    /** A network's endpoint; it serves the accounts of all workspaces. */
    record OfNetwork(String name, String secretName, NetworkWebhook source) implements Endpoint {}

    /** A helpdesk's endpoint; a helpdesk belongs to a workspace. */
    record OfHelpdesk(
            String name, String secretName, WebhookSource<TicketChange> source, WorkspaceId workspace, String system)
            implements Endpoint {}
}
