package io.threadwell.connector.instagram;

import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.signature.Hmac;
import io.threadwell.testkit.connector.WebhookSamples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deliveries as Meta makes and signs them. */
final class InstagramSamples implements WebhookSamples {
    /** Meta's challenge knows no signature but a token of our choice; here it is the suite's live secret. */
    static final Secret VERIFY_TOKEN = Secret.of("the-live-secret-of-the-suite");

    @Override
    public Sample batch() {
        String elsewhere = Deliveries.text("m_4", "is this yours as well?").replace("'17841'", "'17842'");
        byte[] body = Deliveries.delivery(
                Deliveries.entry(
                        Accounts.US, "messaging", Deliveries.text("m_1", "hello"), Deliveries.text("m_2", "anyone?")),
                Deliveries.entry(
                        Accounts.US,
                        "messaging",
                        Deliveries.event("'postback':{'mid':'m_3','title':'Get started','payload':'START'}")),
                Deliveries.entry("17842", "messaging", elsewhere));
        return new Sample(body, List.of("m_1", "m_2", "m_3", "m_4"));
    }

    @Override
    public Sample batchWithBrokenElement() {
        byte[] body = Deliveries.messaging(
                Deliveries.text("m_1", "hello"),
                Deliveries.event("'message':{'text':'without an id'}"),
                Deliveries.text("m_3", "I am still here"));
        return new Sample(body, List.of("m_1", "m_3"));
    }

    @Override
    public byte[] unknownKind() {
        return Deliveries.messaging(Deliveries.event("'hologram':{'id':'1'}"));
    }

    @Override
    public Optional<List<byte[]>> idsAsTextAndAsNumbers() {
        byte[] text = Deliveries.messaging(Deliveries.text("9001", "hello"));
        String numbers = new String(text, StandardCharsets.UTF_8).replaceAll("\"([0-9]+)\"", "$1");
        return Optional.of(List.of(text, Deliveries.bytes(numbers)));
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
