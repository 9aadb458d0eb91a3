package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.support.json.JsonObject;

/**
 * Reacts to messages (page "Reaction messages"): a thumb up for a like, no emoji to take it back. There is one reaction of ours to a
 * message, so that doing it again leaves things as they are.
 */
final class Reactions implements Moderation {
    private static final String THUMB = "\uD83D\uDC4D";

    private final Messaging messaging;
    private final Quotas quotas;

    Reactions(Messaging messaging, Quotas quotas) {
        this.messaging = messaging;
        this.quotas = quotas;
    }

    @Override
    public void apply(AccountContext account, String externalId, Action action) {
        String emoji =
                switch (action) {
                    case LIKE -> THUMB;
                    case UNLIKE -> "";
                    case HIDE, UNHIDE, DELETE, PIN, UNPIN, APPROVE, REJECT ->
                        throw new UnsupportedOperation("WhatsApp has no " + action);
                };
        Item item = Item.parse(externalId);
        JsonObject reaction =
                JsonObject.create().put("message_id", item.wamid()).put("emoji", emoji);
        JsonObject body = Counterpart.addressed(item.counterpart())
                .put("type", "reaction")
                .put("reaction", reaction);
        account.needToken();
        quotas.reserve(account, item.counterpart());
        messaging.make(account, messaging.call(account, body).repeatable().named("react"));
    }
}
