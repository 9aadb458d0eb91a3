package io.threadwell.testkit.helpdesk;

import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookSource;
import io.threadwell.testkit.webhook.SignedLines;
import java.util.List;
import java.util.stream.Stream;

/** The helpdesk's webhook. A change that it cannot read is left to the poll, which tells it as well. */
final class FakeHelpdeskWebhook implements WebhookSource<TicketChange> {
    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets) {
        return SignedLines.verify(request, secrets);
    }

    @Override
    public List<TicketChange> parse(RawDelivery delivery) {
        return SignedLines.read(delivery.body()).stream()
                .flatMap(FakeHelpdeskWebhook::change)
                .toList();
    }

    private static Stream<TicketChange> change(String line) {
        try {
            return Stream.of(FakeChanges.read(line));
        } catch (RuntimeException e) {
            return Stream.empty();
        }
    }
}
