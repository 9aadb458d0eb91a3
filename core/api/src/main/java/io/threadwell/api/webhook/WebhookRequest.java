package io.threadwell.api.webhook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as it came, with the bytes untouched: signatures are made over them.
 *
 * @param method in capitals
 * @param uri the address as the caller wrote it, with scheme and host where the host knows them; some vendors sign it
 * @param query decoded
 * @param headers by name in small letters
 * @param body not copied: nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are the request; identity is all that anybody needs of it
public record WebhookRequest(
        String method, String uri, Map<String, List<String>> query, Map<String, List<String>> headers, byte[] body) {
    public WebhookRequest {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = lower;
        query = Map.copyOf(query);
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return first(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The first value of a query parameter. */
    public Optional<String> parameter(String name) {
        return first(query.get(name));
    }

    /**
     * Reads the part of an address behind its question mark, for hosts. Parameters keep their order; a bad escape stays as it
     * is written.
     *
     * @param raw undecoded; absent or empty where an address has none
     */
    public static Map<String, List<String>> parseQuery(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                parameters
                        .computeIfAbsent(name, n -> new ArrayList<>())
                        .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return text;
        }
    }

    private static Optional<String> first(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** Says nothing of headers and body: they may hold secrets and customers' words. */
    @Override
    public String toString() {
        return method + " (" + body.length + " bytes)";
    }
}
