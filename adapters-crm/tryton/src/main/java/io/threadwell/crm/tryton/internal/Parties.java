package io.threadwell.crm.tryton.internal;

import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.crm.PersonFacts;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.tryton.TrytonConfig;
import io.threadwell.crm.tryton.internal.Place.Field;
import io.threadwell.crm.tryton.internal.Place.Way;
import io.threadwell.support.crm.FieldMapping;
import io.threadwell.support.json.JsonArray;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds parties: one search for a whole batch of people, and who of them is meant is told from what it gives. */
final class Parties {
    static final String MODEL = "party.party";

    private final Rpc rpc;
    private final FieldMapping fields;
    private final Mapping mapping;
    private final TrytonConfig config;

    Parties(Rpc rpc, TrytonConfig config, Mapping mapping) {
        this.rpc = rpc;
        this.config = config;
        this.fields = config.mapping();
        this.mapping = mapping;
    }

    /** The party as others name it, with the address that Tryton's client opens. */
    ExternalRef ref(long id) {
        String host = config.server().toString().replaceFirst("^https?://", "tryton://");
        return new ExternalRef(
                config.system(), Long.toString(id), host + "/" + config.database() + "/model/" + MODEL + "/" + id);
    }

    /** Parties by their ids, those that are not active as well. */
    Map<Long, Party> byId(Collection<Long> ids) {
        Map<Long, Party> found = new HashMap<>();
        if (!ids.isEmpty()) {
            search(term("id", List.copyOf(ids))).forEach(party -> found.put(party.id(), party));
        }
        return found;
    }

    /** Parties by our keys of their people, those that are active first and the oldest of them. */
    Map<String, Party> byKey(Collection<String> keys) {
        Map<String, Party> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        List<String> codes = keys.stream().map(Mapping::code).toList();
        List<Party> parties = new ArrayList<>(search(term("identifiers.code", codes)));
        parties.sort(Comparator.comparing(Party::active).reversed().thenComparing(Party::id));
        for (Party party : parties) {
            party.codes().stream()
                    .filter(code -> code.code().startsWith(Mapping.OURS))
                    .forEach(code -> found.putIfAbsent(code.code().substring(Mapping.OURS.length()), party));
        }
        return found;
    }

    private List<Party> search(JsonArray term) {
        return rpc.searchAll(MODEL, JsonArray.create().add(term), mapping.read()).asList().stream()
                .map(Party::new)
                .toList();
    }

    List<List<CrmMatch>> match(List<Contact> people) {
        Map<String, String> searched = fields.searchable();
        List<Map<String, String>> facts = people.stream().map(PersonFacts::of).toList();
        JsonArray domain = domain(searched, facts);
        if (domain.size() < 2) {
            return people.stream().map(person -> List.<CrmMatch>of()).toList();
        }
        List<Party> found = rpc.search(MODEL, JsonArray.create().add(domain), mapping.read()).asList().stream()
                .map(Party::new)
                .toList();
        return facts.stream().map(one -> matches(searched, one, found)).toList();
    }

    /** All that anybody of a batch may be known by. */
    private static JsonArray domain(Map<String, String> searched, List<Map<String, String>> facts) {
        Map<String, Set<String>> sought = new TreeMap<>();
        for (Map<String, String> person : facts) {
            searched.forEach((fact, place) -> {
                String value = person.get(fact);
                if (value != null) {
                    sought.computeIfAbsent(field(fact, place), any -> new TreeSet<>())
                            .addAll(spellings(fact, value));
                }
            });
        }
        JsonArray any = JsonArray.create().add("OR");
        sought.forEach((field, values) -> any.add(term(field, List.copyOf(values))));
        return any;
    }

    /** The field to search by, with a dot for those of related records. */
    private static String field(String fact, String place) {
        if (Place.of(place) instanceof Field field) {
            return field.name();
        } else if (fact.equals(PersonFacts.KEY)) {
            return "identifiers.code";
        }
        return fact.equals(PersonFacts.PHONE) ? "contact_mechanisms.value_compact" : "contact_mechanisms.value";
    }

    private static Set<String> spellings(String fact, String value) {
        return switch (fact) {
            case PersonFacts.KEY -> Set.of(Mapping.code(value));
            case PersonFacts.PHONE -> new TreeSet<>(List.of(value, compact(value)));
            case PersonFacts.EMAIL -> new TreeSet<>(List.of(value, value.toLowerCase(Locale.ROOT)));
            default -> Set.of(value);
        };
    }

    private static JsonArray term(String field, List<?> values) {
        return JsonArray.create().add(field).add("in").add(JsonArray.of(values));
    }

    /** In the order of the facts that are sure: the key, ids, handles, addresses. */
    private List<CrmMatch> matches(Map<String, String> searched, Map<String, String> person, List<Party> found) {
        Map<Long, CrmMatch> matches = new LinkedHashMap<>();
        List<Map.Entry<String, String>> surest = new ArrayList<>(searched.entrySet());
        surest.sort(Comparator.comparingInt(entry -> rank(entry.getKey())));
        for (Map.Entry<String, String> entry : surest) {
            String fact = entry.getKey();
            String value = person.get(fact);
            if (value != null) {
                found.stream()
                        .filter(party -> agrees(party, fact, entry.getValue(), value))
                        .forEach(party -> matches.putIfAbsent(party.id(), new CrmMatch(ref(party.id()), true, fact)));
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

    private static boolean agrees(Party party, String fact, String place, String value) {
        if (Place.of(place) instanceof Field field) {
            return spellings(fact, value).contains(party.field(field.name()));
        } else if (fact.equals(PersonFacts.KEY)) {
            return party.codes().stream().anyMatch(code -> code.code().equals(Mapping.code(value)));
        }
        return party.ways().stream().anyMatch(way -> switch (fact) {
            case PersonFacts.EMAIL -> way.type().equals("email") && way.value().equalsIgnoreCase(value);
            case PersonFacts.PHONE ->
                !way.type().equals("other") && way.compact().equals(compact(value));
            default ->
                Place.of(place) instanceof Way named
                        && Mapping.matches(way, named)
                        && way.value().equals(value);
        });
    }

    private static String compact(String number) {
        return number.replaceAll("[^+0-9]", "");
    }
}
