package io.threadwell.crm.vtiger.internal;

import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.crm.PersonFacts;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.vtiger.VtigerConfig;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds contacts: one query for a whole batch of people, and who of them is meant is told from what it gives. */
final class Contacts {
    static final String MODULE = "Contacts";

    private final Queries queries;
    private final VtigerConfig config;

    Contacts(Queries queries, VtigerConfig config) {
        this.queries = queries;
        this.config = config;
    }

    /** The contact as others name it, with the page that Vtiger shows. */
    ExternalRef ref(String id) {
        String number = id.substring(id.indexOf('x') + 1);
        return new ExternalRef(
                config.system(), id, config.server() + "/index.php?module=Contacts&view=Detail&record=" + number);
    }

    /** The name of the field that has our key. */
    String keyField() {
        return config.mapping().field(PersonFacts.KEY).orElseThrow();
    }

    Map<String, Map<String, String>> byId(Collection<String> ids) {
        return ids.isEmpty() ? Map.of() : search(Queries.in("id", new TreeSet<>(ids)), "id");
    }

    /** By our keys; of several contacts with one key the one that was there first. */
    Map<String, Map<String, String>> byKey(Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : search(Queries.in(keyField(), new TreeSet<>(keys)), keyField());
    }

    private Map<String, Map<String, String>> search(String where, String by) {
        Map<String, Map<String, String>> found = new HashMap<>();
        for (Map<String, String> contact : search(where)) {
            found.putIfAbsent(contact.getOrDefault(by, ""), contact);
        }
        return found;
    }

    private List<Map<String, String>> search(String where) {
        Set<String> fields = new TreeSet<>(config.mapping().fields());
        fields.add("id");
        return queries.all(MODULE, fields, where).stream()
                .map(record -> values(record, fields))
                .toList();
    }

    /** The values of a record as text, those that are empty left out. */
    static Map<String, String> values(JsonValue record, Collection<String> fields) {
        Map<String, String> values = new HashMap<>();
        for (String field : fields) {
            record.text(field).filter(text -> !text.isEmpty()).ifPresent(text -> values.put(field, text));
        }
        return values;
    }

    List<List<CrmMatch>> match(List<Contact> people) {
        Map<String, String> searched = config.mapping().searchable();
        List<Map<String, String>> facts = people.stream().map(PersonFacts::of).toList();
        Map<String, Set<String>> sought = new TreeMap<>();
        for (Map<String, String> person : facts) {
            searched.forEach((fact, field) -> {
                String value = person.get(fact);
                if (value != null) {
                    sought.computeIfAbsent(field, any -> new TreeSet<>()).addAll(spellings(fact, value));
                }
            });
        }
        if (sought.isEmpty()) {
            return people.stream().map(person -> List.<CrmMatch>of()).toList();
        }
        List<Map<String, String>> found = search(sought.entrySet().stream()
                .map(one -> Queries.in(one.getKey(), one.getValue()))
                .collect(Collectors.joining(" OR ")));
        return facts.stream().map(one -> matches(searched, one, found)).toList();
    }

    /** MySQL compares without regard to case as Vtiger sets it up; telephone numbers stand as somebody typed them. */
    private static List<String> spellings(String fact, String value) {
        if (!fact.equals(PersonFacts.PHONE)) {
            return List.of(value);
        }
        String digits = digits(value);
        return List.of(value, "+" + digits, "00" + digits, digits);
    }

    private static String digits(String number) {
        return number.replaceAll("[^0-9]", "").replaceFirst("^00", "");
    }

    /** In the order of the facts that are sure: the key, ids, handles, addresses. */
    private List<CrmMatch> matches(
            Map<String, String> searched, Map<String, String> person, List<Map<String, String>> found) {
        Map<String, CrmMatch> matches = new LinkedHashMap<>();
        List<Map.Entry<String, String>> surest = new ArrayList<>(searched.entrySet());
        surest.sort(Comparator.comparingInt(entry -> rank(entry.getKey())));
        for (Map.Entry<String, String> entry : surest) {
            String fact = entry.getKey();
            String value = person.get(fact);
            for (Map<String, String> contact : found) {
                if (value != null && agrees(fact, value, contact.getOrDefault(entry.getValue(), ""))) {
                    String id = contact.getOrDefault("id", "");
                    matches.putIfAbsent(id, new CrmMatch(ref(id), true, fact));
                }
            }
        }
        return List.copyOf(matches.values());
    }

    private static int rank(String fact) {
        return switch (fact) {
            case PersonFacts.KEY -> 0;
            case PersonFacts.EMAIL -> 3;
            case PersonFacts.PHONE -> 4;
            default -> fact.endsWith(".id") ? 1 : 2;
        };
    }

    private static boolean agrees(String fact, String wanted, String there) {
        return switch (fact) {
            case PersonFacts.EMAIL -> wanted.equalsIgnoreCase(there);
            case PersonFacts.PHONE -> digits(wanted).equals(digits(there));
            default -> wanted.equals(there);
        };
    }
}
