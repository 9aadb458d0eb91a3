package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Withdrawn;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.connector.meta.DeliveryWalk;
import io.threadwell.connector.meta.Element;
import io.threadwell.connector.meta.Ids;
import io.threadwell.connector.meta.Unreadable;
import io.threadwell.connector.whatsapp.WhatsAppConnector;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads every change of a delivery (page "Webhooks: Fields"). A change says which number it is of, where it is of one. */
final class Deliveries {
    private static final DeliveryWalk WALK = new DeliveryWalk(
            WhatsAppConnector.NETWORK,
            "whatsapp_business_account",
            (entry, change) -> Ids.of(change.at("value", "metadata", "phone_number_id")),
            Deliveries::read);
    /** What is told of the business account, its numbers and templates, and of what was said before a number was connected. */
    private static final Set<String> NOTED = Set.of(
            "account_alerts",
            "account_review_update",
            "account_settings_update",
            "automatic_events",
            "business_capability_update",
            "business_status_update",
            "calls",
            "flows",
            "history",
            "message_template_components_update",
            "message_template_quality_update",
            "message_template_status_update",
            "partner_solutions",
            "payment_configuration_update",
            "phone_number_name_update",
            "phone_number_quality_update",
            "security",
            "smb_app_state_sync",
            "template_category_update",
            "template_correct_category_detection",
            "tracking_events",
            "user_preferences");

    private static final Set<String> GROUPS = Set.of(
            "group_lifecycle_update", "group_participants_update", "group_settings_update", "group_status_update");
    /** Events of {@code account_update} after which nothing of the account is ours any more. */
    private static final Set<String> ENDS = Set.of("PARTNER_REMOVED", "PARTNER_APP_UNINSTALLED", "ACCOUNT_DELETED");

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]{1,40}");

    private Deliveries() {}

    static List<InboundEvent> events(RawDelivery delivery) {
        return WALK.events(delivery);
    }

    private static List<InboundEvent> read(Element change) {
        if (change.list() != Element.Of.CHANGES) {
            throw new Unreadable("is of a sort that WhatsApp does not have");
        }
        String field = change.text("field");
        Element value = change.part(change.needValue());
        if (NOTED.contains(field)) {
            return List.of(noted(value, field, "event"));
        } else if (GROUPS.contains(field)) {
            return some(value.each("groups", group -> List.of(noted(group, field, "type"))));
        }
        People people = new People(value.json());
        return switch (field) {
            case "messages" -> messages(value, people);
            case "smb_message_echoes" -> some(value.each("message_echoes", one -> Messages.ours(one, people)));
            case "user_id_update" -> some(value.each("user_id_update", Renames::update));
            case "account_update" -> List.of(account(value));
            default -> throw new Unreadable("is of a field that is not known here");
        };
    }

    private static List<InboundEvent> messages(Element value, People people) {
        List<InboundEvent> events = new ArrayList<>();
        events.addAll(value.each("messages", message -> Messages.theirs(message, people)));
        events.addAll(value.each("statuses", Statuses::of));
        events.addAll(value.each(
                "errors",
                error -> List.of(
                        new Noted(error.account(), "error " + error.json().longValue("code", 0), error.told()))));
        return some(events);
    }

    private static List<InboundEvent> some(List<InboundEvent> events) {
        if (events.isEmpty()) {
            throw new Unreadable("without anything that is known here");
        }
        return events;
    }

    /** Numbers are connected through their business account: when access to that is taken, it is taken to all of them. */
    private static InboundEvent account(Element value) {
        String business = Ids.of(value.json().at("waba_info", "waba_id"));
        if (ENDS.contains(value.text("event"))) {
            AccountId all = business == null ? value.account() : new AccountId(WhatsAppConnector.NETWORK, business);
            return new Withdrawn(all, value.told());
        }
        return noted(value, "account_update", "event");
    }

    private static Noted noted(Element element, String field, String kind) {
        String named = element.text(kind);
        String what = WORD.matcher(named).matches() ? field + " " + named : field;
        JsonValue json = element.json();
        return new Noted(element.account(), what, json.instant("timestamp").orElse(element.told()));
    }
}
