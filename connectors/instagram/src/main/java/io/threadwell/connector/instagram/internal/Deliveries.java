package io.threadwell.connector.instagram.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Announced;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Overheard;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.connector.instagram.InstagramConnector;
import io.threadwell.connector.meta.DeliveryWalk;
import io.threadwell.connector.meta.Element;
import io.threadwell.connector.meta.Unreadable;
import io.threadwell.support.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads every change and every event of a delivery, whichever account it is of (page "Webhooks for Instagram"). */
final class Deliveries {
    /** Changes that tell nothing of what people say. */
    private static final List<String> NOTED_CHANGES = List.of("story_insights", "standby_settings");

    /** What concerns programs and shops, not what people say. */
    private static final List<String> NOTED = List.of(
            "optin", "policy_enforcement", "policy-enforcement", "app_roles", "request_thread_control", "order");

    private final DeliveryWalk walk;
    private final Turns turns;

    /** @param app our app's id, by which it is known which app answers; absent where it is not told */
    Deliveries(@Nullable String app) {
        this.walk = new DeliveryWalk(InstagramConnector.NETWORK, "instagram", this::read);
        this.turns = new Turns(app);
    }

    List<InboundEvent> events(RawDelivery delivery) {
        return walk.events(delivery);
    }

    private List<InboundEvent> read(Element element) {
        if (element.list() != Element.Of.CHANGES) {
            return List.of(event(element, element.list() == Element.Of.STANDBY));
        }
        String field = element.text("field");
        if (NOTED_CHANGES.contains(field)) {
            return List.of(new Noted(element.account(), field, element.told()));
        }
        Element part = element.part(element.needValue());
        return switch (field) {
            case "comments" -> List.of(comment(part, ""));
            case "live_comments" -> List.of(CommentItems.live(comment(part, CommentItems.LIVE)));
            case "mentions" -> List.of(mention(part));
            case "standby" -> List.of(event(part, true));
            default -> {
                if (field.startsWith("messag")) {
                    yield List.of(event(part, false));
                }
                throw new Unreadable("is none that is known here");
            }
        };
    }

    /** Deliveries of old apps tell the comment's words without its author, who is looked for then. */
    private static InboundEvent comment(Element element, String kind) {
        JsonValue json = element.json();
        boolean whole = !json.get("from").isMissing() && !json.get("media").isMissing();
        return whole
                ? CommentItems.own(element.account(), json, null, null, element.told())
                : new Announced(element.account(), kind + element.needId("id"), element.told());
    }

    /** Only ids are told (page "Mentions"). A mention in what media say themselves names no comment. */
    private static Announced mention(Element element) {
        String media = element.needId("media_id");
        String comment = element.id("comment_id");
        String reference = CommentItems.MENTIONED + media + (comment == null ? "" : ":" + comment);
        return new Announced(element.account(), reference, element.told());
    }

    private InboundEvent event(Element element, boolean standby) {
        InboundEvent told = told(element);
        return standby && told instanceof Posted posted ? new Overheard(posted) : told;
    }

    private InboundEvent told(Element element) {
        JsonValue json = element.json();
        if (json.get("message").isObject()) {
            return DirectMessages.message(element);
        } else if (json.get("postback").isObject()) {
            return DirectMessages.postback(element);
        } else if (json.get("message_edit").isObject()) {
            return DirectMessages.edit(element);
        } else if (json.get("reaction").isObject()) {
            return DirectMessages.reaction(element);
        } else if (json.get("read").isObject()) {
            return DirectMessages.seen(element);
        } else if (json.get("referral").isObject()) {
            return new Noted(element.account(), "referral", DirectMessages.at(element));
        } else if (json.get("pass_thread_control").isObject()) {
            return turns.passed(element);
        } else if (json.get("take_thread_control").isObject()) {
            return turns.taken(element);
        }
        return noted(element);
    }

    private static Noted noted(Element element) {
        for (String name : NOTED) {
            if (!element.json().get(name).isMissing()) {
                return new Noted(element.account(), name.replace('-', '_'), DirectMessages.at(element));
            }
        }
        throw new Unreadable("is of a sort that is not known here");
    }

    /** The id of a reference to a mention: the media's, and the comment's where there is one. */
    record Mention(String media, @Nullable String comment) {
        /** Absent when the reference is a comment's. */
        static @Nullable Mention of(String reference) {
            if (!reference.startsWith(CommentItems.MENTIONED)) {
                return null;
            }
            String[] parts =
                    reference.substring(CommentItems.MENTIONED.length()).split(":", 2);
            return new Mention(parts[0], parts.length == 2 ? parts[1] : null);
        }
    }
}
