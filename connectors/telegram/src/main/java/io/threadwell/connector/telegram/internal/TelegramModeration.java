package io.threadwell.connector.telegram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.limit.Priority;

/** Deletes, likes and pins, as far as the bot's rights in the chat go. */
final class TelegramModeration implements Moderation {
    private static final String LIKE = "\uD83D\uDC4D";

    private final BotApi api;

    TelegramModeration(BotApi api) {
        this.api = api;
    }

    @Override
    public void apply(AccountContext account, String externalId, Action action) {
        String token = account.needToken().access();
        Item item = Item.parse(externalId);
        switch (action) {
            case DELETE -> delete(token, item);
            case LIKE ->
                react(
                        token,
                        item,
                        JsonArray.create()
                                .add(JsonObject.create().put("type", "emoji").put("emoji", LIKE)));
            case UNLIKE -> react(token, item, JsonArray.create());
            case PIN -> call(token, Method.PIN_CHAT_MESSAGE, named(item).put("disable_notification", true));
            case UNPIN -> unpin(token, item);
            default -> throw new UnsupportedOperation("Telegram has no " + action);
        }
    }

    private void delete(String token, Item item) {
        try {
            String connection = item.connection();
            if (connection == null) {
                call(token, Method.DELETE_MESSAGE, named(item));
            } else {
                JsonObject parameters = JsonObject.create()
                        .put("business_connection_id", connection)
                        .put("message_ids", JsonArray.create().add(item.number()));
                call(token, Method.DELETE_BUSINESS_MESSAGES, parameters);
            }
        } catch (NotFound gone) {
            // That is how it shall be.
        }
    }

    private void unpin(String token, Item item) {
        try {
            call(token, Method.UNPIN_CHAT_MESSAGE, named(item));
        } catch (NotFound notPinned) {
            // That is how it shall be.
        }
    }

    private void react(String token, Item item, JsonArray reactions) {
        if (item.connection() != null) {
            throw new UnsupportedOperation("on Telegram a bot does not react in the name of a business account");
        }
        call(token, Method.SET_MESSAGE_REACTION, named(item).put("reaction", reactions));
    }

    private static JsonObject named(Item item) {
        return Room.of(item).parameters().put("message_id", item.number());
    }

    private void call(String token, Method method, JsonObject parameters) {
        api.call(token, method, parameters, Priority.CUSTOMER);
    }
}
