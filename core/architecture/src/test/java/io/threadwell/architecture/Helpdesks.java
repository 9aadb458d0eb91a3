package io.threadwell.architecture;

import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.webhook.Secret;
import io.threadwell.helpdesk.embedded.EmbeddedDesk;
import io.threadwell.helpdesk.helpscout.HelpScoutConfig;
import io.threadwell.helpdesk.helpscout.HelpScoutHelpdesk;
import io.threadwell.helpdesk.zendesk.ZendeskConfig;
import io.threadwell.helpdesk.zendesk.ZendeskHelpdesk;
import io.threadwell.testkit.store.InMemoryStore;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Every helpdesk, set up so that it declares all that it can do. */
final class Helpdesks {
    private static final Secret SECRET = Secret.of("a-secret-for-nobody");

    private Helpdesks() {}

    static List<HelpdeskAdapter> all() {
        return List.of(zendesk(), helpScout(), embedded());
    }

    private static HelpdeskAdapter zendesk() {
        return ZendeskHelpdesk.of(ZendeskConfig.builder()
                .baseUri(URI.create("https://example.zendesk.com"))
                .apiToken("care@example.com", SECRET)
                .integrationUser(1)
                .build());
    }

    private static HelpdeskAdapter helpScout() {
        return HelpScoutHelpdesk.of(HelpScoutConfig.builder()
                .app("app", SECRET)
                .mailbox(1)
                .keyField(1)
                .integrationUser(1)
                .build());
    }

    private static HelpdeskAdapter embedded() {
        return new EmbeddedDesk(
                new InMemoryStore().desk(WorkspaceId.DEFAULT), InstantSource.system(), Duration.ofSeconds(1));
    }
}
