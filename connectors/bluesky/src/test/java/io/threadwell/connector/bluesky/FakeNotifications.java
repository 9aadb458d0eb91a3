package io.threadwell.connector.bluesky;

import io.threadwell.connector.bluesky.FakeBluesky.Call;
import io.threadwell.connector.bluesky.FakeBluesky.Reply;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The list of notifications, as the network's own server keeps it: pages by time alone, the cursor exclusive. */
final class FakeNotifications {
    private final List<JsonValue> all = new CopyOnWriteArrayList<>();

    void add(JsonObject notification) {
        all.add(notification.toValue());
    }

    Reply list(Call call) {
        int limit = Integer.parseInt(call.parameter("limit"));
        Instant before = call.query().containsKey("cursor") ? Instant.parse(call.parameter("cursor")) : Instant.MAX;
        List<String> reasons = call.query().getOrDefault("reasons", List.of());
        List<JsonValue> page = all.stream()
                .filter(one -> filedAt(one).isBefore(before))
                .filter(one -> reasons.contains(one.text("reason", "")) || one.bool("unasked"))
                .sorted(Comparator.comparing(FakeNotifications::filedAt).reversed())
                .limit(limit)
                .collect(Collectors.toList());
        JsonArray shown = JsonArray.create();
        page.forEach(shown::add);
        JsonObject answer = JsonObject.create().put("notifications", shown);
        if (!page.isEmpty()) {
            answer.put("cursor", filedAt(page.get(page.size() - 1)));
        }
        return Reply.ok(answer);
    }

    private static Instant filedAt(JsonValue notification) {
        return notification.instant("indexedAt").orElse(Instant.EPOCH);
    }
}
