package io.threadwell.examples.gateway.yaml;

import io.threadwell.api.error.InvalidRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * One section of the file. Whatever is asked for counts as known; {@link #end()} reports the rest. A problem never stops the
 * reading: a harmless stand-in is given, and the file is refused as a whole in the end.
 */
public final class Section extends Texts {
    private Section(String path, int line, Map<String, Entry> values, Reading reading) {
        super(path, line, values, reading);
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
    public static Section absent(String path, Reading reading) {
        return new Section(path, Problems.NO_LINE, Map.of(), reading);
    }

    /** A section below this one; empty when it is not there. */
    public Optional<Section> section(String key) {
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
    public List<Section> sections(String key) {
        return sections(key, true);
    }

    /** The sections of a list; without {@code needed} it may be left out. */
    public List<Section> sections(String key, boolean needed) {
        List<Section> sections = new ArrayList<>();
        List<Node> nodes = list(key);
        for (int i = 0; i < nodes.size(); i++) {
            sections.add(child(path(key) + "[" + i + "]", line(nodes.get(i)), nodes.get(i)));
        }
        if (nodes.isEmpty() && (needed || has(key))) {
            problem(key, has(key) ? "must be a list with at least one entry" : "missing");
        }
        return sections;
    }

    public int number(String key, int fallback, int min, int max) {
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

    /** The text of a key; a problem when it is missing, and then something that is not empty stands in for it. */
    public String needed(String key) {
        String text = text(key);
        return text.isEmpty() ? "missing" : text;
    }

    /** A vendor's id of digits; a problem when it is missing. */
    public long id(String key) {
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
    public boolean yes(String key, boolean fallback) {
        Map<String, Boolean> answers = new LinkedHashMap<>();
        answers.put("true", true);
        answers.put("false", false);
        return choice(key, answers, fallback);
    }

    /** A time such as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h} or {@code 7d}. */
    public Duration duration(String key, Duration fallback) {
        if (!has(key)) {
            return fallback;
        }
        String text = text(key);
        Optional<Duration> read = Durations.parse(text);
        if (read.isEmpty() && !text.isEmpty()) {
            problem(key, "must be a time such as 500ms, 30s, 5m, 2h or 7d");
        }
        return read.orElse(fallback);
    }

    /** A time of more than zero. */
    public Duration interval(String key, Duration fallback) {
        Duration interval = duration(key, fallback);
        if (interval.isZero()) {
            problem(key, "must be more than zero");
            return fallback;
        }
        return interval;
    }

    /** A time of more than zero, or {@code off}, which is empty. */
    public Optional<Duration> intervalOrOff(String key, Duration fallback) {
        boolean off = has(key) && text(key).equals("off");
        return off ? Optional.empty() : Optional.of(interval(key, fallback));
    }

    /** An http or https address without a slash at its end, which the gateway itself speaks to. */
    public URI address(String key, @Nullable String fallback) {
        URI address = page(key, fallback);
        reading.connectsTo(address);
        return address;
    }

    /** An http or https address without a slash at its end, which browsers are sent to. */
    public URI page(String key, @Nullable String fallback) {
        String text = text(key, fallback);
        Optional<URI> address = Addresses.ofWeb(text.replaceFirst("/+$", ""));
        if (address.isEmpty() && !text.isEmpty()) {
            problem(
                    key,
                    "must be an address that begins with https:// or http://, with a host and at most a port and a path");
        }
        address.filter(Addresses::saysMore)
                .ifPresent(more -> problem(key, "must be host and path alone, without user, ? or #"));
        return address.orElse(Addresses.NOWHERE);
    }

    /** As {@link #address}, for what takes credentials: without TLS on this machine alone. */
    public URI safeAddress(String key) {
        URI address = address(key, null);
        if ("http".equals(address.getScheme()) && !Reading.isThisMachine(address.getHost())) {
            problem(key, "must begin with https://; http:// is for this machine alone");
        }
        return address;
    }

    /** An https address for a browser to open, with whatever stands behind its question mark. */
    public URI link(String key) {
        String text = text(key);
        Optional<URI> link = Addresses.ofWeb(text).filter(address -> "https".equals(address.getScheme()));
        if (link.isEmpty() && !text.isEmpty()) {
            problem(key, "must be an address that begins with https://");
        }
        return link.orElse(Addresses.NOWHERE);
    }

    /**
     * Builds what the section is about. What the builder refuses is a problem of the key that it begins with, or of the section as a
     * whole: {@code Facebook: appId must not be blank; ...}.
     *
     * @return empty when it was refused, and then the file is
     */
    public <T> Optional<T> built(Supplier<T> build) {
        try {
            return Optional.of(build.get());
        } catch (InvalidRequest refused) {
            String all = String.valueOf(refused.getMessage()).replaceFirst("^[A-Z][A-Za-z ]*: ", "");
            for (String one : all.split("; ")) {
                String[] words = one.split(" ", 2);
                if (words.length == 2 && known.contains(words[0])) {
                    problem(words[0], words[1]);
                } else {
                    problem(one);
                }
            }
            return Optional.empty();
        }
    }

    /** One of a few words. */
    public <T> T choice(String key, Map<String, T> choices, T fallback) {
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
    public void end() {
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
