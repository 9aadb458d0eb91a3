package io.threadwell.helpdesk.zendesk;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookSource;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class WebhookFuzzTest {
    private static final WebhookSource<TicketChange> WEBHOOK = ZendeskHelpdesk.of(ZendeskConfig.builder()
                    .baseUri(URI.create("https://example.zendesk.com"))
                    .oauth(Secret.of("t"))
                    .integrationUser(1)
                    .build())
            .webhook()
            .orElseThrow();

    @FuzzTest(maxDuration = "30s")
    void anyBodyIsReadOrRefused(byte[] body) {
        try {
            WEBHOOK.parse(new RawDelivery(new DeliveryId(1), "zendesk", Instant.EPOCH, body));
        } catch (InvalidRequest refused) {
            // As documented, for what is not JSON.
        }
    }
}
