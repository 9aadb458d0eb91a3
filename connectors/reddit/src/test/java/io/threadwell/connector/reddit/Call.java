package io.threadwell.connector.reddit;

import io.threadwell.api.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A call as it came to the fake. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Call(String method, String path, Map<String, List<String>> query, Map<String, String> headers, byte[] body) {
    String parameter(String name) {
        return query.getOrDefault(name, List.of("")).get(0);
    }

    String field(String name) {
        return WebhookRequest.parseQuery(text()).getOrDefault(name, List.of("")).get(0);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean isWrite() {
        return !method.equals("GET");
    }
}
