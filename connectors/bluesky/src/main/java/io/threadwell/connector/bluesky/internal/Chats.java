package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.error.NotFound;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chat service ({@code chat.bsky.convo}), through the account's own server. */
final class Chats {
    private final Xrpc xrpc;
    private final Recent<Convo> convos = new Recent<>(10_000);

    Chats(Xrpc xrpc) {
        this.xrpc = xrpc;
    }

    /**
     * A conversation.
     *
     * @param members as the service shows them, us included
     */
    record Convo(String id, List<JsonValue> members, boolean group) {
        static Convo of(JsonValue view) {
            List<JsonValue> members = view.get("members").elements();
            boolean group = view.get("kind").text("$type", "").endsWith("#groupConvo") || members.size() > 2;
            return new Convo(view.text("id", ""), List.copyOf(members), group);
        }

        /** The one other person; empty in a group. */
        Optional<String> counterpart(String did) {
            return group
                    ? Optional.empty()
                    : members.stream()
                            .flatMap(member -> member.text("did").stream())
                            .filter(member -> !member.equals(did))
                            .findFirst();
        }

        JsonValue member(String did) {
            return members.stream()
                    .filter(member -> member.text("did", "").equals(did))
                    .findFirst()
                    .orElse(JsonValue.missing());
        }
    }

    JsonValue log(Session session, @Nullable String cursor) {
        XrpcCall call = XrpcCall.query(session, "chat.bsky.convo.getLog");
        return xrpc.call(session, cursor == null ? call : call.with("cursor", cursor));
    }

    /** Conversations, the one with the latest message first. */
    List<JsonValue> latest(Session session) {
        XrpcCall call = XrpcCall.query(session, "chat.bsky.convo.listConvos").with("limit", "100");
        return xrpc.call(session, call).get("convos").elements();
    }

    Convo convo(Session session, String id) {
        return convos.get(session.quota() + " " + id).orElseGet(() -> {
            XrpcCall call = XrpcCall.query(session, "chat.bsky.convo.getConvo").with("convoId", id);
            return remember(session, id, xrpc.call(session, call));
        });
    }

    /** The conversation with one person; the service makes it when there was none. */
    Convo with(Session session, String did) {
        return convos.get(session.quota() + " " + did).orElseGet(() -> {
            XrpcCall call = XrpcCall.query(session, "chat.bsky.convo.getConvoForMembers")
                    .with("members", did);
            return remember(session, did, xrpc.call(session, call));
        });
    }

    private Convo remember(Session session, String key, JsonValue answer) {
        Convo convo = Convo.of(answer.get("convo"));
        if (convo.id().isEmpty()) {
            throw new NotFound("the chat service names no conversation");
        }
        convos.put(session.quota() + " " + key, convo);
        return convo;
    }

    /** A page of messages, newest first. */
    JsonValue messages(Session session, String convo, @Nullable String cursor) {
        XrpcCall call = XrpcCall.query(session, "chat.bsky.convo.getMessages")
                .with("convoId", convo)
                .with("limit", "100");
        return xrpc.call(session, cursor == null ? call : call.with("cursor", cursor));
    }

    JsonValue send(Session session, String convo, JsonObject message) {
        JsonObject input = JsonObject.create().put("convoId", convo).put("message", message);
        return xrpc.call(session, XrpcCall.procedure(session, "chat.bsky.convo.sendMessage", input));
    }

    /** A message's id is told apart by its conversation. */
    static String externalId(String convo, String message) {
        return convo + "/" + message;
    }

    static String permalink(String convo) {
        return "https://bsky.app/messages/" + convo;
    }
}
