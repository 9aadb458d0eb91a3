package io.threadwell.examples.gateway.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.signature.Hmac;
import io.threadwell.support.signature.Signatures;
import java.util.List;

/** Deliveries of the sample network: JSON lines, signed as a whole. */
final class SampleWebhook implements NetworkWebhook {
    static final String SIGNATURE = "x-sample-signature";

    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets) {
        List<Hmac> live =
                secrets.stream().map(secret -> Hmac.sha256(secret.bytes())).toList();
        String given = request.header(SIGNATURE).orElse("");
        return Signatures.matchesAnyHex(live, given, request.body())
                ? Verification.accepted()
                : Verification.unauthorized("signature");
    }

    @Override
    public List<InboundEvent> parse(RawDelivery delivery) {
        return new String(delivery.body(), UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> SampleLines.event(line, delivery.receivedAt()))
                .toList();
    }
}
