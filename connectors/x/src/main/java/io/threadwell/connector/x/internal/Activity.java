package io.threadwell.connector.x.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Receipt;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.InboundEvent.Withdrawn;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.connector.x.XConnector;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reads what the Account Activity API delivers: its page "Introduction", "Available activities". */
final class Activity {
    /** What stands beside the events. */
    private static final Set<String> BESIDE =
            Set.of("for_user_id", "user_has_blocked", "is_blocked_by", "users", "apps");

    private final AccountId account;
    private final Instant told;
    private final boolean replyLookup;

    Activity(AccountId account, Instant told, boolean replyLookup) {
        this.account = account;
        this.told = told;
        this.replyLookup = replyLookup;
    }

    /** Reads every event; what cannot be read is kept. */
    void read(List<InboundEvent> events, JsonValue body) {
        JsonValue users = body.get("users");
        body.fields().forEach((kind, elements) -> {
            if (!BESIDE.contains(kind)) {
                elements.asList().forEach(element -> events.add(event(kind, element, users)));
            }
        });
    }

    private InboundEvent event(String kind, JsonValue element, JsonValue users) {
        try {
            return read(kind, element, users);
        } catch (RuntimeException broken) {
            String why = broken instanceof Unreadable known ? String.valueOf(known.getMessage()) : "cannot be read";
            return new Unsupported(account, "an event of " + Fields.word(kind) + " " + why, element.raw(), told);
        }
    }

    private InboundEvent read(String kind, JsonValue element, JsonValue users) {
        if (!element.isObject()) {
            throw new Unreadable("is no object");
        }
        return switch (kind) {
            case "tweet_create_events" -> new StatusReader(account, told, replyLookup).event(element);
            case "tweet_delete_events" -> new Deleted(account, Fields.needId(element.get("status"), "id"), at(element));
            case "direct_message_events" -> new MessageReader(account, users, told).event(element);
            case "direct_message_mark_read_events" -> receipt(element);
            case "direct_message_indicate_typing_events" -> new Noted(account, "typing", at(element));
            case "favorite_events" -> new Noted(account, "like", at(element));
            case "follow_events", "unfollow_events", "block_events", "unblock_events", "mute_events", "unmute_events" ->
                new Noted(account, element.text("type", kind), at(element));
            case "user_event" -> revoked(element);
            case "replay_job_status" -> new Noted(account, "replay job", told);
            default -> throw new Unreadable("is not known here");
        };
    }

    /** Whoever reads a conversation has read it up to a message. */
    private InboundEvent receipt(JsonValue element) {
        String sender = Fields.id(element, "sender_id");
        String last = Fields.id(element, "last_read_event_id");
        if (sender == null || last == null) {
            throw new Unreadable("without a reader or a message");
        }
        return sender.equals(account.externalId())
                ? new Noted(account, "read by us", at(element))
                : new Receipt(account, last, DeliveryStatus.READ, at(element), null);
    }

    /** A person took the app's access away at X; the subscription is gone, too. */
    private InboundEvent revoked(JsonValue element) {
        JsonValue revoke = element.get("revoke");
        String user = Fields.id(revoke.get("source"), "user_id");
        if (user == null) {
            throw new Unreadable("is not known here");
        }
        return new Withdrawn(
                new AccountId(XConnector.NETWORK, user),
                revoke.instant("date_time").orElse(told));
    }

    private Instant at(JsonValue element) {
        return element.instant("created_timestamp")
                .or(() -> element.instant("timestamp_ms"))
                .or(() -> element.instant("created_at"))
                .orElse(told);
    }
}
