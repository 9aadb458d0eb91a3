package io.threadwell.connector.telegram.internal;

import io.threadwell.api.error.InvalidRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message's external id. Telegram numbers messages in each chat anew, and in the chats of a business account apart from those of the bot
 * itself, so that all three parts are needed.
 *
 * @param connection of the business account whose chat it is in; absent in the bot's own chats
 * @param message the number in the chat; for a button that was pressed, a word of its own
 */
record Item(@Nullable String connection, String chat, String message) {
    private static final Pattern FORM =
            Pattern.compile("(?:([A-Za-z0-9_-]{1,128}):)?(-?[0-9]{1,18}):([A-Za-z0-9_-]{1,80})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** @throws InvalidRequest when it is none */
    static Item parse(@Nullable String externalId) {
        Matcher parts = FORM.matcher(externalId == null ? "" : externalId);
        if (!parts.matches()) {
            throw new InvalidRequest("not the id of a message on Telegram");
        }
        return new Item(parts.group(1), parts.group(2), parts.group(3));
    }

    /** Whether Telegram has a message for it. */
    boolean isMessage() {
        return NUMBER.matcher(message).matches();
    }

    /** @throws InvalidRequest when there is no message for it */
    long number() {
        if (!isMessage()) {
            throw new InvalidRequest("a button that was pressed is no message on Telegram");
        }
        return Long.parseLong(message);
    }

    Item withMessage(String other) {
        return new Item(connection, chat, other);
    }

    @Override
    public String toString() {
        return (connection == null ? "" : connection + ":") + chat + ":" + message;
    }
}
