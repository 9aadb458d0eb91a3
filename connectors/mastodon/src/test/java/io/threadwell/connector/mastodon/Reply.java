package io.threadwell.connector.mastodon;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer of the fake. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, byte[] body, Map<String, String> headers) {
    /** The name of a header that says: this is no answer by the contract. */
    static final String BROKEN = "X-Broken";

    /** Says that the call is answered with a long connection. */
    static final Reply STREAM = new Reply(200, new byte[0], Map.of("stream", "open"));

    static Reply ok(JsonObject body) {
        return new Reply(200, body.toBytes(), Map.of());
    }

    static Reply ok(JsonArray body) {
        return new Reply(200, body.toBytes(), Map.of());
    }

    static Reply of(int status, String json) {
        return new Reply(status, json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Reply error(int status, String words) {
        return of(status, JsonObject.create().put("error", words).toString());
    }

    static Reply notFound() {
        return error(404, "Record not found");
    }

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
