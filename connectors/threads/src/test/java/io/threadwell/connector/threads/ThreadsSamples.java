package io.threadwell.connector.threads;

import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.signature.Hmac;
import io.threadwell.testkit.connector.WebhookSamples;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deliveries as Meta makes and signs them. */
final class ThreadsSamples implements WebhookSamples {
    /** Meta's challenge knows no signature but a token of our choice; here it is the suite's live secret. */
    static final Secret VERIFY_TOKEN = Secret.of("the-live-secret-of-the-suite");

    @Override
    public Sample batch() {
        return new Sample(Deliveries.body("batch.json"), List.of("18101", "18102", "18103", "18104"));
    }

    @Override
    public Sample batchWithBrokenElement() {
        return new Sample(Deliveries.body("broken-value.json"), List.of("18101", "18103"));
    }

    @Override
    public byte[] unknownKind() {
        return Deliveries.body("unknown-field.json");
    }

    @Override
    public Optional<List<byte[]>> idsAsTextAndAsNumbers() {
        return Optional.of(List.of(Deliveries.body("text-ids.json"), Deliveries.body("numeric-ids.json")));
    }

    @Override
    public WebhookRequest signed(byte[] body, Secret secret) {
        String signature = "sha256=" + Hmac.sha256(secret.bytes()).hex(body);
        return new WebhookRequest(
                "POST", "/webhook", Map.of(), Map.of("X-Hub-Signature-256", List.of(signature)), body);
    }

    @Override
    public Optional<Challenge> challenge(Secret secret) {
        WebhookRequest request = new WebhookRequest(
                "GET",
                "/webhook",
                Map.of(
                        "hub.mode", List.of("subscribe"),
                        "hub.verify_token", List.of(secret.reveal()),
                        "hub.challenge", List.of("1158201444")),
                Map.of(),
                new byte[0]);
        return Optional.of(new Challenge(request, "1158201444"));
    }
}
