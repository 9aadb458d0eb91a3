package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers in private. The chat service keeps no key of ours: an answer is found again by sender, text and time. */
final class DirectMessages {
    private static final int MOST_PAGES = 10;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Chats chats;
    private final Facets facets;

    DirectMessages(Chats chats, Facets facets) {
        this.chats = chats;
        this.facets = facets;
    }

    SendResult send(Session session, OutboundMessage message) {
        String text = message.content().text();
        if (!Limits.PRIVATE.allows(text)) {
            throw new ContentRejected("the answer is longer than " + Limits.PRIVATE);
        }
        if (!message.content().attachments().isEmpty()) {
            throw new ContentRejected("direct messages on Bluesky take no images");
        }
        String counterpart = counterpart(message);
        String convo = chats.with(session, counterpart).id();
        JsonObject input = JsonObject.create().put("text", text);
        JsonArray marks = facets.of(session, text);
        if (!marks.isEmpty()) {
            input.put("facets", marks);
        }
        JsonValue sent = chats.send(session, convo, input);
        return result(convo, counterpart, sent, message)
                .orElseThrow(() -> new OutcomeUnknown("the chat service took the answer and gave no id"));
    }

    FindResult<SendResult> find(Session session, OutboundMessage message, Instant since) {
        String counterpart = counterpart(message);
        String convo = chats.with(session, counterpart).id();
        Instant earliest = since.minus(CLOCKS_DIFFER);
        List<JsonValue> same = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonValue answer = chats.messages(session, convo, cursor);
            List<JsonValue> messages = answer.get("messages").elements();
            for (JsonValue candidate : messages) {
                if (candidate.instant("sentAt").orElse(Instant.MAX).isBefore(earliest)) {
                    return told(convo, counterpart, same, message);
                }
                if (isSame(session, candidate, message)) {
                    same.add(candidate);
                }
            }
            cursor = answer.text("cursor").orElse(null);
            if (cursor == null || messages.isEmpty()) {
                return told(convo, counterpart, same, message);
            }
        }
        return new FindResult.CannotTell<>("too much was written in the conversation since");
    }

    private static FindResult<SendResult> told(
            String convo, String counterpart, List<JsonValue> same, OutboundMessage message) {
        if (same.isEmpty()) {
            return new FindResult.Absent<>();
        }
        if (same.size() > 1) {
            return new FindResult.CannotTell<>("the same words were sent " + same.size() + " times");
        }
        Optional<SendResult> found = result(convo, counterpart, same.get(0), message);
        return found.isPresent()
                ? new FindResult.Found<>(found.get())
                : new FindResult.CannotTell<>("a message with these words has no id");
    }

    private static boolean isSame(Session session, JsonValue candidate, OutboundMessage message) {
        return candidate.get("sender").text("did", "").equals(session.did())
                && candidate.text("text", "").equals(message.content().text());
    }

    private static String counterpart(OutboundMessage message) {
        String counterpart = message.target().counterpart();
        if (counterpart == null) {
            throw new InvalidRequest("a private answer names the person it goes to");
        }
        return counterpart;
    }

    private static Optional<SendResult> result(
            String convo, String counterpart, JsonValue sent, OutboundMessage message) {
        Instant at = sent.instant("sentAt").orElse(message.createdAt());
        return sent.text("id")
                .map(id ->
                        new SendResult(List.of(Chats.externalId(convo, id)), Chats.permalink(convo), at, counterpart));
    }
}
