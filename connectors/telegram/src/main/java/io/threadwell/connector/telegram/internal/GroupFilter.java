package io.threadwell.connector.telegram.internal;

import io.threadwell.connector.telegram.TelegramConfig.Groups;
import io.threadwell.support.json.JsonValue;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a group's talk concerns the bot. Telegram's own filter, the privacy mode (page "Bot Features", section "Privacy Mode"), does not
 * work for bots that are administrators.
 *
 * @param whole groups of which everything is taken
 */
record GroupFilter(Groups groups, Set<String> whole) {
    /** Whether a message of a group is taken. */
    boolean takes(Bot bot, String chat, JsonValue message) {
        return groups == Groups.DELIVERED || whole.contains(chat) || concerns(bot, message);
    }

    private static boolean concerns(Bot bot, JsonValue message) {
        JsonValue answered = message.get("reply_to_message");
        return bot.is(answered.get("from"))
                || answered.bool("is_automatic_forward")
                || message.bool("is_automatic_forward")
                || names(bot, message);
    }

    /** Whether the words name the bot, by name or as a link to it, or are a command for it. */
    static boolean names(Bot bot, JsonValue message) {
        boolean caption = message.get("text").isMissing();
        String text = message.text(caption ? "caption" : "text", "");
        for (JsonValue entity :
                message.get(caption ? "caption_entities" : "entities").elements()) {
            String type = entity.text("type", "");
            boolean named =
                    switch (type) {
                        case "text_mention" -> bot.is(entity.get("user"));
                        case "mention" -> isName(bot.username(), covered(text, entity));
                        case "bot_command" -> isCommand(bot.username(), covered(text, entity));
                        default -> false;
                    };
            if (named) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(@Nullable String username, String word) {
        return username != null && word.toLowerCase(Locale.ROOT).equals("@" + username.toLowerCase(Locale.ROOT));
    }

    /** A command that names no bot is for all that know it. */
    private static boolean isCommand(@Nullable String username, String word) {
        int at = word.indexOf('@');
        return at < 0 ? !word.isEmpty() : isName(username, word.substring(at));
    }

    /** Offsets are counted in UTF-16 units, as Java's are (section "MessageEntity"). */
    private static String covered(String text, JsonValue entity) {
        long start = entity.longValue("offset", -1);
        long end = start + entity.longValue("length", 0);
        return start < 0 || end > text.length() || end < start ? "" : text.substring((int) start, (int) end);
    }
}
