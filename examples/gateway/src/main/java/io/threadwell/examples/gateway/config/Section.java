package io.threadwell.examples.gateway.config;

import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One section of the file. Whatever is asked for counts as known; {@link #end()} reports the rest. A problem never stops the
 * reading: a harmless stand-in is given, and the file is refused as a whole in the end.
 */
final class Section {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");

    private final String path;
    private final Map<?, ?> values;
    private final Map<String, String> environment;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    Section(String path, Map<?, ?> values, Map<String, String> environment, Problems problems) {
        this.path = path;
        this.values = values;
        this.environment = environment;
        this.problems = problems;
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    void problem(String key, String message) {
        problems.add(path(key), message);
    }

    /** A problem of the section as a whole. */
    void problem(String message) {
        problems.add(path, message);
    }

    boolean has(String key) {
        known.add(key);
        Object value = values.get(key);
        return value != null && !value.equals("");
    }

    /** A section below this one; empty when it is not there. */
    Optional<Section> section(String key) {
        known.add(key);
        if (!values.containsKey(key)) {
            return Optional.empty();
        }
        return Optional.of(child(path(key), values.get(key)));
    }

    private Section child(String childPath, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Section(childPath, map, environment, problems);
        }
        boolean empty = value == null || value.equals("");
        if (!empty) {
            problems.add(childPath, "must be a section with keys of its own");
        }
        return new Section(childPath, Map.of(), environment, problems);
    }

    /** The sections of a list; at least one. */
    List<Section> sections(String key) {
        known.add(key);
        List<Section> sections = new ArrayList<>();
        if (values.get(key) instanceof List<?> list && !list.isEmpty()) {
            for (int i = 0; i < list.size(); i++) {
                sections.add(child(path(key) + "[" + i + "]", list.get(i)));
            }
        } else {
            problem(key, has(key) ? "must be a list with at least one entry" : "missing");
        }
        return sections;
    }

    /** The text of a key; a problem when it is missing. */
    String text(String key) {
        return text(key, null);
    }

    String text(String key, @Nullable String fallback) {
        Substitution read = read(key);
        if (read != null && !read.value().isBlank()) {
            return read.value();
        }
        if (fallback == null && (read == null || read.missing().isEmpty())) {
            problem(key, "missing");
        }
        return fallback == null ? "" : fallback;
    }

    /** A secret; one that stands in the file itself is a problem. */
    Secret secret(String key) {
        Substitution read = read(key);
        String variable = key.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        if (read == null || (read.value().isBlank() && read.missing().isEmpty())) {
            problem(key, "missing; write ${" + variable + "} and set that environment variable");
        } else if (!read.substituted()) {
            problem(key, "a secret does not belong in a file: write ${" + variable + "} and set that variable");
        } else if (!read.value().isBlank()) {
            return Secret.of(read.value());
        }
        return Secret.of("missing");
    }

    private @Nullable Substitution read(String key) {
        known.add(key);
        Object value = values.get(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            problem(key, "must be a single value");
            return new Substitution("", false, Set.of("?"));
        }
        Substitution read = Substitution.of(text.strip(), environment);
        read.missing().forEach(name -> problem(key, "the environment variable " + name + " is not set"));
        return read;
    }

    int number(String key, int fallback, int min, int max) {
        String text = text(key, Integer.toString(fallback));
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // told below together with what is out of range
        }
        problem(key, "must be a number from " + min + " to " + max);
        return fallback;
    }

    /** A vendor's id of digits; a problem when it is missing. */
    long id(String key) {
        String text = text(key);
        if (text.matches("[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        if (!text.isEmpty()) {
            problem(key, "must be an id of digits");
        }
        return 1;
    }

    /** A time such as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h} or {@code 7d}. */
    Duration duration(String key, Duration fallback) {
        if (!has(key)) {
            return fallback;
        }
        Optional<Duration> read = parseDuration(text(key));
        if (read.isEmpty()) {
            problem(key, "must be a time such as 500ms, 30s, 5m, 2h or 7d");
        }
        return read.orElse(fallback);
    }

    static Optional<Duration> parseDuration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(parts.group(1));
        return Optional.of(
                switch (parts.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    /** An http or https address without a slash at its end. */
    URI address(String key, @Nullable String fallback) {
        String text = text(key, fallback);
        try {
            URI address = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException notOne) {
            // told below
        }
        if (!text.isEmpty()) {
            problem(key, "must be an address that begins with https:// or http://");
        }
        return URI.create("http://invalid.invalid");
    }

    /** One of a few words. */
    <T> T choice(String key, Map<String, T> choices, T fallback) {
        if (!has(key)) {
            return fallback;
        }
        T choice = choices.get(text(key));
        if (choice == null) {
            problem(key, "must be one of " + String.join(", ", choices.keySet()));
            return fallback;
        }
        return choice;
    }

    /** Reports keys that nobody asked for. */
    void end() {
        for (Object key : values.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                problem(String.valueOf(key), "unknown; known here: " + String.join(", ", known));
            }
        }
    }
}
