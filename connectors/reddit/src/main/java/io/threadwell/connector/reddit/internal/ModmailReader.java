package io.threadwell.connector.reddit.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a conversation with moderators (API documentation, "modmail"). Notes that moderators leave each other in it, and conversations
 * among moderators alone, are for nobody outside: they are noted and their words are not taken.
 */
final class ModmailReader {
    private static final String WEB = "https://mod.reddit.com/mail/all/";

    private final AccountId us;
    private final JsonValue conversation;
    private final JsonValue messages;
    private final JsonValue actions;
    private final String id;

    private ModmailReader(AccountId us, JsonValue answer) {
        this.us = us;
        this.conversation = answer.get("conversation");
        this.messages = answer.get("messages");
        JsonValue beside = answer.get("modActions");
        this.actions = beside.isMissing() ? conversation.get("modActions") : beside;
        this.id = conversation
                .text("id")
                .filter(one -> ModmailId.parse(ModmailId.conversation(one)).isPresent())
                .orElseThrow(() -> new Unreadable("a conversation has no id"));
    }

    /** @throws Unreadable when it is no conversation */
    static ModmailReader of(AccountId us, JsonValue answer) {
        return new ModmailReader(us, answer);
    }

    /** What happened in it after a moment, oldest first. */
    List<InboundEvent> after(Instant moment, Instant now) {
        List<InboundEvent> events = new ArrayList<>();
        byTime(messages).stream()
                .filter(one -> time(one).orElse(now).isAfter(moment))
                .forEach(one -> events.add(event(one, now)));
        byTime(actions).stream()
                .filter(one -> time(one).filter(moment::isBefore).isPresent())
                .forEach(one ->
                        events.add(new Noted(us, "modmail action", time(one).orElse(now))));
        return events;
    }

    private static List<JsonValue> byTime(JsonValue bag) {
        return bag.fields().values().stream()
                .sorted(Comparator.comparing(one -> time(one).orElse(Instant.MAX)))
                .toList();
    }

    private static Optional<Instant> time(JsonValue one) {
        return one.instant("date");
    }

    private InboundEvent event(JsonValue message, Instant now) {
        Optional<Instant> at = time(message);
        if (isInternal(message)) {
            return new Noted(us, "note among moderators", at.orElse(now));
        }
        String name = message.text("id", "");
        if (at.isEmpty() || ModmailId.parse(id(name)).isEmpty()) {
            return new Unsupported(us, "a message of modmail has no id or time", message.raw(), now);
        }
        return posted(message, id(name), at.get());
    }

    /** What does not say that it is public is not taken as if it were. */
    private boolean isInternal(JsonValue message) {
        return message.bool("isInternal") || conversation.bool("isInternal");
    }

    private String id(String message) {
        return new ModmailId(id, message).toString();
    }

    private Posted posted(JsonValue message, String name, Instant at) {
        return new Posted(
                us,
                name,
                ThreadRef.direct(ModmailId.conversation(id), null),
                Visibility.PRIVATE,
                MessageKind.DIRECT_MESSAGE,
                isFromModerators(message),
                author(message.get("author")),
                new Content(text(message), List.of(), attributes()),
                at,
                WEB + id,
                null);
    }

    /** Whoever answers as a moderator answers for us, also from another account. */
    private static boolean isFromModerators(JsonValue message) {
        JsonValue author = message.get("author");
        return message.text("participatingAs")
                .map("moderator"::equals)
                .orElseGet(() -> author.bool("isMod") && !author.bool("isParticipant"));
    }

    private static @Nullable Author author(JsonValue author) {
        return author.text("name")
                .filter(name -> !name.isBlank() && !author.bool("isDeleted") && !name.equals(Names.DELETED))
                .map(Texts::storable)
                .map(Names::author)
                .orElse(null);
    }

    private static String text(JsonValue message) {
        return Texts.storable(message.text("bodyMarkdown", "").strip());
    }

    private Map<String, String> attributes() {
        Map<String, String> all = new LinkedHashMap<>();
        conversation.text("subject").ifPresent(value -> all.put(Attributes.SUBJECT, Texts.storable(value)));
        conversation
                .get("owner")
                .text("displayName")
                .ifPresent(value -> all.put(Attributes.SUBREDDIT, Texts.storable(value)));
        if (!conversation.bool("isRepliable", true)) {
            all.put(Attributes.REPLIABLE, "false");
        }
        return all;
    }

    /**
     * An answer of ours that says this, the newest where there are several.
     *
     * @param since the earliest that it can have been sent
     */
    Optional<Posted> ours(String text, Instant since) {
        return byTime(messages).stream()
                .filter(one -> !isInternal(one)
                        && Texts.same(text(one), text)
                        && Names.same(one.get("author").text("name", ""), us.externalId())
                        && time(one).filter(at -> !at.isBefore(since)).isPresent())
                .reduce((older, newer) -> newer)
                .map(one -> event(one, since))
                .filter(Posted.class::isInstance)
                .map(Posted.class::cast);
    }
}
