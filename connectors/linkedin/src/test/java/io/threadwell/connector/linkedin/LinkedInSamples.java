package io.threadwell.connector.linkedin;

import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.signature.Hmac;
import io.threadwell.testkit.connector.WebhookSamples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deliveries as LinkedIn makes and signs them. */
final class LinkedInSamples implements WebhookSamples {
    private static final String THREAD = "urn:li:activity:7094637247890620418";
    static final String MENTION = "urn:li:share:7094700000000000001";
    static final String CODE = "890e4665-4dfe-4ab1-b689-ed553bceeed0";

    static String comment(String id) {
        return "urn:li:comment:(" + THREAD + "," + id + ")";
    }

    @Override
    public Sample batch() {
        return new Sample(
                Deliveries.body("batch.json"),
                List.of(MENTION, comment("7094977717598625792"), comment("7094977717598625793")));
    }

    @Override
    public Sample batchWithBrokenElement() {
        return new Sample(Deliveries.body("broken-element.json"), List.of(MENTION, comment("7094977717598625793")));
    }

    @Override
    public byte[] unknownKind() {
        return Deliveries.body("unknown-kind.json");
    }

    @Override
    public WebhookRequest signed(byte[] body, Secret secret) {
        byte[] prefix = "hmacsha256=".getBytes(StandardCharsets.UTF_8);
        String signature = Hmac.sha256(secret.bytes()).hex(prefix, body);
        return new WebhookRequest("POST", "/webhook", Map.of(), Map.of("X-LI-Signature", List.of(signature)), body);
    }

    /** LinkedIn proves nothing with its question: it is the same whoever asks. */
    @Override
    public Optional<Challenge> challenge(Secret secret) {
        boolean live = secret.reveal().equals("the-live-secret-of-the-suite");
        String hash = Hmac.sha256(secret.bytes()).hex(CODE.getBytes(StandardCharsets.UTF_8));
        String answer = "{\"challengeCode\":\"" + CODE + "\",\"challengeResponse\":\"" + hash + "\"}";
        return live ? Optional.of(new Challenge(question(CODE), answer)) : Optional.empty();
    }

    static WebhookRequest question(String code) {
        return new WebhookRequest("GET", "/webhook", Map.of("challengeCode", List.of(code)), Map.of(), new byte[0]);
    }
}
