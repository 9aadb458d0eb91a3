package io.threadwell.testkit.network;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.testkit.webhook.SignedLines;
import java.util.List;

/** The network's webhook. */
record FakeWebhook(Network network) implements NetworkWebhook {
    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets) {
        return SignedLines.verify(request, secrets);
    }

    @Override
    public List<InboundEvent> parse(RawDelivery delivery) {
        return SignedLines.read(delivery.body()).stream()
                .map(line -> FakeWire.read(network, line, delivery.receivedAt()))
                .toList();
    }
}
