package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.model.MessageKind;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells in one run of repair what is new from what was seen before. Not thread-safe. */
final class RepairRun {
    /** What the network does not show so soon after an answer to it may only be late. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private final EventReader reader;
    private final Session session;
    private final RepairMark mark;
    private final Instant now;
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<InboundEvent> newestFirst = new ArrayList<>();

    RepairRun(EventReader reader, Session session, RepairMark mark, Instant now) {
        this.reader = reader;
        this.session = session;
        this.mark = mark;
        this.now = now;
    }

    /** Takes a post or answer of ours, and what the feed says of the posts that it answers. */
    void ours(JsonValue item) {
        JsonValue post = item.get("post");
        boolean answers = post.at("record", "reply").isObject();
        post(post, answers ? MessageKind.COMMENT : MessageKind.POST);
        if (reader.indexedAt(post).isBefore(now.minus(SETTLED))) {
            gone(item.at("reply", "parent"));
            gone(item.at("reply", "root"));
        }
    }

    /** Takes something that stands under a post. */
    void reply(JsonValue node) {
        if (node.get("post").isObject()) {
            post(node.get("post"), MessageKind.COMMENT);
        } else {
            gone(node);
        }
    }

    List<JsonValue> unseen(List<JsonValue> notifications) {
        List<JsonValue> unseen = new ArrayList<>();
        for (JsonValue notification : notifications) {
            boolean ours = !reader.indexedAt(notification).isBefore(mark.from());
            if (isNew(Notifications.identity(notification)) && ours) {
                unseen.add(notification);
            }
        }
        Collections.reverse(unseen);
        return unseen;
    }

    /** What is new, oldest first where the network's order tells. */
    List<InboundEvent> events() {
        List<InboundEvent> events = new ArrayList<>(newestFirst);
        Collections.reverse(events);
        return events;
    }

    RepairMark mark() {
        return new RepairMark(mark.from(), seen);
    }

    private void post(JsonValue post, MessageKind kind) {
        if (isNew(post.text("uri").orElseGet(post::raw))
                && !reader.indexedAt(post).isBefore(mark.from())) {
            newestFirst.add(reader.post(session, post, kind));
        }
    }

    private void gone(JsonValue view) {
        String uri = view.text("uri", "");
        if (uri.isEmpty()) {
            return;
        }
        if (view.bool("notFound") && isNew("gone " + uri)) {
            newestFirst.add(new Deleted(session.account(), uri, now));
        }
        if (view.bool("blocked") && isNew("blocked " + uri)) {
            newestFirst.add(new Noted(session.account(), "blocked", now));
        }
    }

    private boolean isNew(String identity) {
        String hash = Hash.text(identity);
        return seen.add(hash) && !mark.seen().contains(hash);
    }
}
