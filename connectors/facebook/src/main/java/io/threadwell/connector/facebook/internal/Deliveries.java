package io.threadwell.connector.facebook.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.connector.facebook.FacebookConnector;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes deliveries apart: every change of every entry, whichever page it is of. */
final class Deliveries {
    private static final Network NETWORK = FacebookConnector.NETWORK;
    private static final AccountId NOBODY = new AccountId(NETWORK, "unknown");

    /** What a page says of itself. Facebook tells of such changes mostly without saying what they are. */
    private static final Set<String> PROFILE = Set.of(
            "affiliation",
            "attire",
            "awards",
            "bio",
            "birthday",
            "category",
            "checkins",
            "company_overview",
            "culinary_team",
            "current_location",
            "description",
            "email",
            "founded",
            "general_info",
            "general_manager",
            "hometown",
            "hours",
            "location",
            "members",
            "mission",
            "name",
            "page_about_story",
            "page_change_proposal",
            "page_upcoming_change",
            "parking",
            "payment_options",
            "personal_info",
            "personal_interests",
            "phone",
            "picture",
            "price_range",
            "products",
            "public_transit",
            "website");

    private Deliveries() {}

    static List<InboundEvent> events(RawDelivery delivery) {
        JsonValue root = parsed(delivery.body());
        JsonValue entries = root.get("entry");
        if (entries.isMissing()) {
            throw new InvalidRequest("a delivery of Meta's has entries");
        }
        boolean page = root.text("object", "").equals("page");
        List<InboundEvent> events = new ArrayList<>();
        for (JsonValue entry : entries.asList()) {
            entry(events, entry, page, delivery.receivedAt());
        }
        return events;
    }

    private static JsonValue parsed(byte[] body) {
        try {
            return JsonValue.parse(body);
        } catch (JsonProblem notJson) {
            throw new InvalidRequest("a delivery of Meta's is JSON", notJson);
        }
    }

    private static void entry(List<InboundEvent> events, JsonValue entry, boolean page, Instant receivedAt) {
        String id = Item.idOf(entry.get("id"));
        AccountId account = id == null ? NOBODY : new AccountId(NETWORK, id);
        Instant told = entry.instant("time").orElse(receivedAt);
        int before = events.size();
        if (page) {
            for (JsonValue change : entry.get("changes").asList()) {
                change(events, new Item(account, change, told));
            }
            messages(events, account, entry.get("messaging"), told);
            messages(events, account, entry.get("standby"), told);
        }
        if (events.size() == before) {
            events.add(new Unsupported(account, "an entry of a sort that is not known here", entry.raw(), told));
        }
    }

    /** Private messages are another product with webhooks of its own; what is subscribed too much is at least kept. */
    private static void messages(List<InboundEvent> events, AccountId account, JsonValue messages, Instant told) {
        for (JsonValue message : messages.asList()) {
            events.add(new Unsupported(account, "a Messenger event", message.raw(), told));
        }
    }

    private static void change(List<InboundEvent> events, Item change) {
        String field = change.text("field");
        JsonValue value = change.json().get("value");
        try {
            if (PROFILE.contains(field)) {
                events.add(new Noted(change.account(), "page " + field, change.told()));
            } else if (!value.isObject()) {
                throw new Unreadable("without a value");
            } else {
                events.addAll(read(Change.of(field, new Item(change.account(), value, change.told()))));
            }
        } catch (RuntimeException broken) {
            events.add(unsupported(change, field, value, broken));
        }
    }

    private static List<InboundEvent> read(Change change) {
        return switch (change.field()) {
            case "feed" -> FeedChanges.feed(change);
            case "mention" -> FeedChanges.mention(change);
            case "ratings" -> RatingChanges.of(change);
            default -> throw change.unknown();
        };
    }

    private static Unsupported unsupported(Item change, String field, JsonValue value, RuntimeException broken) {
        String why = broken instanceof Unreadable known ? String.valueOf(known.getMessage()) : "cannot be read";
        String reason = "a change of " + word(field)
                + (value.isObject()
                        ? " (" + word(value.text("item", "")) + ", " + word(value.text("verb", "")) + ") "
                        : " ")
                + why;
        return new Unsupported(change.account(), reason, change.json().raw(), change.told());
    }

    /** Reasons never hold content: what does not look like a name of Meta's is not repeated. */
    private static String word(String text) {
        if (text.isEmpty() || text.length() > 40) {
            return "?";
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isOfNames(text.charAt(i))) {
                return "?";
            }
        }
        return text;
    }

    private static boolean isOfNames(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
