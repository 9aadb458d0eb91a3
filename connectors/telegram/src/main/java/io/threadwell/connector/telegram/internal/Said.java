package io.threadwell.connector.telegram.internal;

import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.connector.telegram.TelegramConnector;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a message holds (type {@code Message}). */
final class Said {
    /** Its kinds that say something. */
    private static final Set<String> SAYING = Set.of(
            "text",
            "caption",
            "rich_message",
            "photo",
            "live_photo",
            "video",
            "video_note",
            "animation",
            "audio",
            "voice",
            "document",
            "sticker",
            "paid_media",
            "story",
            "checklist",
            "contact",
            "dice",
            "game",
            "poll",
            "venue",
            "location",
            "invoice",
            "web_app_data");

    /** Its kinds that tell what happened in the chat. */
    private static final Set<String> SERVICE = Set.of(
            "new_chat_members",
            "left_chat_member",
            "chat_owner_left",
            "chat_owner_changed",
            "new_chat_title",
            "new_chat_photo",
            "delete_chat_photo",
            "group_chat_created",
            "supergroup_chat_created",
            "channel_chat_created",
            "message_auto_delete_timer_changed",
            "migrate_to_chat_id",
            "migrate_from_chat_id",
            "pinned_message",
            "successful_payment",
            "refunded_payment",
            "users_shared",
            "chat_shared",
            "gift",
            "unique_gift",
            "gift_upgrade_sent",
            "connected_website",
            "write_access_allowed",
            "passport_data",
            "proximity_alert_triggered",
            "boost_added",
            "chat_background_set",
            "checklist_tasks_done",
            "checklist_tasks_added",
            "direct_message_price_changed",
            "forum_topic_created",
            "forum_topic_edited",
            "forum_topic_closed",
            "forum_topic_reopened",
            "general_forum_topic_hidden",
            "general_forum_topic_unhidden",
            "giveaway_created",
            "giveaway",
            "giveaway_winners",
            "giveaway_completed",
            "managed_bot_created",
            "paid_message_price_changed",
            "poll_option_added",
            "poll_option_deleted",
            "suggested_post_approved",
            "suggested_post_approval_failed",
            "suggested_post_declined",
            "suggested_post_paid",
            "suggested_post_refunded",
            "video_chat_scheduled",
            "video_chat_started",
            "video_chat_ended",
            "video_chat_participants_invited");

    private static final String START = "/start ";

    private Said() {}

    /** The name of what happened in the chat, where a message tells no more than that. */
    static Optional<String> service(JsonValue message) {
        return message.firstOf(SERVICE);
    }

    static boolean isKnown(JsonValue message) {
        return message.hasAny(SAYING);
    }

    static Content of(JsonValue message, String chat) {
        String text = Words.of(message);
        List<Attachment> attachments = Files.of(message);
        Map<String, String> attributes = new HashMap<>();
        if (text.startsWith(START)) {
            // Page "Bot Features", section "Deep Linking": what the link to the bot carried.
            put(
                    attributes,
                    ContentAttributes.REFERRAL,
                    text.substring(START.length()).strip());
        }
        put(attributes, ContentAttributes.PAYLOAD, message.get("web_app_data").text("data", ""));
        put(attributes, ContentAttributes.QUOTES, quoted(message, chat));
        put(attributes, ContentAttributes.STORY, Files.storyLink(message.get("reply_to_story")));
        put(attributes, TelegramConnector.ALBUM, message.text("media_group_id", ""));
        if (message.bool("is_topic_message")) {
            put(attributes, TelegramConnector.TOPIC, message.text("message_thread_id", ""));
        }
        put(attributes, TelegramConnector.FORWARDED_FROM, origin(message.get("forward_origin")));
        return new Content(text, attachments, attributes);
    }

    private static void put(Map<String, String> attributes, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            attributes.put(name, Texts.storable(value));
        }
    }

    /** A passage of what is answered, or an item of another chat. */
    private static String quoted(JsonValue message, String chat) {
        JsonValue elsewhere = message.get("external_reply");
        String otherChat = elsewhere.get("chat").text("id", "");
        String otherId = elsewhere.text("message_id", "");
        if (!otherChat.isEmpty() && !otherId.isEmpty()) {
            return new Item(null, otherChat, otherId).toString();
        }
        String answered = message.get("reply_to_message").text("message_id", "");
        boolean passage = !message.get("quote").isMissing() && !answered.isEmpty();
        return passage ? itemOf(message, chat, answered).toString() : "";
    }

    static Item itemOf(JsonValue message, String chat, String id) {
        return new Item(message.text("business_connection_id").orElse(null), chat, id);
    }

    private static @Nullable String origin(JsonValue origin) {
        return switch (origin.text("type", "")) {
            case "user" -> label(People.user(origin.get("sender_user")));
            case "hidden_user" -> origin.text("sender_user_name", "");
            case "chat" -> label(People.chat(origin.get("sender_chat")));
            case "channel" -> label(People.chat(origin.get("chat")));
            default -> null;
        };
    }

    private static @Nullable String label(@Nullable Author author) {
        return author == null ? null : author.label();
    }
}
