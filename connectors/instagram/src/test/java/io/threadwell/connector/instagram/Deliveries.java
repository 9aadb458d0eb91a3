package io.threadwell.connector.instagram;

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

    private static NetworkWebhook webhook(InstagramConfig.Builder config) {
        return InstagramConnector.builder()
                .config(config.verifyToken(InstagramSamples.VERIFY_TOKEN).build())
                .build()
                .facet(NetworkWebhook.class)
                .orElseThrow();
    }

    /** A delivery with entries of accounts. */
    static byte[] delivery(String... entries) {
        return bytes("{'object':'instagram','entry':[" + String.join(",", entries) + "]}");
    }

    /** An entry of an account. */
    static String entry(String account, String list, String... events) {
        return "{'id':'" + account + "','time':1740996000000,'" + list + "':[" + String.join(",", events) + "]}";
    }

    static byte[] messaging(String... events) {
        return delivery(entry(Accounts.US, "messaging", events));
    }

    /** An event of Ana's. */
    static String event(String rest) {
        return "{'sender':{'id':'501'},'recipient':{'id':'17841'},'timestamp':1740992400000," + rest + "}";
    }

    /** What our side wrote to Ana. */
    static String echo(String mid, String rest) {
        return "{'sender':{'id':'17841'},'recipient':{'id':'501'},'timestamp':1740992400000,'message':{'mid':'" + mid
                + "','is_echo':true," + rest + "}}";
    }

    static String message(String mid, String rest) {
        return event("'message':{'mid':'" + mid + "'," + rest + "}");
    }

    static String text(String mid, String words) {
        return message(mid, "'text':'" + words + "'");
    }

    /** A change of the account's. */
    static byte[] change(String field, String value) {
        return delivery(entry(Accounts.US, "changes", "{'field':'" + field + "','value':" + value + "}"));
    }

    /** A comment of Ana's below media of ours. */
    static String comment(String id, String rest) {
        return "{'id':'" + id + "','text':'why?','from':{'id':'501','username':'ana'},"
                + "'media':{'id':'9001','media_product_type':'FEED'}" + rest + "}";
    }

    /** What events read as, without an app of ours. */
    static List<InboundEvent> of(String... events) {
        return parse(messaging(events));
    }

    /** What an event reads as, when our app is the one with the id 42. */
    static InboundEvent ofApp(String event) {
        InstagramConfig.Builder config = InstagramConfig.builder().appId("42").appSecret(InstagramSamples.VERIFY_TOKEN);
        return webhook(config).parse(raw(messaging(event))).get(0);
    }

    static List<InboundEvent> parse(byte[] body) {
        return webhook(InstagramConfig.builder()).parse(raw(body));
    }

    private static RawDelivery raw(byte[] body) {
        return new RawDelivery(new DeliveryId(1), "instagram", RECEIVED, body);
    }

    static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
