package io.threadwell.examples.gateway.config;

import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One section of the file. Whatever is asked for counts as known; {@link #end()} reports the rest. A problem never stops the
 * reading: a harmless stand-in is given, and the file is refused as a whole in the end.
 */
final class Section {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");
    private static final int MAX_PORT = 65_535;

    private final String path;
    private final int line;
    private final Map<String, Entry> values;
    private final Reading reading;
    private final Set<String> known = new LinkedHashSet<>();

    private record Entry(int line, Node value) {
        /** As it stands there; absent for a list or a section. */
        private @Nullable String text() {
            return value instanceof ScalarNode scalar ? scalar.getValue().strip() : null;
        }

        private boolean isEmpty() {
            return "".equals(text());
        }
    }

    private Section(String path, int line, Map<String, Entry> values, Reading reading) {
        this.path = path;
        this.line = line;
        this.values = values;
        this.reading = reading;
    }

    /** A section that stands in the file; a key that stands there twice is a problem. */
    static Section of(String path, int line, MappingNode mapping, Reading reading) {
        Map<String, Entry> values = new LinkedHashMap<>();
        Section section = new Section(path, line, values, reading);
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(not a name)";
            Entry entry = new Entry(line(tuple.getKeyNode()), tuple.getValueNode());
            Entry first = values.putIfAbsent(key, entry);
            if (first != null) {
                reading.problems().add(entry.line(), section.path(key), "stands in line " + first.line() + " already");
            }
        }
        return section;
    }

    /** A section that is not there. */
    static Section absent(String path, Reading reading) {
        return new Section(path, Problems.NO_LINE, Map.of(), reading);
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(Problems.NO_LINE);
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    void problem(String key, String message) {
        Entry entry = values.get(key);
        reading.problems().add(entry == null ? line : entry.line(), path(key), message);
    }

    /** A problem of the section as a whole. */
    void problem(String message) {
        reading.problems().add(line, path, message);
    }

    private @Nullable Entry ask(String key) {
        known.add(key);
        reading.asks(path(key));
        return values.get(key);
    }

    boolean has(String key) {
        Entry entry = ask(key);
        return entry != null && !entry.isEmpty();
    }

    /** A section below this one; empty when it is not there. */
    Optional<Section> section(String key) {
        Entry entry = ask(key);
        return entry == null ? Optional.empty() : Optional.of(child(path(key), entry.line(), entry.value()));
    }

    private Section child(String childPath, int childLine, Node value) {
        if (value instanceof MappingNode mapping) {
            return of(childPath, childLine, mapping, reading);
        }
        if (!new Entry(childLine, value).isEmpty()) {
            reading.problems().add(childLine, childPath, "must be a section with keys of its own");
        }
        return new Section(childPath, childLine, Map.of(), reading);
    }

    /** The sections of a list; at least one. */
    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        List<Node> nodes = list(key);
        for (int i = 0; i < nodes.size(); i++) {
            sections.add(child(path(key) + "[" + i + "]", line(nodes.get(i)), nodes.get(i)));
        }
        if (nodes.isEmpty()) {
            problem(key, has(key) ? "must be a list with at least one entry" : "missing");
        }
        return sections;
    }

    /** The words of a list; none when it is not there. */
    List<String> words(String key) {
        List<String> words = new ArrayList<>();
        for (Node node : list(key)) {
            String word = node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
            if (word.isEmpty() || word.chars().anyMatch(Character::isWhitespace)) {
                problem(key, "must be a list of single words");
            } else {
                words.add(word);
            }
        }
        if (has(key) && list(key).isEmpty()) {
            problem(key, "must be a list, such as [one, two]");
        }
        return words;
    }

    private List<Node> list(String key) {
        Entry entry = ask(key);
        return entry != null && entry.value() instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    /** The text of a key; a problem when it is missing. */
    String text(String key) {
        return text(key, null);
    }

    String text(String key, @Nullable String fallback) {
        Substitution read = read(key);
        if (read != null && read.isMisspelt()) {
            problem(key, "a variable is written ${NAME}, or ${NAME:-value} with a default");
            return "";
        }
        if (read != null && !read.value().isBlank()) {
            return read.value().strip();
        }
        if (fallback == null && (read == null || read.missing().isEmpty())) {
            problem(key, "missing");
        }
        return fallback == null ? "" : fallback;
    }

    /** What stands in the file itself, with the variables left out. */
    String literal(String key) {
        Entry entry = ask(key);
        String text = entry == null ? null : entry.text();
        return text == null ? "" : Substitution.of(text, Map.of()).literal();
    }

    /** A secret; one that stands in the file itself is a problem. */
    Secret secret(String key) {
        return secret(key, variable(key));
    }

    Secret secret(String key, String variable) {
        Substitution read = read(key);
        String write = "write ${" + variable + "} and set ";
        if (read == null || (read.value().isBlank() && read.missing().isEmpty())) {
            problem(key, "missing; " + write + "that environment variable");
        } else if (!read.literal().replace(',', ' ').isBlank()) {
            problem(key, "a secret does not belong in a file: " + write + "that variable");
        } else if (!read.value().isBlank()) {
            if (!read.defaulted().isEmpty()) {
                Entry entry = values.get(key);
                reading.defaultedSecret(entry == null ? line : entry.line(), path(key), read.defaulted());
            }
            return Secret.of(read.value().strip());
        }
        return Secret.of("missing");
    }

    /** Such as {@code FACEBOOK_APP_SECRET}: the vendor's name is in front, so that two vendors' tokens differ. */
    private String variable(String key) {
        String owner = path.replaceFirst("^(networks|helpdesk)\\.", "").replaceFirst("\\..*", "");
        String name = owner.isEmpty() ? key : owner + "_" + key;
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    private @Nullable Substitution read(String key) {
        Entry entry = ask(key);
        if (entry == null) {
            return null;
        }
        String text = entry.text();
        if (text == null) {
            problem(key, "must be a single value");
            return new Substitution("", "", Set.of("?"), Set.of());
        }
        Substitution read = Substitution.of(text, reading.environment());
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
        if (text.matches("0*[1-9][0-9]{0,17}")) {
            return Long.parseLong(text);
        }
        if (!text.isEmpty()) {
            problem(key, "must be an id of digits");
        }
        return 1;
    }

    /** True or false. */
    boolean yes(String key, boolean fallback) {
        Map<String, Boolean> answers = new LinkedHashMap<>();
        answers.put("true", true);
        answers.put("false", false);
        return choice(key, answers, fallback);
    }

    /** A time such as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h} or {@code 7d}. */
    Duration duration(String key, Duration fallback) {
        if (!has(key)) {
            return fallback;
        }
        String text = text(key);
        Optional<Duration> read = parseDuration(text);
        if (read.isEmpty() && !text.isEmpty()) {
            problem(key, "must be a time such as 500ms, 30s, 5m, 2h or 7d");
        }
        return read.orElse(fallback);
    }

    /** A time of more than zero. */
    Duration interval(String key, Duration fallback) {
        Duration interval = duration(key, fallback);
        if (interval.isZero()) {
            problem(key, "must be more than zero");
            return fallback;
        }
        return interval;
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
            URI address = new URI(text.replaceFirst("/+$", ""));
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null && address.getPort() <= MAX_PORT) {
                boolean more =
                        address.getUserInfo() != null || address.getQuery() != null || address.getFragment() != null;
                if (more) {
                    problem(key, "must be host and path alone, without user, ? or #");
                }
                reading.connectsTo(address);
                return address;
            }
        } catch (URISyntaxException notOne) {
            // told below
        }
        if (!text.isEmpty()) {
            problem(
                    key,
                    "must be an address that begins with https:// or http://, with a host and at most a port and a path");
        }
        return URI.create("https://invalid.invalid");
    }

    /** One of a few words. */
    <T> T choice(String key, Map<String, T> choices, T fallback) {
        if (!has(key)) {
            return fallback;
        }
        String text = text(key);
        T choice = choices.get(text);
        if (choice == null) {
            if (!text.isEmpty()) {
                problem(key, "must be one of " + String.join(", ", choices.keySet()));
            }
            return fallback;
        }
        return choice;
    }

    /** Reports keys that nobody asked for. */
    void end() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                Set<String> free = new LinkedHashSet<>(known);
                free.removeAll(values.keySet());
                problem(
                        key,
                        Proposal.of(key, free)
                                .map(meant -> "unknown; did you mean " + meant + "?")
                                .orElse("unknown; known here: " + String.join(", ", known)));
            }
        }
    }
}
