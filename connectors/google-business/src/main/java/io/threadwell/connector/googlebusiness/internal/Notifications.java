package io.threadwell.connector.googlebusiness.internal;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Announced;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.connector.googlebusiness.GoogleBusinessConnector;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.signature.Signatures;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notifications that Cloud Pub/Sub pushes (page "Manage real-time notifications"). They name a review and say no more. Pub/Sub can
 * sign its pushes with a token that Google's keys open, and reading a delivery asks nobody for keys; so the other way of its page "Push
 * subscriptions" is taken: a secret in the address, behind {@code token=}.
 */
final class Notifications implements NetworkWebhook {
    private static final Pattern REVIEW = Pattern.compile("(accounts/[^/]+/locations/[^/]+)/reviews/([A-Za-z0-9_-]+)");

    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets) {
        if (!request.method().equals("POST")) {
            return new Verification.Rejected(405, "Pub/Sub calls with POST");
        }
        String given = request.parameter("token").orElse("");
        boolean known = false;
        for (Secret secret : secrets) {
            known |= Signatures.matches(secret.reveal(), given);
        }
        return known ? Verification.accepted() : Verification.unauthorized("no token in the address, or a wrong one");
    }

    @Override
    public List<InboundEvent> parse(RawDelivery delivery) {
        JsonValue push;
        try {
            push = JsonValue.parse(delivery.body());
        } catch (JsonProblem notJson) {
            throw new InvalidRequest("the body is not JSON", notJson);
        }
        return push.asList().stream()
                .map(one -> event(one, delivery.receivedAt()))
                .toList();
    }

    private static InboundEvent event(JsonValue push, Instant receivedAt) {
        JsonValue message = push.get("message");
        return event(push, message, message.instant("publishTime").orElse(receivedAt));
    }

    private static InboundEvent event(JsonValue push, JsonValue message, Instant at) {
        try {
            JsonValue told = JsonValue.parse(Base64.getDecoder().decode(message.text("data", "")));
            Matcher review = REVIEW.matcher(told.text("review", ""));
            String type = told.text("type", "");
            if (review.matches()) {
                AccountId profile = new AccountId(GoogleBusinessConnector.NETWORK, review.group(1));
                return new Announced(profile, review.group(2), at);
            }
            if (!type.isEmpty() && Names.isProfile(told.text("location", ""))) {
                AccountId profile = new AccountId(GoogleBusinessConnector.NETWORK, told.text("location", ""));
                return new Noted(profile, type, at);
            }
        } catch (JsonProblem | IllegalArgumentException unreadable) {
            return unsupported("a notification that cannot be read", push, at);
        }
        return unsupported("a notification that names no review and no profile", push, at);
    }

    private static Unsupported unsupported(String reason, JsonValue push, Instant at) {
        return new Unsupported(new AccountId(GoogleBusinessConnector.NETWORK, "unknown"), reason, push.raw(), at);
    }
}
