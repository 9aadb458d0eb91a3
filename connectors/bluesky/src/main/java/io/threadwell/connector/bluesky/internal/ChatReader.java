package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the chat service's log and messages. */
final class ChatReader {
    /** Begun, accepted, left, muted, read and the doings in groups: the lexicon of {@code chat.bsky.convo.defs} has them all. */
    private static final Pattern OUR_HOUSEKEEPING = Pattern.compile(
            "log(BeginConvo|AcceptConvo|LeaveConvo|MuteConvo|UnmuteConvo|ReadMessage|ReadConvo|AddMember|RemoveMember"
                    + "|MemberJoin|MemberLeave|LockConvo|UnlockConvo|LockConvoPermanently|EditGroup|CreateJoinLink"
                    + "|EditJoinLink|EnableJoinLink|DisableJoinLink|IncomingJoinRequest|ApproveJoinRequest"
                    + "|RejectJoinRequest|OutgoingJoinRequest|WithdrawIncomingJoinRequest|WithdrawOutgoingJoinRequest"
                    + "|ReadJoinRequests)");

    private final Chats chats;
    private final InstantSource clock;

    ChatReader(Chats chats, InstantSource clock) {
        this.chats = chats;
        this.clock = clock;
    }

    /** One entry of the log. */
    InboundEvent entry(Session session, JsonValue entry) {
        String type = entry.text("$type", "");
        String kind = type.substring(type.indexOf('#') + 1);
        String convo = entry.text("convoId", "");
        JsonValue message = entry.get("message");
        return switch (kind) {
            case "logCreateMessage" -> message(session, convo, message);
            case "logDeleteMessage" -> deleted(session, convo, message);
            case "logAddReaction" -> reacted(session, convo, entry, true);
            case "logRemoveReaction" -> reacted(session, convo, entry, false);
            default ->
                OUR_HOUSEKEEPING.matcher(kind).matches()
                        ? new Noted(session.account(), kind, sentAt(message))
                        : unsupported(session, "an unknown kind of chat log entry", entry);
        };
    }

    /** A message of a conversation. */
    InboundEvent message(Session session, String convo, JsonValue message) {
        if (message.text("$type", "").endsWith("#deletedMessageView")) {
            return deleted(session, convo, message);
        }
        String id = message.text("id", "");
        String sender = message.get("sender").text("did", "");
        if (convo.isEmpty() || id.isEmpty() || sender.isEmpty()) {
            return unsupported(session, "a chat message without conversation, id or sender", message);
        }
        Optional<Chats.Convo> known = convo(session, convo);
        Optional<String> counterpart = known.flatMap(one -> one.counterpart(session.did()));
        if (counterpart.isEmpty()) {
            return unsupported(session, "a message of a group, or of a conversation that is closed to us", message);
        }
        return posted(session, known.get(), counterpart.get(), message);
    }

    Instant sentAt(JsonValue message) {
        return message.instant("sentAt").orElseGet(clock::instant);
    }

    private Optional<Chats.Convo> convo(Session session, String id) {
        try {
            return Optional.of(chats.convo(session, id));
        } catch (NotFound | PermissionDenied closed) {
            return Optional.empty();
        }
    }

    private Posted posted(Session session, Chats.Convo convo, String counterpart, JsonValue message) {
        String sender = message.get("sender").text("did", "");
        String parent = message.get("replyTo").text("id").orElse(null);
        return new Posted(
                session.account(),
                Chats.externalId(convo.id(), message.text("id", "")),
                ThreadRef.direct(counterpart, parent == null ? null : Chats.externalId(convo.id(), parent)),
                Visibility.PRIVATE,
                MessageKind.DIRECT_MESSAGE,
                sender.equals(session.did()),
                EventReader.author(convo.member(sender)).orElseGet(() -> Author.of(sender, null)),
                content(convo.id(), sender, message),
                sentAt(message),
                Chats.permalink(convo.id()),
                null);
    }

    private static Content content(String convo, String sender, JsonValue message) {
        Embeds embeds = Embeds.of(message.get("embed"), sender);
        Map<String, String> attributes = new HashMap<>();
        attributes.put("convo", convo);
        if (embeds.quote() != null) {
            attributes.put("quote", embeds.quote());
        }
        if (embeds.unknown() != null) {
            attributes.put("embed", embeds.unknown());
        }
        return new Content(Texts.storable(message.text("text", "")), embeds.attachments(), attributes);
    }

    private InboundEvent deleted(Session session, String convo, JsonValue message) {
        String id = message.text("id", "");
        return convo.isEmpty() || id.isEmpty()
                ? unsupported(session, "a deletion that names no message", message)
                : new Deleted(session.account(), Chats.externalId(convo, id), clock.instant());
    }

    private InboundEvent reacted(Session session, String convo, JsonValue entry, boolean added) {
        String id = entry.get("message").text("id", "");
        JsonValue reaction = entry.get("reaction");
        String who = reaction.get("sender").text("did", "");
        if (convo.isEmpty() || id.isEmpty()) {
            return unsupported(session, "a reaction that names no message", entry);
        }
        return new Reacted(
                session.account(),
                Chats.externalId(convo, id),
                who.isEmpty() ? null : Author.of(who, null),
                Texts.storable(reaction.text("value", "like")),
                added,
                reaction.instant("createdAt").orElseGet(clock::instant));
    }

    private Unsupported unsupported(Session session, String reason, JsonValue raw) {
        return new Unsupported(session.account(), reason, raw.raw(), sentAt(raw));
    }
}
