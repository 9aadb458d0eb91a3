package io.threadwell.examples.gateway.http;

import io.threadwell.api.webhook.WebhookRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The segments of an address. */
final class Paths {
    private Paths() {}

    /** What stands behind a segment, decoded; a slash at the end counts for nothing. */
    static List<String> behind(String first, WebhookRequest request) {
        String raw = URI.create(request.uri()).getRawPath();
        List<String> segments = Arrays.stream(raw.split("/"))
                .map(segment -> URLDecoder.decode(segment, StandardCharsets.UTF_8))
                .toList();
        return segments.subList(segments.indexOf(first) + 1, segments.size());
    }
}
