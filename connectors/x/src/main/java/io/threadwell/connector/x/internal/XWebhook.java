package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.signature.Hmac;
import io.threadwell.support.signature.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * X's page "V2 Webhooks API", "Security": deliveries are signed over their raw bytes with the app's OAuth 2.0 client secret, in
 * {@code X-Twitter-Webhooks-Signature-OAuth2}, or with its consumer secret, in {@code X-Twitter-Webhooks-Signature}, or with both.
 * Either secret, or both, may be live; one good signature is enough.
 */
final class XWebhook implements NetworkWebhook {
    private static final String PREFIX = "sha256=";
    private static final List<String> HEADERS =
            List.of("X-Twitter-Webhooks-Signature-OAuth2", "X-Twitter-Webhooks-Signature");
    private static final int LONGEST_TOKEN = 1_000;

    private final boolean replyLookup;

    /** Preparing a key costs as much as signing a small body, and secrets hardly ever change. */
    private volatile Keys keys = Keys.of(List.of());

    XWebhook(boolean replyLookup) {
        this.replyLookup = replyLookup;
    }

    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets) {
        return switch (request.method()) {
            case "POST" -> signed(request, live(secrets));
            case "GET" -> challenged(request, live(secrets));
            default -> new Verification.Rejected(405, "X calls with GET or POST");
        };
    }

    private Keys live(List<Secret> secrets) {
        Keys live = keys;
        if (!live.secrets.equals(secrets)) {
            live = Keys.of(secrets);
            keys = live;
        }
        return live;
    }

    private static Verification signed(WebhookRequest request, Keys live) {
        boolean any = false;
        boolean good = false;
        for (String name : HEADERS) {
            String header = request.header(name).orElse("");
            if (header.startsWith(PREFIX)) {
                any = true;
                good |= Signatures.matchesAnyBase64(live.hmacs, header.substring(PREFIX.length()), request.body());
            }
        }
        return good ? Verification.accepted() : Verification.unauthorized(any ? "wrong signature" : "no signature");
    }

    /**
     * Answers the challenge-response check with the newest secret. X proves nothing with its question, and our answer is what it
     * would sign a delivery with: what could be the body of a delivery is therefore never signed.
     */
    private static Verification challenged(WebhookRequest request, Keys live) {
        String token = request.parameter("crc_token").orElse("");
        if (token.isEmpty() || token.length() > LONGEST_TOKEN || token.indexOf('{') >= 0) {
            return new Verification.Rejected(400, "not a challenge of X's");
        }
        if (live.hmacs.isEmpty()) {
            return Verification.unauthorized("no secret is live");
        }
        String answer = PREFIX + live.hmacs.get(0).base64(token.getBytes(StandardCharsets.UTF_8));
        String body = JsonObject.create().put("response_token", answer).toString();
        return new Verification.Challenge(new WebhookResponse(200, "application/json", body));
    }

    @Override
    public List<InboundEvent> parse(RawDelivery delivery) {
        return Deliveries.events(delivery, replyLookup);
    }

    private record Keys(List<Secret> secrets, List<Hmac> hmacs) {
        static Keys of(List<Secret> secrets) {
            return new Keys(
                    List.copyOf(secrets),
                    secrets.stream().map(secret -> Hmac.sha256(secret.bytes())).toList());
        }
    }
}
