package io.threadwell.connector.meta;

import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.support.signature.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** Makes what Meta would sign and send. */
final class Signed {
    static final Instant RECEIVED = Instant.parse("2025-03-03T10:00:00Z");

    private Signed() {}

    /** The form that carries a signed request. */
    static byte[] form(String json, Secret secret) {
        return bytes("signed_request=" + request(json, secret));
    }

    static String request(String json, Secret secret) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String payload = encoder.encodeToString(bytes(json));
        return encoder.encodeToString(Hmac.sha256(secret.bytes()).sign(payload)) + "." + payload;
    }

    static RawDelivery delivery(String endpoint, byte[] body) {
        return new RawDelivery(new DeliveryId(1), endpoint, RECEIVED, body);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
