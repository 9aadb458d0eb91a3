package io.threadwell.examples.gateway.yaml;

import io.threadwell.api.webhook.Secret;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The texts below one section of the file, and its problems. Whatever is asked for counts as known. Those who read a file use
 * {@link Section}.
 */
public abstract sealed class Texts permits Section {

    final String path;
    final int line;
    final Map<String, Entry> values;
    final Reading reading;
    final Set<String> known = new LinkedHashSet<>();

    record Entry(int line, Node value) {
        /** As it stands there; absent for a list or a section. */
        @Nullable
        String text() {
            return value instanceof ScalarNode scalar ? scalar.getValue().strip() : null;
        }

        boolean isEmpty() {
            return "".equals(text());
        }
    }

    Texts(String path, int line, Map<String, Entry> values, Reading reading) {
        this.path = path;
        this.line = line;
        this.values = values;
        this.reading = reading;
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(Problems.NO_LINE);
    }

    public String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public void problem(String key, String message) {
        Entry entry = values.get(key);
        reading.problems().add(entry == null ? line : entry.line(), path(key), message);
    }

    /** A problem of the section as a whole. */
    public void problem(String message) {
        reading.problems().add(line, path, message);
    }

    final @Nullable Entry ask(String key) {
        known.add(key);
        reading.asks(path(key));
        return values.get(key);
    }

    public boolean has(String key) {
        Entry entry = ask(key);
        return entry != null && !entry.isEmpty();
    }

    /** The words of a list; none when it is not there. */
    public List<String> words(String key) {
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

    final List<Node> list(String key) {
        Entry entry = ask(key);
        return entry != null && entry.value() instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    /** The text of a key; a problem when it is missing. */
    public String text(String key) {
        return text(key, null);
    }

    public String text(String key, @Nullable String fallback) {
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

    /** The text of a key; empty when it is not there. */
    public Optional<String> optional(String key) {
        return has(key) ? Optional.of(text(key)).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    /** What stands in the file itself, with the variables left out. */
    public String literal(String key) {
        Entry entry = ask(key);
        String text = entry == null ? null : entry.text();
        return text == null ? "" : Substitution.of(text, Map.of()).literal();
    }

    /** The text of a key with the variables filled in, whatever is wrong with it; empty when it is missing. */
    public String plain(String key) {
        Entry entry = ask(key);
        String text = entry == null ? null : entry.text();
        return text == null
                ? ""
                : Substitution.of(text, reading.environment()).value().strip();
    }

    /** A secret; one that stands in the file itself is a problem. */
    public Secret secret(String key) {
        return secret(key, variable(key));
    }

    public Secret secret(String key, String variable) {
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

    /** A secret; empty when it is not there. */
    public Optional<Secret> optionalSecret(String key) {
        return has(key) ? Optional.of(secret(key)) : Optional.empty();
    }

    /** Such as {@code FACEBOOK_APP_SECRET}: the vendor's name is in front, so that two vendors' tokens differ. */
    private String variable(String key) {
        String owner = path.replaceFirst("^(networks|helpdesk|crm)\\.", "").replaceFirst("\\..*", "");
        String name = owner.isEmpty() ? key : owner + "_" + key;
        return name.replace('-', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
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
}
