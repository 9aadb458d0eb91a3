package io.threadwell.crm.zoho.internal;

import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.crm.PersonFacts;
import io.threadwell.api.model.Contact;
import io.threadwell.crm.zoho.ZohoConfig;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds people: one query for fifty of them in each module, by all that is mapped and can be searched by. What it gives is compared once
 * more, since Zoho looks more loosely than we may.
 */
final class Matching {
    private final ZohoConfig config;
    private final Coql coql;
    private final Map<String, String> searchable;

    Matching(ZohoApi api, ZohoConfig config) {
        this.config = config;
        this.coql = new Coql(api);
        this.searchable = surestFirst(config.mapping().searchable());
    }

    List<List<CrmMatch>> match(List<Contact> people) {
        List<List<CrmMatch>> all = new ArrayList<>();
        for (List<Contact> some : Records.parts(people, Coql.MOST_VALUES)) {
            List<Map<String, String>> facts = some.stream().map(PersonFacts::of).toList();
            List<List<CrmMatch>> found = new ArrayList<>();
            some.forEach(person -> found.add(new ArrayList<>()));
            for (String module : config.modules()) {
                List<JsonValue> records = ask(module, facts);
                for (int i = 0; i < some.size(); i++) {
                    found.get(i).addAll(among(module, records, facts.get(i)));
                }
            }
            found.forEach(matches -> matches.sort(Comparator.comparingInt(match -> rank(match.by()))));
            all.addAll(found);
        }
        return all;
    }

    private List<JsonValue> ask(String module, List<Map<String, String>> people) {
        List<String> criteria = new ArrayList<>();
        searchable.forEach((fact, field) -> {
            Set<String> values = new TreeSet<>();
            for (Map<String, String> person : people) {
                String value = person.get(fact);
                if (value != null && Coql.isHarmless(value)) {
                    values.add(value);
                }
            }
            if (!values.isEmpty()) {
                criteria.add(Coql.in(field, values));
            }
        });
        Set<String> fields = new TreeSet<>(searchable.values());
        fields.add("id");
        return criteria.isEmpty() ? List.of() : coql.select(fields, module, Coql.any(criteria), "id");
    }

    /** A record counts once, by the surest that agrees. */
    private List<CrmMatch> among(String module, List<JsonValue> records, Map<String, String> person) {
        Map<String, CrmMatch> matches = new LinkedHashMap<>();
        searchable.forEach((fact, field) -> {
            String wanted = person.get(fact);
            for (JsonValue record : records) {
                String id = record.text("id", "");
                if (wanted != null && !id.isEmpty() && agrees(fact, wanted, record.text(field, ""))) {
                    matches.putIfAbsent(id, new CrmMatch(new RecordId(module, id).ref(config), true, fact));
                }
            }
        });
        return List.copyOf(matches.values());
    }

    /** Addresses and handles do not tell capitals from small letters. */
    private static boolean agrees(String fact, String wanted, String there) {
        boolean loose = fact.equals(PersonFacts.EMAIL) || fact.endsWith(".handle");
        return loose ? lower(wanted).equals(lower(there)) : wanted.equals(there);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> surestFirst(Map<String, String> facts) {
        Map<String, String> sorted = new LinkedHashMap<>();
        facts.keySet().stream()
                .sorted(Comparator.comparingInt(Matching::rank).thenComparing(Comparator.naturalOrder()))
                .forEach(fact -> sorted.put(fact, facts.getOrDefault(fact, "")));
        return sorted;
    }

    private static int rank(String fact) {
        if (fact.equals(PersonFacts.KEY)) {
            return 0;
        }
        if (fact.endsWith(".id")) {
            return 1;
        }
        return fact.equals(PersonFacts.EMAIL) ? 2 : fact.equals(PersonFacts.PHONE) ? 3 : 4;
    }
}
