package io.threadwell.connector.x.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.InboundEvent.Withdrawn;
import io.threadwell.api.model.AccountId;
import io.threadwell.connector.x.XConnector;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reads what the X Activity API delivers, one event at a time: its page "Event payloads". */
final class Occurrence {
    /** Events that are none of our business: what happens to profiles, and to people we do not talk with. */
    private static final Set<String> NOTED = Set.of("like", "follow", "profile", "spaces", "mute", "block", "news");

    private final AccountId account;
    private final Instant told;

    Occurrence(AccountId account, Instant told) {
        this.account = account;
        this.told = told;
    }

    /** Reads the event in {@code data}; what cannot be read is kept. */
    void read(List<InboundEvent> events, JsonValue data) {
        String type = data.text("event_type", "");
        int before = events.size();
        try {
            read(events, type, data);
        } catch (RuntimeException broken) {
            events.subList(before, events.size()).clear();
        }
        if (events.size() == before) {
            events.add(new Unsupported(
                    account, "an event " + Fields.word(type) + " that is not read here", data.raw(), told));
        }
    }

    private void read(List<InboundEvent> events, String type, JsonValue data) {
        JsonValue payload = data.get("payload");
        switch (type) {
            case "post.create", "post.mention.create", "post.reply.create", "post.quote.create", "post.repost.create" ->
                events.add(new PostReader(account, new Includes(data.get("includes")), told).event(payload));
            case "post.delete" -> events.add(new Deleted(account, Fields.needId(payload, "id"), told));
            case "dm.received", "dm.sent", "dm.read", "dm.indicate_typing" ->
                new Activity(account, told, false).read(events, payload);
            case "oauth.revoke" -> events.add(revoked(payload));
            case "broadcast.start", "broadcast.end", "chat.conversation_join" -> events.add(noted(type));
            default -> {
                if (NOTED.contains(type.substring(0, Math.max(0, type.indexOf('.'))))) {
                    events.add(noted(type));
                }
            }
        }
    }

    private Noted noted(String type) {
        return new Noted(account, Fields.word(type), told);
    }

    private Withdrawn revoked(JsonValue payload) {
        String user = Fields.needId(payload, "user_id");
        return new Withdrawn(
                new AccountId(XConnector.NETWORK, user),
                payload.instant("date_time").orElse(told));
    }
}
