package io.threadwell.connector.mastodon;

import io.threadwell.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A call as it came to the fake. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Call(String method, String path, Map<String, List<String>> query, Map<String, String> headers, byte[] body) {
    String parameter(String name) {
        return query.getOrDefault(name, List.of("")).get(0);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonValue json() {
        return body.length == 0 ? JsonValue.missing() : JsonValue.parse(body);
    }

    boolean isWrite() {
        return !method.equals("GET");
    }

    /** The part of the path, counted from 0, behind the version. */
    String part(int index) {
        String[] parts = path.substring(1).split("/");
        return index + 1 < parts.length ? parts[index + 1] : "";
    }
}
