package io.threadwell.connector.x.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.connector.x.XConnector;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes deliveries apart. Three products of X share one webhook: the Account Activity API, the X Activity API and the filtered stream
 * (page "V2 Webhooks API", "Products that support webhooks").
 */
final class Deliveries {
    private static final AccountId NOBODY = new AccountId(XConnector.NETWORK, "unknown");

    private Deliveries() {}

    static List<InboundEvent> events(RawDelivery delivery, boolean replyLookup) {
        JsonValue body = parsed(delivery.body());
        Instant told = delivery.receivedAt();
        List<InboundEvent> events = new ArrayList<>();
        JsonValue data = body.get("data");
        if (data.get("event_type").isText()) {
            new Occurrence(account(Fields.id(data.get("filter"), "user_id")), told).read(events, data);
        } else if (data.isObject()) {
            for (AccountId account : Matched.accounts(body)) {
                events.add(Matched.event(account, body, told));
            }
        } else {
            new Activity(account(Fields.id(body, "for_user_id")), told, replyLookup).read(events, body);
        }
        if (events.isEmpty()) {
            events.add(new Unsupported(NOBODY, "a delivery of a sort that is not known here", body.raw(), told));
        }
        return events;
    }

    private static AccountId account(@Nullable String id) {
        return id == null ? NOBODY : new AccountId(XConnector.NETWORK, id);
    }

    private static JsonValue parsed(byte[] body) {
        JsonValue parsed;
        try {
            parsed = JsonValue.parse(body);
        } catch (JsonProblem notJson) {
            throw new InvalidRequest("a delivery of X's is JSON", notJson);
        }
        if (!parsed.isObject()) {
            throw new InvalidRequest("a delivery of X's is a JSON object");
        }
        return parsed;
    }
}
