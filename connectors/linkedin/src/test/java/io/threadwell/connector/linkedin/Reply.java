package io.threadwell.connector.linkedin;

import io.threadwell.support.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer of the fake. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, byte[] body, Map<String, String> headers) {
    static Reply ok(JsonObject body) {
        return new Reply(200, body.toBytes(), Map.of());
    }

    static Reply nothing(int status) {
        return new Reply(status, new byte[0], Map.of());
    }

    static Reply of(int status, String json) {
        return new Reply(status, json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** LinkedIn's form of errors: page "Error Handling", "Sample Response". */
    static Reply error(int status, int number, String code, String message) {
        return of(
                status,
                JsonObject.create()
                        .put("status", status)
                        .put("serviceErrorCode", number)
                        .put("code", code)
                        .put("message", message)
                        .toString());
    }

    static Reply notFound() {
        return error(404, 0, "NOT_FOUND", "Not found");
    }
}
