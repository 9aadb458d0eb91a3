package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.connector.linkedin.LinkedInConnector;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.signature.Hmac;
import io.threadwell.support.signature.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * LinkedIn's page "Webhooks": deliveries are signed in {@code X-LI-Signature} with the app's client secret, over the words
 * {@code hmacsha256=} and the raw body. Every two hours LinkedIn asks whether the endpoint knows the secret.
 */
final class LinkedInWebhook implements NetworkWebhook {
    private static final String HEADER = "X-LI-Signature";
    private static final byte[] SIGNED_PREFIX = "hmacsha256=".getBytes(StandardCharsets.UTF_8);

    /** LinkedIn's codes are UUIDs. What could be the signed form of a delivery is never signed for whoever asks. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z-]{1,100}");

    private final Notifications notifications;

    LinkedInWebhook(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets) {
        List<Hmac> live =
                secrets.stream().map(secret -> Hmac.sha256(secret.bytes())).toList();
        return switch (request.method()) {
            case "POST" -> signed(request, live);
            case "GET" -> challenged(request, live);
            default -> new Verification.Rejected(405, "LinkedIn calls with GET or POST");
        };
    }

    private static Verification signed(WebhookRequest request, List<Hmac> live) {
        String given = request.header(HEADER).orElse("");
        if (given.isEmpty()) {
            return Verification.unauthorized("no signature");
        }
        return Signatures.matchesAnyHex(live, given, SIGNED_PREFIX, request.body())
                ? Verification.accepted()
                : Verification.unauthorized("wrong signature");
    }

    private static Verification challenged(WebhookRequest request, List<Hmac> live) {
        String code = request.parameter("challengeCode").orElse("");
        if (!CODE.matcher(code).matches()) {
            return new Verification.Rejected(400, "not a challenge of LinkedIn's");
        }
        if (live.isEmpty()) {
            return Verification.unauthorized("no secret is live");
        }
        String body = JsonObject.create()
                .put("challengeCode", code)
                .put("challengeResponse", live.get(0).hex(code.getBytes(StandardCharsets.UTF_8)))
                .toString();
        return new Verification.Challenge(new WebhookResponse(200, "application/json", body));
    }

    @Override
    public List<InboundEvent> parse(RawDelivery delivery) {
        JsonValue body = parsed(delivery.body());
        List<InboundEvent> events = new ArrayList<>();
        if (body.text("type", "").equals("ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS")) {
            for (JsonValue one : body.get("notifications").asList()) {
                events.add(notifications.read(one, delivery.receivedAt()));
            }
        }
        if (events.isEmpty()) {
            AccountId nobody = new AccountId(LinkedInConnector.NETWORK, "unknown");
            events.add(new Unsupported(
                    nobody, "a delivery of a sort that is not known here", body.raw(), delivery.receivedAt()));
        }
        return events;
    }

    private static JsonValue parsed(byte[] body) {
        JsonValue parsed;
        try {
            parsed = JsonValue.parse(body);
        } catch (JsonProblem notJson) {
            throw new InvalidRequest("a delivery of LinkedIn's is JSON", notJson);
        }
        if (!parsed.isObject()) {
            throw new InvalidRequest("a delivery of LinkedIn's is a JSON object");
        }
        return parsed;
    }
}
