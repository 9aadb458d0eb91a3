package io.threadwell.connector.mastodon;

import io.threadwell.support.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files of the fake, which may be worked on for a while (page "media API methods"). */
final class FakeMedia {
    private final Map<String, Boolean> ready = new ConcurrentHashMap<>();
    final List<Call> uploads = new ArrayList<>();
    /** How many looks for a file find it unready. */
    volatile int slow;

    private int last = 22_348_640;

    synchronized Reply answer(Call call) {
        if (call.method().equals("POST")) {
            uploads.add(call);
            String id = Integer.toString(++last);
            ready.put(id, slow == 0);
            return new Reply(slow == 0 ? 200 : 202, json(id, slow == 0).toBytes(), Map.of());
        }
        String id = call.part(2);
        if (!ready.containsKey(id)) {
            return Reply.notFound();
        }
        if (slow > 0) {
            slow--;
            return new Reply(206, new byte[0], Map.of());
        }
        return Reply.ok(json(id, true));
    }

    synchronized void forget() {
        ready.clear();
    }

    static JsonObject json(String id, boolean ready) {
        JsonObject json = JsonObject.create()
                .put("id", id)
                .put("type", "image")
                .put("description", "a picture")
                .put("preview_url", "https://files.mastodon.example/" + id + "/small.png");
        return ready ? json.put("url", "https://files.mastodon.example/" + id + "/original.png") : json;
    }
}
