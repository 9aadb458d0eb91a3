package io.threadwell.connector.bluesky.internal;

import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** What a session tells of its account: where it lives, and until when the session is good. */
final class Identity {
    private Identity() {}

    /**
     * The server that the DID document names ("#atproto_pds" by the DID specification of the protocol), else the one asked. One
     * that would take the session off an encrypted way is not followed.
     */
    static String server(JsonValue document, String asked) {
        return document.get("service").elements().stream()
                .filter(service -> service.text("id", "").endsWith("#atproto_pds"))
                .flatMap(service -> service.text("serviceEndpoint").stream())
                .filter(endpoint -> isSafe(endpoint, asked))
                .map(endpoint -> endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint)
                .findFirst()
                .orElse(asked);
    }

    private static boolean isSafe(String endpoint, String asked) {
        try {
            URI uri = URI.create(endpoint);
            boolean plain = "http".equals(uri.getScheme()) && asked.startsWith("http://");
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || plain);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** The end of a token by its own claim; empty when it cannot be read, for tokens need not be readable. */
    static Optional<Instant> expiry(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return JsonValue.parse(claims).instant("exp");
        } catch (IllegalArgumentException | JsonProblem unreadable) {
            return Optional.empty();
        }
    }
}
