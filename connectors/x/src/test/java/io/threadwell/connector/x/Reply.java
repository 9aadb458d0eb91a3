package io.threadwell.connector.x;

import io.threadwell.support.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer of the fake. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, byte[] body, Map<String, String> headers) {
    /** The name of a header that says: this is no answer by the contract. */
    static final String BROKEN = "X-Broken";

    static Reply ok(JsonObject body) {
        return new Reply(200, body.toBytes(), Map.of());
    }

    static Reply created(JsonObject body) {
        return new Reply(201, body.toBytes(), Map.of());
    }

    static Reply of(int status, String json) {
        return new Reply(status, json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Reply notFound(String type, String id) {
        String body = "{\"title\":\"Not Found Error\",\"detail\":\"Could not find " + type + "\",\"resource_type\":\""
                + type + "\",\"resource_id\":\"" + id
                + "\",\"type\":\"https://api.x.com/2/problems/resource-not-found\"}";
        return of(200, "{\"errors\":[" + body + "]}");
    }

    /** True when what follows is a stream. */
    boolean isStream() {
        return headers.containsKey("stream");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    String contentType() {
        return headers.getOrDefault("Content-Type", "application/json; charset=utf-8");
    }
}
