package io.threadwell.examples.gateway.helpdesks;

import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.webhook.Secret;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * The helpdesk that the file has.
 *
 * @param name the section's
 * @param adapter builds the adapter, which is done once it is needed
 * @param webhookSecret what deliveries to {@code /webhooks/<name>} are signed with; empty: there is no such endpoint
 */
public record ServedHelpdesk(
        String name, Function<InstantSource, HelpdeskAdapter> adapter, Optional<Secret> webhookSecret) {}
