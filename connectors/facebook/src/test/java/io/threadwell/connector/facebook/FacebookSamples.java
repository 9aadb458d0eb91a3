package io.threadwell.connector.facebook;

import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.signature.Hmac;
import io.threadwell.testkit.connector.WebhookSamples;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deliveries as Meta makes and signs them. */
final class FacebookSamples implements WebhookSamples {
    /** Meta's challenge knows no signature but a token of our choice; here it is the suite's live secret. */
    static final Secret VERIFY_TOKEN = Secret.of("the-live-secret-of-the-suite");

    @Override
    public Sample batch() {
        return new Sample(Deliveries.body("two-pages.json"), List.of("70_901", "70_902", "2002_71", "72_903"));
    }

    @Override
    public Sample batchWithBrokenElement() {
        return new Sample(Deliveries.body("broken-element.json"), List.of("70_901", "70_903"));
    }

    @Override
    public byte[] unknownKind() {
        return Deliveries.body("unknown-kind.json");
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
        return Optional.of(new Challenge(subscription(secret.reveal(), "1158201444"), "1158201444"));
    }

    static WebhookRequest subscription(String token, String challenge) {
        return new WebhookRequest(
                "GET",
                "/webhook",
                Map.of(
                        "hub.mode", List.of("subscribe"),
                        "hub.verify_token", List.of(token),
                        "hub.challenge", List.of(challenge)),
                Map.of(),
                new byte[0]);
    }
}
