package io.threadwell.api.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Names and values, in the order of the names, with the one text form in which stores keep small bags of facts: a form
 * encoding, {@code a=1&b=x+y}, which needs no library and can be read in a database by eye.
 */
public final class Facts {
    private static final String HEX = "0123456789ABCDEF";

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

    /** What was put in; immutable. */
    public Map<String, String> map() {
        return Map.copyOf(facts);
    }

    /** The members of a set kept with {@link #putAll}. */
    static Set<String> set(@Nullable String value) {
        return value == null || value.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(value.split("\n")));
    }

    /** The stored form. */
    public static String write(Map<String, String> facts) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(facts).forEach((name, value) -> {
            if (!text.isEmpty()) {
                text.append('&');
            }
            encode(name, text);
            encode(value, text.append('='));
        });
        return text.toString();
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

    /** Only what the form itself needs is encoded, so that every script stays readable, and as short as it is. */
    private static void encode(String part, StringBuilder text) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == ' ') {
                text.append('+');
            } else if (c < ' ' || c == '%' || c == '&' || c == '+' || c == '=') {
                text.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                text.append(c);
            }
        }
    }

    private static String decode(String part) {
        return part.indexOf('%') < 0 && part.indexOf('+') < 0 ? part : URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
