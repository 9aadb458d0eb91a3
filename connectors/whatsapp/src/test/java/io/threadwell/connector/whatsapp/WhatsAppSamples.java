package io.threadwell.connector.whatsapp;

import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.signature.Hmac;
import io.threadwell.testkit.connector.WebhookSamples;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deliveries as Meta makes and signs them. */
final class WhatsAppSamples implements WebhookSamples {
    /** Meta's challenge knows no signature but a token of our choice; here it is the suite's live secret. */
    static final Secret VERIFY_TOKEN = Secret.of("the-live-secret-of-the-suite");

    @Override
    public Sample batch() {
        byte[] body = Deliveries.delivery(
                Deliveries.messages(
                        Deliveries.CONTACT, Deliveries.text("wamid.1", "hello"), Deliveries.text("wamid.2", "anyone?")),
                Deliveries.messages(Deliveries.CONTACT, Deliveries.text("wamid.3", "I am still here")));
        return new Sample(body, List.of("16505551234:wamid.1", "16505551234:wamid.2", "16505551234:wamid.3"));
    }

    @Override
    public Sample batchWithBrokenElement() {
        byte[] body = Deliveries.delivery(Deliveries.messages(
                Deliveries.CONTACT,
                Deliveries.text("wamid.1", "hello"),
                "{'from':'16505551234','timestamp':'1740992400','type':'text','text':{'body':'without an id'}}",
                Deliveries.text("wamid.3", "I am still here")));
        return new Sample(body, List.of("16505551234:wamid.1", "16505551234:wamid.3"));
    }

    @Override
    public byte[] unknownKind() {
        return Deliveries.delivery(Deliveries.messages(
                Deliveries.CONTACT, Deliveries.said("wamid.1", "'type':'hologram','hologram':{'id':'1'}")));
    }

    @Override
    public Optional<List<byte[]>> idsAsTextAndAsNumbers() {
        String text = "'entry':[{'id':'1','time':1740996000,'changes':[{'field':'messages','value':{'metadata':"
                + "{'phone_number_id':'106540352242922'},'messages':[{'from':'16505551234','id':'wamid.1',"
                + "'timestamp':'1740992400','type':'text','text':{'body':'hello'}}]}}]}]";
        String numbers = text.replace("'106540352242922'", "106540352242922")
                .replace("'16505551234'", "16505551234")
                .replace("'1740992400'", "1740992400")
                .replace("'1'", "1");
        return Optional.of(List.of(
                Deliveries.bytes("{'object':'whatsapp_business_account'," + text + "}"),
                Deliveries.bytes("{'object':'whatsapp_business_account'," + numbers + "}")));
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
