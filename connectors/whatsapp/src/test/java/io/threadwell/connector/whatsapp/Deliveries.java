package io.threadwell.connector.whatsapp;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Deliveries in the shape that Meta documents, and how they read. Apostrophes stand for quotation marks. */
final class Deliveries {
    static final Instant RECEIVED = Instant.parse("2025-03-03T10:00:00Z");
    static final Instant WRITTEN = Instant.parse("2025-03-03T09:00:00Z");
    static final String CONTACT = "{'profile':{'name':'Ana'},'wa_id':'16505551234'}";
    private static final NetworkWebhook WEBHOOK = WhatsAppConnector.builder()
            .config(WhatsAppConfig.builder()
                    .verifyToken(WhatsAppSamples.VERIFY_TOKEN)
                    .build())
            .build()
            .facet(NetworkWebhook.class)
            .orElseThrow();

    private Deliveries() {}

    /** A delivery with changes of one business account. */
    static byte[] delivery(String... changes) {
        return bytes("{'object':'whatsapp_business_account','entry':[{'id':'" + Accounts.BUSINESS
                + "','time':1740996000,'changes':[" + String.join(",", changes) + "]}]}");
    }

    /** A change of a number. */
    static String change(String field, String value) {
        return "{'field':'" + field + "','value':{'messaging_product':'whatsapp','metadata':{'display_phone_number':"
                + "'15550783881','phone_number_id':'" + Accounts.NUMBER + "'}" + value + "}}";
    }

    static String messages(String contacts, String... messages) {
        return change("messages", ",'contacts':[" + contacts + "],'messages':[" + String.join(",", messages) + "]");
    }

    /** A message of Ana's. */
    static String said(String wamid, String rest) {
        return "{'from':'16505551234','id':'" + wamid + "','timestamp':'1740992400'," + rest + "}";
    }

    static String text(String wamid, String words) {
        return said(wamid, "'type':'text','text':{'body':'" + words + "'}");
    }

    static String status(String rest) {
        return change("messages", ",'statuses':[{'id':'wamid.9','timestamp':'1740992400'," + rest + "}]");
    }

    /** What a message of Ana's reads as. */
    static List<InboundEvent> ofMessage(String rest) {
        return parse(delivery(messages(CONTACT, said("wamid.1", rest))));
    }

    static List<InboundEvent> parse(byte[] body) {
        return WEBHOOK.parse(new RawDelivery(new DeliveryId(1), "whatsapp", RECEIVED, body));
    }

    static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
