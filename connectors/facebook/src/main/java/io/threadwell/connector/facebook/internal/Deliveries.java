package io.threadwell.connector.facebook.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.connector.facebook.FacebookConnector;
import io.threadwell.connector.meta.DeliveryWalk;
import io.threadwell.connector.meta.Element;
import java.util.List;
import java.util.Set;

/** Reads every change of a delivery, whichever page it is of. */
final class Deliveries {
    private static final DeliveryWalk WALK = new DeliveryWalk(FacebookConnector.NETWORK, "page", Deliveries::read);

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
        return WALK.events(delivery);
    }

    /** Private messages are another product with webhooks of its own; what is subscribed too much is at least kept. */
    private static List<InboundEvent> read(Element element) {
        return element.list() == Element.Of.CHANGES
                ? change(element)
                : List.of(element.unsupported("a Messenger event"));
    }

    private static List<InboundEvent> change(Element element) {
        String field = element.text("field");
        if (PROFILE.contains(field)) {
            return List.of(new Noted(element.account(), "page " + field, element.told()));
        }
        Change change = Change.of(field, new Item(element.account(), element.needValue(), element.told()));
        return switch (field) {
            case "feed" -> FeedChanges.feed(change);
            case "mention" -> FeedChanges.mention(change);
            case "ratings" -> RatingChanges.of(change);
            default -> throw change.unknown();
        };
    }
}
