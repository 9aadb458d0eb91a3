package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookSource;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.signature.Hmac;
import io.threadwell.support.signature.Signatures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Help Scout's webhooks (Webhooks, Verifying): HMAC-SHA1 in Base64 over the body as it came. Deliveries of conversations hold the
 * conversation as it then was, with its threads and without line items, so that each tells again what was told before, under the same
 * ids. Other deliveries do not say whose case they are about, and tell nothing.
 */
public final class HelpScoutWebhook implements WebhookSource<TicketChange> {
    private static final String SIGNATURE = "X-HelpScout-Signature";

    private final ConversationEvents events;
    private final Duration lookback;

    HelpScoutWebhook(Conversations conversations, long self, Duration lookback) {
        this.events = new ConversationEvents(conversations, self);
        this.lookback = lookback;
    }

    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets) {
        Optional<String> signature = request.header(SIGNATURE);
        if (signature.isEmpty()) {
            return Verification.unauthorized("the signature header is missing");
        }
        List<Hmac> live =
                secrets.stream().map(secret -> Hmac.sha1(secret.bytes())).toList();
        return Signatures.matchesAnyBase64(live, signature.get(), request.body())
                ? Verification.accepted()
                : Verification.unauthorized("the signature does not match");
    }

    @Override
    public List<TicketChange> parse(RawDelivery delivery) {
        JsonValue body;
        try {
            body = JsonValue.parse(delivery.body());
        } catch (JsonProblem notJson) {
            throw new InvalidRequest("a Help Scout delivery is not JSON", notJson);
        }
        Instant since = delivery.receivedAt().minus(lookback);
        List<TicketChange> changes = new ArrayList<>();
        for (JsonValue conversation : body.asList()) {
            changes.addAll(events.of(
                    conversation,
                    conversation.at("_embedded", "threads").elements(),
                    new ConversationEvents.Since(since, since)));
        }
        return changes;
    }
}
