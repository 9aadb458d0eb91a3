package io.threadwell.helpdesk.helpscout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookSource;
import java.time.Instant;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class WebhookFuzzTest {
    private static final WebhookSource<TicketChange> WEBHOOK = HelpScoutHelpdesk.of(HelpScoutConfig.builder()
                    .app("app", Secret.of("secret"))
                    .mailbox(1)
                    .keyField(2)
                    .integrationUser(1)
                    .build())
            .webhook()
            .orElseThrow();

    @FuzzTest(maxDuration = "30s")
    void any_body_is_read_or_refused(byte[] body) {
        try {
            WEBHOOK.parse(new RawDelivery(new DeliveryId(1), "helpscout", Instant.EPOCH, body));
        } catch (InvalidRequest refused) {
            // As documented, for what is not JSON.
        }
    }
}
