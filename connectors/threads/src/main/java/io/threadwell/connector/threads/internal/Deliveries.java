package io.threadwell.connector.threads.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Announced;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.connector.meta.Ids;
import io.threadwell.connector.threads.ThreadsConnector;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads deliveries of Threads (page "Webhooks", "Notification Formats"), which have another shape than those of Meta's other
 * networks: a topic and {@code values}. The page shows one value in a delivery; several are read as well, as Meta sends changes
 * together when there are many (page "Webhooks: Getting Started", "Frequency"). A value that cannot be read becomes an
 * {@link Unsupported} with its JSON. Pure and thread-safe.
 */
final class Deliveries {
    private static final String REPOST = "REPOST_FACADE";

    private Deliveries() {}

    /** @throws InvalidRequest when the delivery as a whole is none of Threads' */
    static List<InboundEvent> events(RawDelivery delivery) {
        List<JsonValue> all = parsed(delivery.body()).asList();
        if (all.stream().noneMatch(Deliveries::isDelivery)) {
            throw new InvalidRequest("a delivery of Threads' has a topic and values");
        }
        List<InboundEvent> events = new ArrayList<>();
        for (JsonValue one : all) {
            Instant told = one.instant("time").orElse(delivery.receivedAt());
            String target = Ids.of(one.get("target_id"));
            List<JsonValue> values = one.get("values").asList();
            for (JsonValue value : values) {
                events.addAll(read(new Change(value, target, told)));
            }
            if (values.isEmpty()) {
                AccountId account = account(target);
                events.add(new Unsupported(account, "a delivery of a sort that is not known here", one.raw(), told));
            }
        }
        return events;
    }

    private static boolean isDelivery(JsonValue one) {
        return !one.get("values").isMissing()
                || !one.get("topic").isMissing()
                || !one.get("entry").isMissing();
    }

    private static JsonValue parsed(byte[] body) {
        try {
            return JsonValue.parse(body);
        } catch (JsonProblem notJson) {
            throw new InvalidRequest("a delivery of Threads' is JSON", notJson);
        }
    }

    /**
     * One value of a delivery.
     *
     * @param target what the delivery is about, which is a person's id with mentions, and an item's with replies
     */
    private record Change(JsonValue json, @Nullable String target, Instant told) {
        JsonValue value() {
            return json.get("value");
        }

        String field() {
            return json.text("field", "");
        }

        Unsupported unsupported(AccountId account, String reason) {
            return new Unsupported(account, reason, json.raw(), told);
        }
    }

    private static List<InboundEvent> read(Change change) {
        AccountId account = account(owner(change));
        String id = Ids.of(change.value().get("id"));
        if (id == null && known(change.field())) {
            return List.of(change.unsupported(account, "a change of " + change.field() + " without id"));
        }
        return switch (change.field()) {
            case "replies" -> Items.read(item(account, change), MessageKind.COMMENT);
            case "mentions" -> Items.read(item(account, change), MessageKind.MENTION);
            case "publish" -> List.of(published(account, change, String.valueOf(id)));
            case "delete" -> List.of(new Deleted(account, String.valueOf(id), deletedAt(change)));
            default -> List.of(change.unsupported(account, "a change of a field that is not known here"));
        };
    }

    private static boolean known(String field) {
        return List.of("replies", "mentions", "publish", "delete").contains(field);
    }

    private static Item item(AccountId account, Change change) {
        JsonValue root = change.value().get("root_post");
        boolean ours = account.externalId().equals(Ids.of(root.get("owner_id")));
        String us = ours ? root.text("username").orElse(null) : null;
        return new Item(account, us, change.value(), change.told());
    }

    /** Neither text nor thread is told: both are looked up. */
    private static InboundEvent published(AccountId account, Change change, String id) {
        Instant at = change.value().instant("timestamp").orElse(change.told());
        return change.value().text("media_type", "").equals(REPOST)
                ? new Noted(account, "repost", at)
                : new Announced(account, id, at);
    }

    private static Instant deletedAt(Change change) {
        return change.value().instant("deleted_at").orElse(change.told());
    }

    /**
     * Whose profile a change is of. A reply names the owner of the post at the top, a deletion that of the post; a mention stands
     * in a delivery about the person who is mentioned. Of a publication nothing is said but what the delivery is about.
     */
    private static @Nullable String owner(Change change) {
        JsonValue value = change.value();
        if (change.field().equals("replies")) {
            return Ids.of(value.at("root_post", "owner_id"));
        }
        JsonValue owner = value.get("owner");
        String named = Ids.of(owner.isObject() ? owner.get("owner_id") : owner);
        String target = change.target();
        if (named != null || target == null) {
            return named;
        }
        return target.equals(Ids.of(value.get("id"))) ? null : target;
    }

    private static AccountId account(@Nullable String id) {
        return new AccountId(ThreadsConnector.NETWORK, id == null ? "unknown" : id);
    }
}
