package io.threadwell.connector.reddit;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An answer of the fake. */
record Reply(int status, String body, Map<String, String> headers) {
    static Reply ok(JsonObject body) {
        return of(200, body.toString());
    }

    static Reply of(int status, String json) {
        return new Reply(status, json, Map.of());
    }

    static Reply error(int status, String message) {
        return of(
                status,
                JsonObject.create().put("message", message).put("error", status).toString());
    }

    /** An error as writes are answered with: inside an answer with status 200. */
    static Reply refusal(String code, String words, String field) {
        JsonObject json = JsonObject.create().put("errors", JsonArray.of(List.of(List.of(code, words, field))));
        return ok(JsonObject.create().put("json", json));
    }

    /** What writes are answered with that gave something. */
    static Reply things(JsonObject... things) {
        JsonObject json = JsonObject.create().put("errors", JsonArray.create());
        if (things.length > 0) {
            json.put("data", JsonObject.create().put("things", JsonArray.of(List.of(things))));
        }
        return ok(JsonObject.create().put("json", json));
    }

    static Reply listing(List<JsonObject> children, String after) {
        JsonObject data = JsonObject.create().putNull("modhash").put("children", JsonArray.of(children));
        if (after.isEmpty()) {
            data.putNull("after");
        } else {
            data.put("after", after);
        }
        return ok(JsonObject.create().put("kind", "Listing").put("data", data.putNull("before")));
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
