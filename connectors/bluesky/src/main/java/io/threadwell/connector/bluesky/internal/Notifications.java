package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.model.MessageKind;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.paging.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The account's notifications: their pages, and what each of them says. */
final class Notifications {
    private static final List<String> WORDS = List.of("reply", "mention", "quote");
    private static final List<String> REACTIONS = List.of("like", "repost", "follow");
    private static final Set<String> NOTED = Set.of(
            "repost",
            "follow",
            "like-via-repost",
            "repost-via-repost",
            "starterpack-joined",
            "verified",
            "unverified",
            "subscribed-post",
            "contact-match");

    private final Xrpc xrpc;
    private final Posts posts;
    private final EventReader reader;
    private final boolean reactions;

    Notifications(Xrpc xrpc, Posts posts, EventReader reader, boolean reactions) {
        this.xrpc = xrpc;
        this.posts = posts;
        this.reader = reader;
        this.reactions = reactions;
    }

    /** A page, newest first by the time that the network files them under. */
    Page<JsonValue> page(Session session, @Nullable String cursor) {
        XrpcCall call = XrpcCall.query(session, "app.bsky.notification.listNotifications")
                .with("limit", "100");
        for (String reason : WORDS) {
            call = call.with("reasons", reason);
        }
        for (String reason : reactions ? REACTIONS : List.<String>of()) {
            call = call.with("reasons", reason);
        }
        JsonValue page = xrpc.call(session, cursor == null ? call : call.with("cursor", cursor));
        return new Page<>(
                page.get("notifications").elements(), page.text("cursor").orElse(null));
    }

    Instant filedAt(JsonValue notification) {
        return reader.indexedAt(notification);
    }

    /** What tells notifications apart. One post may bring several, for different reasons: it is one item. */
    static String identity(JsonValue notification) {
        return notification.text("uri").orElseGet(notification::raw);
    }

    /** The better of two notifications about one post: an answer to us says more than that it names us too. */
    static JsonValue better(JsonValue one, JsonValue other) {
        return rank(other) < rank(one) ? other : one;
    }

    private static int rank(JsonValue notification) {
        int rank = WORDS.indexOf(notification.text("reason", ""));
        return rank < 0 ? WORDS.size() : rank;
    }

    /** The events, in the order of the notifications; views are fetched for those that have something embedded. */
    List<InboundEvent> events(Session session, List<JsonValue> notifications) {
        Map<String, JsonValue> views = views(session, notifications);
        List<InboundEvent> events = new ArrayList<>();
        for (JsonValue notification : notifications) {
            JsonValue view = views.get(notification.text("uri", ""));
            events.add(event(session, notification, view == null ? JsonValue.missing() : view.get("embed")));
        }
        return events;
    }

    private Map<String, JsonValue> views(Session session, List<JsonValue> notifications) {
        List<String> embedding = notifications.stream()
                .filter(notification -> !notification.at("record", "embed").isMissing())
                .flatMap(notification -> notification.text("uri").stream())
                .filter(uri -> AtUri.parse(uri).isPresent())
                .distinct()
                .toList();
        return embedding.isEmpty() ? Map.of() : posts.views(session, embedding);
    }

    private InboundEvent event(Session session, JsonValue notification, JsonValue embed) {
        String reason = notification.text("reason", "");
        return switch (reason) {
            case "reply" -> reader.post(session, withEmbed(notification, embed), MessageKind.COMMENT);
            case "mention", "quote" -> reader.post(session, withEmbed(notification, embed), MessageKind.MENTION);
            case "like" -> like(session, notification);
            default ->
                NOTED.contains(reason)
                        ? new Noted(session.account(), reason, filedAt(notification))
                        : reader.unsupported(session, "a notification for an unknown reason", notification);
        };
    }

    private static JsonValue withEmbed(JsonValue notification, JsonValue embed) {
        if (embed.isMissing()) {
            return notification;
        }
        JsonObject merged = JsonObject.create();
        notification.fields().forEach(merged::put);
        return merged.put("embed", embed).toValue();
    }

    private InboundEvent like(Session session, JsonValue notification) {
        String subject = notification
                .text("reasonSubject")
                .or(() -> notification.at("record", "subject").text("uri"))
                .orElse("");
        if (!Threads.isOurs(session, subject)) {
            return new Noted(session.account(), "like", filedAt(notification));
        }
        return new Reacted(
                session.account(),
                subject,
                EventReader.author(notification.get("author")).orElse(null),
                "like",
                true,
                filedAt(notification));
    }
}
