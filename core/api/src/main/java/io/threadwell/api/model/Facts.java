package io.threadwell.api.model;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names and values, in the order of the names, with the one text form in which stores keep small bags of facts: a form
 * encoding, {@code a=1&b=x+y}, which needs no library and can be read in a database by eye.
 */
public final class Facts {
    private final TreeMap<String, String> facts = new TreeMap<>();

    /** Leaves the fact out when there is no value. */
    public Facts put(String name, @Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            facts.put(name, constant.name());
        } else if (value != null) {
            facts.put(name, value.toString());
        }
        return this;
    }

    /** Keeps a set as one fact; its members must not hold line breaks. */
    public Facts putAll(String name, Set<String> values) {
        return values.isEmpty() ? this : put(name, String.join("\n", new TreeSet<>(values)));
    }

    public Map<String, String> map() {
        return Map.copyOf(facts);
    }

    /** The members of a set kept with {@link #putAll}. */
    static Set<String> set(@Nullable String value) {
        return value == null || value.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(value.split("\n")));
    }

    /** The stored form. */
    public static String write(Map<String, String> facts) {
        return new TreeMap<>(facts)
                .entrySet().stream()
                        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                        .collect(Collectors.joining("&"));
    }

    /** Reads the stored form. */
    public static Map<String, String> read(String text) {
        Map<String, String> facts = new TreeMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                facts.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return Map.copyOf(facts);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
