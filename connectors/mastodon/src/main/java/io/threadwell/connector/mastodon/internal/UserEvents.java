package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads what a long connection tells (page "streaming API methods", "Event types and payloads"). It tells also of everybody whom the
 * account follows: that is noted, and so are the deletions of what was noted, as far as it is remembered. Of one connection, and used
 * by one thread.
 */
final class UserEvents {
    private static final int MOST_STRANGERS = 5_000;
    private static final Set<String> NONE_OF_OUR_BUSINESS = Set.of(
            "filters_changed",
            "announcement",
            "announcement.reaction",
            "announcement.delete",
            "encrypted_message",
            "notifications_merged");

    private final Api api;
    private final Notifications reader;
    private final Set<String> strangers = new LinkedHashSet<>();

    UserEvents(Api api, Notifications reader) {
        this.api = api;
        this.reader = reader;
    }

    List<InboundEvent> read(AccountContext account, Told told) {
        AccountId us = account.account().id();
        try {
            return readable(account, us, told);
        } catch (JsonProblem | Unreadable broken) {
            return List.of(new Unsupported(us, "a streamed " + told.kind() + " cannot be read", raw(told), api.now()));
        }
    }

    private List<InboundEvent> readable(AccountContext account, AccountId us, Told told) {
        return switch (told.kind()) {
            case "notification" -> reader.read(account, JsonValue.parse(told.data()));
            case "update" -> update(account, us, Status.of(us, JsonValue.parse(told.data())));
            case "status.update" -> reader.updated(account, Status.of(us, JsonValue.parse(told.data())));
            case "delete" -> List.of(deleted(us, told.data().strip()));
            case "conversation" -> conversation(account, us, JsonValue.parse(told.data()));
            default ->
                NONE_OF_OUR_BUSINESS.contains(told.kind())
                        ? List.of(new Noted(us, told.kind(), api.now()))
                        : List.of(new Unsupported(us, "an unknown kind of streamed event", raw(told), api.now()));
        };
    }

    /** What names us comes as a notification, too: both are the same item. */
    private List<InboundEvent> update(AccountContext account, AccountId us, Status status) {
        if (status.isOurs() || (status.mentionsUs() && !status.isBoost())) {
            return reader.posted(account, status);
        }
        remember(status.id());
        return List.of(new Noted(us, "update", status.at()));
    }

    private void remember(String id) {
        if (strangers.size() >= MOST_STRANGERS) {
            strangers.remove(strangers.iterator().next());
        }
        strangers.add(id);
    }

    private InboundEvent deleted(AccountId us, String id) {
        if (id.isEmpty()) {
            throw new Unreadable("a deletion names no post");
        }
        return strangers.remove(id) ? new Noted(us, "delete", api.now()) : new Deleted(us, id, api.now());
    }

    private List<InboundEvent> conversation(AccountContext account, AccountId us, JsonValue json) {
        JsonValue last = json.get("last_status");
        return last.isMissing()
                ? List.of(new Noted(us, "conversation", api.now()))
                : reader.posted(account, Status.of(us, last));
    }

    private static String raw(Told told) {
        return "event: " + told.kind() + "\ndata: " + told.data();
    }
}
