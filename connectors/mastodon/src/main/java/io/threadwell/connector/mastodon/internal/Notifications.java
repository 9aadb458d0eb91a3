package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads notifications (page "Notification"), those of Pleroma and GoToSocial among them, and the posts that come with them. */
final class Notifications {
    private static final Set<String> NONE_OF_OUR_BUSINESS = Set.of(
            "status",
            "follow",
            "follow_request",
            "poll",
            "admin.sign_up",
            "admin.report",
            "severed_relationships",
            "moderation_warning",
            "quoted_update",
            "added_to_collection",
            "collection_update",
            "annual_report",
            "move",
            "pending.favourite",
            "pending.reblog",
            "pleroma:report");

    private final Api api;
    private final Threads threads;

    Notifications(Api api, Threads threads) {
        this.api = api;
        this.threads = threads;
    }

    /** What a notification says; what cannot be read is kept. */
    List<InboundEvent> read(AccountContext account, JsonValue json) {
        AccountId us = account.account().id();
        try {
            return readable(account, us, json);
        } catch (Unreadable broken) {
            return List.of(new Unsupported(us, "notification: " + broken.getMessage(), json.raw(), at(json)));
        }
    }

    private List<InboundEvent> readable(AccountContext account, AccountId us, JsonValue json) {
        String type = json.text("type", "");
        JsonValue status = json.get("status");
        return switch (type) {
            case "mention", "quote" -> posted(account, Status.of(us, status));
            case "favourite", "reblog" -> List.of(reacted(us, json, type));
            case "reaction", "emoji_reaction", "pleroma:emoji_reaction" ->
                List.of(reacted(us, json, json.text("emoji", type)));
            case "update" -> updated(account, Status.of(us, status));
            default ->
                NONE_OF_OUR_BUSINESS.contains(type)
                        ? List.of(new Noted(us, type, at(json)))
                        : List.of(new Unsupported(us, "an unknown kind of notification", json.raw(), at(json)));
        };
    }

    private Instant at(JsonValue json) {
        return json.instant("created_at").orElseGet(api::now);
    }

    private InboundEvent reacted(AccountId us, JsonValue json, String reaction) {
        String item = json.get("status").text("id").orElseThrow(() -> new Unreadable("a reaction names no post"));
        return new Reacted(us, item, Status.author(us, json.get("account")), reaction, true, at(json));
    }

    /** A post that is new to us; when it was edited before we saw it, with all that it said. */
    List<InboundEvent> posted(AccountContext account, Status status) {
        AccountId us = account.account().id();
        if (status.isBoost()) {
            return List.of(new Noted(us, "reblog", status.at()));
        }
        Optional<ThreadRef> thread = threads.of(account, status);
        if (thread.isEmpty()) {
            return List.of(new Noted(us, "note-to-self", status.at()));
        }
        return status.editedAt().isEmpty()
                ? List.of(Items.posted(us, status, thread.get()))
                : Items.withHistory(us, status, thread.get(), history(account, status));
    }

    private JsonValue history(AccountContext account, Status status) {
        HttpCall call = HttpCall.get(api.address(account, "v1", "statuses", status.id(), "history"))
                .named("get history");
        try {
            return api.read(account, call, Priority.NORMAL);
        } catch (NotFound serverHasNone) {
            return JsonValue.missing();
        }
    }

    /** A post that was edited, where it concerns us. */
    List<InboundEvent> updated(AccountContext account, Status status) {
        AccountId us = account.account().id();
        boolean ours = status.isOurs() || status.mentionsUs() || status.answersUs();
        Optional<ThreadRef> thread = ours && !status.isBoost() ? threads.of(account, status) : Optional.empty();
        return thread.isEmpty()
                ? List.of(new Noted(us, "update", status.editedAt().orElse(status.at())))
                : List.of(Items.edited(us, status, thread.get()));
    }
}
