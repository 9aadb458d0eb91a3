package io.threadwell.connector.instagram.internal;

import io.threadwell.api.inbound.InboundEvent.Handover;
import io.threadwell.connector.meta.Element;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads which app answers in a conversation from now on (page "messaging_handovers"). The page says that each is told to the app that is
 * given the conversation or loses it, the page "Conversation Control" that all apps are told: by our app's id both read right.
 */
final class Turns {
    private static final String OWNER = "new_owner_app_id";

    private final @Nullable String app;

    Turns(@Nullable String app) {
        this.app = app;
    }

    Handover passed(Element element) {
        JsonValue turn = element.json().get("pass_thread_control");
        return handover(element, turn, !turn.get(OWNER).isMissing());
    }

    Handover taken(Element element) {
        return handover(element, element.json().get("take_thread_control"), false);
    }

    private Handover handover(Element element, JsonValue turn, boolean otherwise) {
        String owner = Ids.of(turn.get(OWNER));
        boolean ours = (app == null || owner == null) ? otherwise : app.equals(owner);
        return new Handover(element.account(), DirectMessages.counterpart(element), ours, DirectMessages.at(element));
    }
}
