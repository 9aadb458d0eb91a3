package io.threadwell.support.crm;

import io.threadwell.api.crm.PersonFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which fact of a person, by the names of {@link PersonFacts}, goes into which field of a CRM's record, and when. What a human wrote
 * stays unless the mapping says otherwise. Immutable.
 */
public final class FieldMapping {
    private static final Set<String> PLAIN = Set.of(
            PersonFacts.KEY,
            PersonFacts.NAME,
            PersonFacts.EMAIL,
            PersonFacts.PHONE,
            PersonFacts.LANGUAGE,
            PersonFacts.FOLLOWERS,
            PersonFacts.VERIFIED);
    private static final Pattern OF_NETWORK = Pattern.compile("[a-z][a-z0-9-]*\\.(id|handle|url)");

    /** When a fact is written. */
    public enum When {
        /** While the field is empty. */
        EMPTY,
        /** Whenever it differs, over what a human wrote. */
        ALWAYS,
        /** Only into a record that we make. */
        MADE
    }

    private record Target(String field, When when) {}

    private final Map<String, Target> targets;

    private FieldMapping(Map<String, Target> targets) {
        this.targets = targets;
    }

    /** One without any field. */
    public static FieldMapping none() {
        return new FieldMapping(Map.of());
    }

    /** The same with one more fact, written while the field is empty. */
    public FieldMapping with(String fact, String field) {
        return with(fact, field, When.EMPTY);
    }

    /** The same with one more fact; a fact that was there goes to the new field. */
    public FieldMapping with(String fact, String field, When when) {
        Map<String, Target> more = new LinkedHashMap<>(targets);
        more.put(fact, new Target(field, when));
        return new FieldMapping(more);
    }

    /** What is wrong with it by itself, each with what to do: facts that there are not, blank fields, fields with two facts. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        Map<String, String> taken = new TreeMap<>();
        targets.forEach((fact, target) -> {
            if (!PLAIN.contains(fact) && !OF_NETWORK.matcher(fact).matches()) {
                problems.add("there is no fact " + fact + ": use one of " + new TreeSet<>(PLAIN)
                        + ", or a network's id, handle or url, such as x.handle");
            }
            if (target.field().isBlank()) {
                problems.add("fact " + fact + " needs the name of a field");
            }
            String other = taken.put(target.field(), fact);
            if (other != null) {
                problems.add(
                        "field " + target.field() + " is given " + other + " and " + fact + ": give it one of them");
            }
        });
        return problems;
    }

    /** All fields that it names. */
    public Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        targets.values().forEach(target -> fields.add(target.field()));
        return fields;
    }

    /** The field of a fact. */
    public Optional<String> field(String fact) {
        return Optional.ofNullable(targets.get(fact)).map(Target::field);
    }

    /** The facts whose fields are among these, such as ids and handles that are searched by, with the field of each. */
    public Map<String, String> searchable() {
        Map<String, String> found = new LinkedHashMap<>();
        targets.forEach((fact, target) -> {
            if (fact.equals(PersonFacts.KEY)
                    || fact.equals(PersonFacts.EMAIL)
                    || fact.equals(PersonFacts.PHONE)
                    || fact.endsWith(".id")
                    || fact.endsWith(".handle")) {
                found.put(fact, target.field());
            }
        });
        return found;
    }

    /** The fields of a record that we make. */
    public Map<String, String> made(Map<String, String> facts) {
        Map<String, String> fields = new LinkedHashMap<>();
        targets.forEach((fact, target) -> {
            String value = facts.get(fact);
            if (value != null) {
                fields.put(target.field(), value);
            }
        });
        return fields;
    }

    /**
     * The fields to change in a record that is there.
     *
     * @param current what the record holds now, by field; a field that is empty there may be blank or absent
     */
    public Map<String, String> changed(Map<String, String> facts, Map<String, String> current) {
        Map<String, String> fields = new LinkedHashMap<>();
        targets.forEach((fact, target) -> {
            String value = facts.get(fact);
            String now = current.getOrDefault(target.field(), "");
            boolean ours = fact.equals(PersonFacts.KEY);
            boolean wanted = ours || target.when() == When.ALWAYS || (target.when() == When.EMPTY && now.isBlank());
            if (value != null && wanted && !value.equals(now)) {
                fields.put(target.field(), value);
            }
        });
        return fields;
    }
}
