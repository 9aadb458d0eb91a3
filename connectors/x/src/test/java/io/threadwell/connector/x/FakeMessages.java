package io.threadwell.connector.x;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.testkit.MovableClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The direct messages of the fake. */
final class FakeMessages {
    /** A message. */
    record Dm(String id, String sender, String conversation, String text, List<String> media, Instant at) {}

    private static final long EPOCH = 1_288_834_974_657L;

    final List<Dm> messages = new CopyOnWriteArrayList<>();

    final Map<String, byte[]> files = new ConcurrentHashMap<>();

    private final MovableClock clock;
    private final AtomicLong count = new AtomicLong();

    FakeMessages(MovableClock clock) {
        this.clock = clock;
    }

    /** As X names the conversation of two. */
    static String between(String one, String other) {
        return Long.parseLong(one) < Long.parseLong(other) ? one + "-" + other : other + "-" + one;
    }

    Dm write(String sender, String conversation, String text, List<String> media) {
        Instant at = clock.advanceSeconds(1);
        String id = Long.toString(((at.toEpochMilli() - EPOCH) << 22) + count.incrementAndGet());
        Dm dm = new Dm(id, sender, conversation, text, media, at);
        messages.add(dm);
        return dm;
    }

    long saying(String text) {
        return messages.stream().filter(dm -> dm.text().equals(text)).count();
    }

    Reply answer(Call call) {
        if (call.part(1).equals("media")) {
            byte[] file = files.get(call.part(4));
            return file == null
                    ? Reply.of(404, "{\"title\":\"Not Found\",\"type\":\"about:blank\",\"status\":404}")
                    : new Reply(200, file, Map.of("Content-Type", "application/octet-stream"));
        }
        String conversation = call.part(1).equals("with") ? between(Accounts.US, call.part(2)) : call.part(1);
        if (call.method().equals("POST")) {
            List<String> media = call.json().get("attachments").elements().stream()
                    .map(one -> one.text("media_id", ""))
                    .toList();
            Dm dm = write(Accounts.US, conversation, call.json().text("text", ""), media);
            return Reply.created(JsonObject.create()
                    .put(
                            "data",
                            JsonObject.create()
                                    .put("dm_conversation_id", conversation)
                                    .put("dm_event_id", dm.id())));
        }
        List<Dm> found = new ArrayList<>(messages.stream()
                .filter(dm ->
                        call.part(0).equals("dm_events") || dm.conversation().equals(conversation))
                .toList());
        Collections.reverse(found);
        return list(call, found);
    }

    private static Reply list(Call call, List<Dm> found) {
        String token = call.parameter("pagination_token");
        int from = token.isEmpty() ? 0 : Integer.parseInt(token.replaceFirst("^page-of-messages-", ""));
        int to = Math.min(found.size(), from + 15);
        JsonArray data = JsonArray.create();
        found.subList(from, to)
                .forEach(dm -> data.add(JsonObject.create()
                        .put("id", dm.id())
                        .put("event_type", "MessageCreate")
                        .put("text", dm.text())
                        .put("sender_id", dm.sender())
                        .put("dm_conversation_id", dm.conversation())
                        .put("created_at", dm.at().truncatedTo(ChronoUnit.SECONDS))));
        JsonObject meta = JsonObject.create().put("result_count", to - from);
        if (to < found.size()) {
            meta.put("next_token", "page-of-messages-" + to);
        }
        JsonObject answer = JsonObject.create().put("meta", meta);
        return Reply.ok(data.isEmpty() ? answer : answer.put("data", data));
    }
}
