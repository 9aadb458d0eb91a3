package io.threadwell.connector.telegram.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.support.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where messages go. Its text is the counterpart of a private conversation.
 *
 * @param connection of the business account in whose name the bot writes
 * @param topic of the person, in a channel's direct messages
 */
record Room(
        @Nullable String connection, String chat, @Nullable String topic) {
    private static final Pattern FORM =
            Pattern.compile("(?:([A-Za-z0-9_-]{1,128}):)?(-?[0-9]{1,18})(?:~([0-9]{1,18}))?");

    /** @throws InvalidRequest when it is none */
    static Room parse(@Nullable String counterpart) {
        Matcher parts = FORM.matcher(counterpart == null ? "" : counterpart);
        if (!parts.matches()) {
            throw new InvalidRequest("not a chat on Telegram");
        }
        return new Room(parts.group(1), parts.group(2), parts.group(3));
    }

    static Room of(Item item) {
        return new Room(item.connection(), item.chat(), null);
    }

    Room movedTo(String other) {
        return new Room(connection, other, topic);
    }

    /** Groups and channels have limits of their own. */
    boolean isShared() {
        return chat.startsWith("-");
    }

    /** The parameters that name it. */
    JsonObject parameters() {
        JsonObject parameters = JsonObject.create()
                .putIfPresent("business_connection_id", connection)
                .put("chat_id", Long.parseLong(chat));
        return topic == null ? parameters : parameters.put("direct_messages_topic_id", Long.parseLong(topic));
    }

    @Override
    public String toString() {
        return (connection == null ? "" : connection + ":") + chat + (topic == null ? "" : "~" + topic);
    }
}
