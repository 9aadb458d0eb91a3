package io.threadwell.connector.telegram.internal;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.signature.Signatures;
import java.util.ArrayList;
import java.util.List;

/**
 * Telegram shows the secret that it was given with {@code setWebhook}, and signs nothing (method {@code setWebhook}, parameter
 * {@code secret_token}). A delivery is one update; lists of them, as {@code getUpdates} answers, are read too.
 */
final class TelegramWebhook implements NetworkWebhook {
    private static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";

    private final GroupFilter filter;

    TelegramWebhook(GroupFilter filter) {
        this.filter = filter;
    }

    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets) {
        if (!request.method().equals("POST")) {
            return new Verification.Rejected(405, "Telegram calls with POST");
        }
        String given = request.header(HEADER).orElse("");
        boolean good = false;
        for (Secret secret : secrets) {
            good |= Signatures.matches(secret.reveal(), given);
        }
        return good
                ? Verification.accepted()
                : Verification.unauthorized(given.isEmpty() ? "no secret" : "wrong secret");
    }

    @Override
    public List<InboundEvent> parse(RawDelivery delivery) {
        JsonValue body = parsed(delivery.body());
        Updates updates = new Updates(Bot.behind(delivery.path()), filter, delivery.receivedAt());
        JsonValue list = body.isArray() ? body : body.get("result");
        if (!list.isArray()) {
            return updates.read(body);
        }
        List<InboundEvent> events = new ArrayList<>();
        list.elements().forEach(update -> events.addAll(updates.read(update)));
        return events;
    }

    private static JsonValue parsed(byte[] body) {
        JsonValue parsed;
        try {
            parsed = JsonValue.parse(body);
        } catch (JsonProblem notJson) {
            throw new InvalidRequest("a delivery of Telegram's is JSON", notJson);
        }
        if (!parsed.isObject() && !parsed.isArray()) {
            throw new InvalidRequest("a delivery of Telegram's is a JSON object");
        }
        return parsed;
    }
}
