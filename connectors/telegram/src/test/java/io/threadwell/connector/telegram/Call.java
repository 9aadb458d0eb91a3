package io.threadwell.connector.telegram;

import io.threadwell.support.json.JsonValue;

/** A call as it came to the fake. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Call(String path, String token, String method, byte[] body) {
    JsonValue json() {
        return body.length == 0 ? JsonValue.missing() : JsonValue.parse(body);
    }
}
