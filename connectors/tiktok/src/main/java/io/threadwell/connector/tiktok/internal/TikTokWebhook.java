package io.threadwell.connector.tiktok.internal;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.signature.Hmac;
import io.threadwell.support.signature.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * TikTok signs the time, a dot and the raw body with the app's secret (page "Webhooks Verification"). A delivery is one event; lists of them
 * are read too.
 */
final class TikTokWebhook implements NetworkWebhook {
    private static final String HEADER = "TikTok-Signature";

    private final Duration tolerance;
    private final InstantSource clock;

    TikTokWebhook(Duration tolerance, InstantSource clock) {
        this.tolerance = tolerance;
        this.clock = clock;
    }

    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets) {
        if (!request.method().equals("POST")) {
            return new Verification.Rejected(405, "TikTok calls with POST");
        }
        String time = "";
        String signature = "";
        for (String part : request.header(HEADER).orElse("").split(",")) {
            String trimmed = part.strip();
            if (trimmed.startsWith("t=")) {
                time = trimmed.substring(2);
            } else if (trimmed.startsWith("s=")) {
                signature = trimmed.substring(2);
            }
        }
        if (!time.matches("[0-9]{1,12}") || signature.isEmpty()) {
            return Verification.unauthorized("no signature");
        }
        List<Hmac> live =
                secrets.stream().map(secret -> Hmac.sha256(secret.bytes())).toList();
        byte[] prefix = (time + ".").getBytes(StandardCharsets.UTF_8);
        if (!Signatures.matchesAnyHex(live, signature, prefix, request.body())) {
            return Verification.unauthorized("wrong signature");
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(time));
        return Duration.between(signed, clock.instant()).abs().compareTo(tolerance) <= 0
                ? Verification.accepted()
                : Verification.unauthorized("the signature is not of now: look at the clocks");
    }

    @Override
    public List<InboundEvent> parse(RawDelivery delivery) {
        JsonValue body = parsed(delivery.body());
        List<InboundEvent> events = new ArrayList<>();
        for (JsonValue envelope : body.asList()) {
            events.add(new Envelope(envelope, delivery.receivedAt()).event());
        }
        return events;
    }

    private static JsonValue parsed(byte[] body) {
        JsonValue parsed;
        try {
            parsed = JsonValue.parse(body);
        } catch (JsonProblem notJson) {
            throw new InvalidRequest("a delivery of TikTok's is JSON", notJson);
        }
        if (!parsed.isObject() && !parsed.isArray()) {
            throw new InvalidRequest("a delivery of TikTok's is a JSON object");
        }
        return parsed;
    }
}
