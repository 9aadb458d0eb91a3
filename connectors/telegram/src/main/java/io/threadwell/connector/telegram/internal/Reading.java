package io.threadwell.connector.telegram.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message (type {@code Message}).
 *
 * <p>What one conversation is: a private chat; in a group, a question with all that answers it, and an album that answers nothing; below a
 * post of a channel of ours, each comment with its answers. A forum's topic is a room, not a conversation.
 */
final class Reading {
    private final Bot bot;
    private final GroupFilter filter;
    private final Instant told;
    private final JsonValue message;
    private final JsonValue chat;
    private final String chatId;
    private final Item item;

    /** @throws Unreadable when it lacks what every message has */
    Reading(Bot bot, GroupFilter filter, Instant told, JsonValue message) {
        this.bot = bot;
        this.filter = filter;
        this.told = told;
        this.message = message;
        this.chat = message.get("chat");
        this.chatId = id(chat, "id", "a message without a chat");
        this.item = Said.itemOf(message, chatId, id(message, "message_id", "a message without an id"));
    }

    static String id(JsonValue value, String name, String problem) {
        return value.text(name).filter(Reading::isId).orElseThrow(() -> new Unreadable(problem));
    }

    /** Up to 18 digits, with a minus in front of a group's. */
    private static boolean isId(String text) {
        int digits = text.startsWith("-") ? text.length() - 1 : text.length();
        boolean good = digits >= 1 && digits <= 18;
        for (int i = text.length() - digits; good && i < text.length(); i++) {
            good = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return good;
    }

    /** A message that was written. */
    InboundEvent written() {
        InboundEvent leftOut = leftOut();
        return leftOut != null ? leftOut : posted();
    }

    /** A message that was changed. */
    InboundEvent changed() {
        InboundEvent leftOut = leftOut();
        if (leftOut != null) {
            return leftOut;
        }
        Posted original = posted();
        Instant at = message.instant("edit_date").orElse(original.sentAt());
        return new Edited(
                bot.account(),
                item.toString(),
                String.valueOf(at.getEpochSecond()),
                original.content().text(),
                original.content().attachments(),
                at,
                original);
    }

    /** What becomes of a message that is none of ours to answer; nothing for one that is. */
    private @Nullable InboundEvent leftOut() {
        String service = Said.service(message).orElse(null);
        if (service != null) {
            return new Noted(bot.account(), service, told);
        }
        if (!Said.isKnown(message)) {
            return new Unsupported(bot.account(), "a message of a kind that is not known here", message.raw(), told);
        }
        boolean group = visibility() == Visibility.PUBLIC && !isChannel();
        return group && !filter.takes(bot, chatId, message) ? new Noted(bot.account(), "group-talk", told) : null;
    }

    private Posted posted() {
        Content content = Said.of(message, chatId);
        boolean ours = isOurs();
        return new Posted(
                bot.account(),
                item.toString(),
                thread(),
                visibility(),
                kind(),
                ours,
                People.author(message),
                content,
                message.instant("date").orElseThrow(() -> new Unreadable("a message without a time")),
                permalink(),
                null);
    }

    private boolean isChannel() {
        return chat.text("type", "").equals("channel");
    }

    private Visibility visibility() {
        return chat.text("type", "").equals("private") || chat.bool("is_direct_messages")
                ? Visibility.PRIVATE
                : Visibility.PUBLIC;
    }

    /**
     * A channel in which the bot reads is ours, and so is who speaks in a group's own name. In a business chat the other side is the
     * customer; in a channel's direct messages it is the person whose topic it is.
     */
    private boolean isOurs() {
        String from = message.get("from").text("id", "");
        if (isChannel() || message.bool("is_automatic_forward") || bot.is(message.get("from"))) {
            return true;
        }
        if (item.connection() != null) {
            return !message.get("sender_business_bot").isMissing() || !from.equals(chatId);
        }
        if (chat.bool("is_direct_messages")) {
            String person = message.get("direct_messages_topic").get("user").text("id", from);
            return !from.equals(person);
        }
        return message.get("sender_chat").text("id", "").equals(chatId);
    }

    private MessageKind kind() {
        if (visibility() == Visibility.PRIVATE) {
            return MessageKind.DIRECT_MESSAGE;
        }
        if (isChannel()) {
            return MessageKind.POST;
        }
        return answered() != null
                ? MessageKind.COMMENT
                : GroupFilter.names(bot, message) ? MessageKind.MENTION : MessageKind.POST;
    }

    /** The message that this one answers; in a topic, what stands in it "answers" the topic's beginning. */
    private @Nullable String answered() {
        String id = message.get("reply_to_message").text("message_id").orElse(null);
        boolean topic = message.bool("is_topic_message")
                && message.text("message_thread_id").filter(t -> t.equals(id)).isPresent();
        return topic ? null : id;
    }

    private ThreadRef thread() {
        String answered = answered();
        String parent = answered == null ? null : item.withMessage(answered).toString();
        if (visibility() == Visibility.PRIVATE) {
            String topic = message.get("direct_messages_topic").text("topic_id").orElse(null);
            return ThreadRef.direct(new Room(item.connection(), chatId, topic).toString(), parent);
        }
        if (parent != null) {
            return below(parent);
        }
        String album = message.text("media_group_id").orElse(null);
        return album == null
                ? ThreadRef.root(item.toString())
                : ThreadRef.inThread(chatId + ":album-" + album, null, null);
    }

    /**
     * Outside of forums {@code message_thread_id} is the message with which a thread began: below a channel's post, that post as it was
     * passed on to the group. What answers that directly begins a conversation there.
     */
    private ThreadRef below(String parent) {
        String begin = message.bool("is_topic_message")
                ? null
                : message.text("message_thread_id")
                        .map(id -> item.withMessage(id).toString())
                        .orElse(null);
        boolean ofChannel = message.get("reply_to_message").bool("is_automatic_forward");
        return parent.equals(begin) || ofChannel
                ? ThreadRef.rootUnder(item.toString(), parent)
                : ThreadRef.childOf(parent, begin);
    }

    private @Nullable String permalink() {
        if (visibility() == Visibility.PRIVATE) {
            return null;
        }
        String name = chat.text("username").orElse(null);
        if (name != null) {
            return "https://t.me/" + name + "/" + item.message();
        }
        return chatId.startsWith("-100") ? "https://t.me/c/" + chatId.substring(4) + "/" + item.message() : null;
    }
}
