package io.threadwell.connector.telegram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Content;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.limit.Priority;

/** Gives messages of ours another text. */
final class Editor implements MessageEditor {
    private final BotApi api;

    Editor(BotApi api) {
        this.api = api;
    }

    /** What stands beside a file is changed by another method than a text alone, and an id does not tell which of them it is. */
    @Override
    public void edit(AccountContext account, String externalId, Content content) {
        String token = account.needToken().access();
        Item item = Item.parse(externalId);
        JsonObject text = named(item).put("text", content.text());
        try {
            api.call(token, Method.EDIT_MESSAGE_TEXT, text, Priority.CUSTOMER);
        } catch (InvalidRequest noText) {
            JsonObject caption = named(item).put("caption", content.text());
            api.call(token, Method.EDIT_MESSAGE_CAPTION, caption, Priority.CUSTOMER);
        }
    }

    private static JsonObject named(Item item) {
        return Room.of(item).parameters().put("message_id", item.number());
    }
}
