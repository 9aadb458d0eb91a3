package io.threadwell.connector.bluesky;

import io.threadwell.connector.bluesky.FakeBluesky.Call;
import io.threadwell.connector.bluesky.FakeBluesky.Reply;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The chat service. A conversation's id is made from the other's DID. */
final class FakeChat {
    private static final String DEFS = "chat.bsky.convo.defs#";

    private final InstantSource clock;
    private final List<JsonValue> log = new CopyOnWriteArrayList<>();
    private final Map<String, List<JsonValue>> messages = new ConcurrentSkipListMap<>();

    FakeChat(InstantSource clock) {
        this.clock = clock;
    }

    static String convoOf(String did) {
        return "convo-" + did.substring(did.lastIndexOf(':') + 1);
    }

    /** Somebody writes; the id of the message. */
    String write(String counterpart, String sender, String text) {
        JsonObject message = message(counterpart, sender, text);
        entry("logCreateMessage", counterpart, message.toValue());
        return message.toValue().text("id", "");
    }

    void entry(String kind, String counterpart, JsonValue message) {
        log.add(JsonObject.create()
                .put("$type", DEFS + kind)
                .put("rev", String.format("%013d", log.size() + 1))
                .put("convoId", convoOf(counterpart))
                .put("message", message)
                .toValue());
    }

    void raw(JsonObject entry) {
        log.add(entry.toValue());
    }

    Reply log(Call call) {
        int from = call.query().containsKey("cursor") ? Integer.parseInt(call.parameter("cursor")) : log.size();
        JsonArray logs = JsonArray.create();
        log.subList(from, log.size()).forEach(logs::add);
        return Reply.ok(JsonObject.create().put("logs", logs).put("cursor", Integer.toString(log.size())));
    }

    Reply list() {
        JsonArray convos = JsonArray.create();
        messages.forEach((did, all) -> convos.add(view(did).put("lastMessage", all.get(all.size() - 1))));
        return Reply.ok(JsonObject.create().put("convos", convos));
    }

    Reply convo(String id) {
        return messages.keySet().stream()
                .filter(did -> convoOf(did).equals(id))
                .findFirst()
                .map(this::convoWith)
                .orElseGet(() -> Reply.error("InvalidRequest", "no such conversation"));
    }

    Reply convoWith(String did) {
        messages.computeIfAbsent(did, one -> new CopyOnWriteArrayList<>());
        return Reply.ok(JsonObject.create().put("convo", view(did)));
    }

    Reply messages(String convo) {
        List<JsonValue> newestFirst = new ArrayList<>();
        messages.forEach((did, all) -> {
            if (convoOf(did).equals(convo)) {
                all.forEach(one -> newestFirst.add(0, one));
            }
        });
        JsonArray shown = JsonArray.create();
        newestFirst.forEach(shown::add);
        return Reply.ok(JsonObject.create().put("messages", shown));
    }

    Reply send(JsonValue input) {
        String did = messages.keySet().stream()
                .filter(one -> convoOf(one).equals(input.text("convoId", "")))
                .findFirst()
                .orElseThrow();
        JsonObject message = message(did, Accounts.DID, input.get("message").text("text", ""));
        return Reply.ok(message);
    }

    int times(String text) {
        return (int) messages.values().stream()
                .flatMap(List::stream)
                .filter(message -> message.text("text", "").equals(text))
                .count();
    }

    private JsonObject message(String counterpart, String sender, String text) {
        List<JsonValue> all = messages.computeIfAbsent(counterpart, one -> new CopyOnWriteArrayList<>());
        JsonObject message = JsonObject.create()
                .put("$type", DEFS + "messageView")
                .put("id", "m" + convoOf(counterpart).hashCode() + "x" + all.size())
                .put("rev", String.format("%013d", all.size()))
                .put("text", text)
                .put("sender", JsonObject.create().put("did", sender))
                .put("sentAt", clock.instant());
        all.add(message.toValue());
        return message;
    }

    private static JsonObject view(String did) {
        return JsonObject.create()
                .put("id", convoOf(did))
                .put("rev", "0000000000001")
                .put(
                        "members",
                        JsonArray.create()
                                .add(FakeRepository.author(Accounts.DID))
                                .add(FakeRepository.author(did)))
                .put("muted", false)
                .put("unreadCount", 0);
    }
}
