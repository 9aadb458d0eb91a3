package io.threadwell.connector.messenger.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Overheard;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.connector.messenger.MessengerConnector;
import io.threadwell.connector.meta.DeliveryWalk;
import io.threadwell.connector.meta.Element;
import io.threadwell.connector.meta.Unreadable;
import io.threadwell.support.json.JsonValue;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads every event of a delivery, whichever page it is of (page "Messenger Platform: Webhook Events Reference"). An event has its
 * sort as the name of a field. What is on standby, another app answers.
 */
final class Deliveries {
    /** What concerns programs and shops, not what people say. */
    private static final List<String> NOTED = List.of(
            "optin",
            "optout",
            "account_linking",
            "policy_enforcement",
            "policy-enforcement",
            "app_roles",
            "request_thread_control",
            "game_play",
            "messaging_feedback",
            "response_feedback",
            "messaging_customer_information",
            "checkout_update",
            "pre_checkout",
            "payment",
            "order",
            "appointment",
            "inbox_labels");

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]{1,40}");
    private static final String STANDBY = "standby";

    private final DeliveryWalk walk;
    private final Turns turns;

    /** @param app our app's id, by which it is known which app answers; absent where it is not told */
    Deliveries(@Nullable String app) {
        this.walk = new DeliveryWalk(MessengerConnector.NETWORK, "page", this::read);
        this.turns = new Turns(app);
    }

    List<InboundEvent> events(RawDelivery delivery) {
        return walk.events(delivery);
    }

    /** Some pages of Meta's, and the button "Test" of its dashboard, show events as changes of the field they are subscribed by. */
    private List<InboundEvent> read(Element element) {
        if (element.list() != Element.Of.CHANGES) {
            return events(element, element.list() == Element.Of.STANDBY);
        }
        String field = element.text("field");
        if (!field.startsWith("messag") && !field.equals(STANDBY)) {
            throw new Unreadable("is none of Messenger's");
        }
        return events(element.part(element.needValue()), field.equals(STANDBY));
    }

    private List<InboundEvent> events(Element element, boolean standby) {
        List<InboundEvent> told = told(element);
        return standby ? told.stream().map(Deliveries::overheard).toList() : told;
    }

    private static InboundEvent overheard(InboundEvent event) {
        return event instanceof Posted posted ? new Overheard(posted) : event;
    }

    private List<InboundEvent> told(Element element) {
        JsonValue json = element.json();
        if (json.get("delivery").isObject()) {
            return Receipts.delivered(element);
        } else if (json.get("read").isObject()) {
            return Receipts.read(element);
        }
        return List.of(one(element));
    }

    private InboundEvent one(Element element) {
        JsonValue json = element.json();
        if (json.get("message").isObject()) {
            return Messages.message(element);
        } else if (json.get("postback").isObject()) {
            return Messages.postback(element);
        } else if (json.get("message_edit").isObject()) {
            return Messages.edit(element);
        } else if (json.get("reaction").isObject()) {
            return Messages.reaction(element);
        } else if (json.get("referral").isObject()) {
            return referral(element);
        } else if (json.get("pass_thread_control").isObject()) {
            return turns.passed(element);
        } else if (json.get("take_thread_control").isObject()) {
            return turns.taken(element);
        }
        return noted(element);
    }

    /** Somebody came back by a link or an advertisement, and has said nothing yet (page "messaging_referrals"). */
    private static Noted referral(Element element) {
        String source = element.json().get("referral").text("source", "");
        String what = WORD.matcher(source).matches() ? "referral " + source : "referral";
        return new Noted(element.account(), what, Messages.at(element));
    }

    private static Noted noted(Element element) {
        for (String name : NOTED) {
            if (!element.json().get(name).isMissing()) {
                return new Noted(element.account(), name.replace('-', '_'), Messages.at(element));
            }
        }
        throw new Unreadable("is of a sort that is not known here");
    }
}
