package io.threadwell.connector.telegram.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads updates (type {@code Update}), each of which holds one thing that happened.
 *
 * @param told when we heard of it, for what Telegram gives no time
 */
record Updates(Bot bot, GroupFilter filter, Instant told) {
    /** What is asked for: {@code message_reaction} comes for bots that are administrators. */
    static final List<String> WANTED = List.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "business_connection",
            "business_message",
            "edited_business_message",
            "deleted_business_messages",
            "message_reaction",
            "callback_query",
            "my_chat_member");

    private static final Set<String> NOTED = Set.of(
            "business_connection",
            "guest_message",
            "message_reaction_count",
            "inline_query",
            "chosen_inline_result",
            "shipping_query",
            "pre_checkout_query",
            "purchased_paid_media",
            "poll",
            "poll_answer",
            "my_chat_member",
            "chat_member",
            "chat_join_request",
            "chat_boost",
            "removed_chat_boost",
            "managed_bot");

    List<InboundEvent> read(JsonValue update) {
        try {
            for (Map.Entry<String, JsonValue> field : update.fields().entrySet()) {
                if (!field.getKey().equals("update_id")) {
                    return read(update, field.getKey(), field.getValue());
                }
            }
            return List.of(unsupported("an update that holds nothing", update));
        } catch (Unreadable lacking) {
            return List.of(unsupported(String.valueOf(lacking.getMessage()), update));
        }
    }

    private List<InboundEvent> read(JsonValue update, String kind, JsonValue value) {
        return switch (kind) {
            case "message", "channel_post", "business_message" ->
                List.of(new Reading(bot, filter, told, value).written());
            case "edited_message", "edited_channel_post", "edited_business_message" ->
                List.of(new Reading(bot, filter, told, value).changed());
            case "deleted_business_messages" -> deleted(value);
            case "message_reaction" -> reactions(value);
            case "callback_query" -> List.of(pressed(value));
            default ->
                List.of(
                        NOTED.contains(kind)
                                ? new Noted(bot.account(), kind, told)
                                : unsupported("an update of a kind that is not known here", update));
        };
    }

    private Unsupported unsupported(String reason, JsonValue update) {
        return new Unsupported(bot.account(), reason, update.raw(), told);
    }

    private List<InboundEvent> deleted(JsonValue value) {
        String chat = Reading.id(value.get("chat"), "id", "a deletion without a chat");
        List<InboundEvent> events = new ArrayList<>();
        for (JsonValue id : value.get("message_ids").elements()) {
            id.text()
                    .ifPresent(one -> events.add(new Deleted(
                            bot.account(), Said.itemOf(value, chat, one).toString(), told)));
        }
        if (events.isEmpty()) {
            throw new Unreadable("a deletion without messages");
        }
        return events;
    }

    /** Telegram tells all reactions of one person as they were and as they are. */
    private List<InboundEvent> reactions(JsonValue value) {
        String chat = Reading.id(value.get("chat"), "id", "a reaction without a chat");
        String id = Reading.id(value, "message_id", "a reaction without a message");
        String item = new Item(null, chat, id).toString();
        Instant at = value.instant("date").orElse(told);
        Author author = People.user(value.get("user"));
        Author who = author == null ? People.chat(value.get("actor_chat")) : author;
        List<String> before = names(value.get("old_reaction"));
        List<String> after = names(value.get("new_reaction"));
        List<InboundEvent> events = new ArrayList<>();
        for (String gone : before) {
            if (!after.contains(gone)) {
                events.add(new Reacted(bot.account(), item, who, gone, false, at));
            }
        }
        for (String given : after) {
            if (!before.contains(given)) {
                events.add(new Reacted(bot.account(), item, who, given, true, at));
            }
        }
        return events.isEmpty() ? List.of(new Noted(bot.account(), "message_reaction", told)) : events;
    }

    private static List<String> names(JsonValue reactions) {
        List<String> names = new ArrayList<>();
        for (JsonValue reaction : reactions.elements()) {
            String type = reaction.text("type", "");
            names.add(
                    switch (type) {
                        case "emoji" -> reaction.text("emoji", type);
                        case "custom_emoji" -> "custom:" + reaction.text("custom_emoji_id", "");
                        default -> type;
                    });
        }
        return names;
    }

    /** A button that was pressed is an answer of the person's, in the button's words. */
    private InboundEvent pressed(JsonValue query) {
        String id = query.text("id")
                .filter(word -> word.matches("[A-Za-z0-9_-]{1,60}"))
                .orElseThrow(() -> new Unreadable("a button that was pressed, without an id"));
        JsonValue message = query.get("message");
        if (message.isMissing()) {
            return new Noted(bot.account(), "callback_query", told);
        }
        JsonValue chat = message.get("chat");
        String chatId = Reading.id(chat, "id", "a button in no chat");
        Item below = Said.itemOf(message, chatId, Reading.id(message, "message_id", "a button below no message"));
        boolean direct = chat.text("type", "").equals("private");
        String data = query.text("data", "");
        String parent = below.toString();
        return new Posted(
                bot.account(),
                below.withMessage("press-" + id).toString(),
                direct
                        ? ThreadRef.direct(new Room(below.connection(), chatId, null).toString(), parent)
                        : ThreadRef.childOf(parent, null),
                direct ? Visibility.PRIVATE : Visibility.PUBLIC,
                direct ? MessageKind.DIRECT_MESSAGE : MessageKind.COMMENT,
                false,
                People.user(query.get("from")),
                new Content(
                        Texts.storable(label(message, data)),
                        List.of(),
                        data.isEmpty() ? Map.of() : Map.of(ContentAttributes.PAYLOAD, Texts.storable(data))),
                told,
                null,
                null);
    }

    private static String label(JsonValue message, String data) {
        for (JsonValue row : message.get("reply_markup").get("inline_keyboard").elements()) {
            for (JsonValue button : row.elements()) {
                if (button.text("callback_data").filter(data::equals).isPresent()) {
                    return button.text("text", data);
                }
            }
        }
        return data;
    }
}
