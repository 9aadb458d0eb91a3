package io.threadwell.connector.messenger;

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

    private Deliveries() {}

    private static NetworkWebhook webhook(MessengerConfig.Builder config) {
        return MessengerConnector.builder()
                .config(config.verifyToken(MessengerSamples.VERIFY_TOKEN).build())
                .build()
                .facet(NetworkWebhook.class)
                .orElseThrow();
    }

    /** A delivery with entries of pages. */
    static byte[] delivery(String... entries) {
        return bytes("{'object':'page','entry':[" + String.join(",", entries) + "]}");
    }

    /** An entry of a page. */
    static String entry(String page, String list, String... events) {
        return "{'id':'" + page + "','time':1740996000000,'" + list + "':[" + String.join(",", events) + "]}";
    }

    static byte[] messaging(String... events) {
        return delivery(entry(Accounts.PAGE, "messaging", events));
    }

    /** An event of Ana's. */
    static String event(String rest) {
        return "{'sender':{'id':'501'},'recipient':{'id':'1001'},'timestamp':1740992400000," + rest + "}";
    }

    /** What our side wrote to Ana. */
    static String echo(String mid, String rest) {
        return "{'sender':{'id':'1001'},'recipient':{'id':'501'},'timestamp':1740992400000,'message':{'mid':'" + mid
                + "','is_echo':true," + rest + "}}";
    }

    static String message(String mid, String rest) {
        return event("'message':{'mid':'" + mid + "'," + rest + "}");
    }

    static String text(String mid, String words) {
        return message(mid, "'text':'" + words + "'");
    }

    /** What events read as, without an app of ours. */
    static List<InboundEvent> of(String... events) {
        return parse(messaging(events));
    }

    /** What an event reads as, when our app is the one with the id 42. */
    static InboundEvent ofApp(String event) {
        MessengerConfig.Builder config = MessengerConfig.builder().appId("42").appSecret(MessengerSamples.VERIFY_TOKEN);
        return webhook(config).parse(raw(messaging(event))).get(0);
    }

    static List<InboundEvent> parse(byte[] body) {
        return webhook(MessengerConfig.builder()).parse(raw(body));
    }

    private static RawDelivery raw(byte[] body) {
        return new RawDelivery(new DeliveryId(1), "messenger", RECEIVED, body);
    }

    static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
