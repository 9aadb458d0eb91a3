package io.threadwell.connector.telegram;

import io.threadwell.support.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** An answer of the fake. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, byte[] body, String contentType) {
    static Reply ok(JsonObject result) {
        return json(200, "{\"ok\":true,\"result\":" + result + "}");
    }

    static Reply okRaw(String result) {
        return json(200, "{\"ok\":true,\"result\":" + result + "}");
    }

    static Reply refused(int code, String description) {
        JsonObject body =
                JsonObject.create().put("ok", false).put("error_code", code).put("description", description);
        return json(code, body.toString());
    }

    static Reply json(int status, String body) {
        return new Reply(status, body.getBytes(StandardCharsets.UTF_8), "application/json");
    }
}
