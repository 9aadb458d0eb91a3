package io.threadwell.crm.hubspot.internal;

import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.crm.PersonFacts;
import io.threadwell.api.model.Contact;
import io.threadwell.crm.hubspot.HubSpotConfig;
import io.threadwell.hubspot.CrmObjects;
import io.threadwell.hubspot.CrmSearch;
import io.threadwell.support.json.JsonValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds people: our keys and mail addresses by a reading of unique properties, one call each, which shows what was written a moment ago;
 * ids, handles and telephone numbers by searches for many at once. What comes is compared once more, since HubSpot looks more loosely than
 * we may.
 */
final class Matching {
    private static final String CALCULATED = "hs_searchable_calculated_";
    private static final String PHONE = "phone";
    private static final String MOBILE = "mobilephone";

    private final HubSpotConfig config;
    private final CrmObjects contacts;
    private final CrmSearch search;
    private final Map<String, String> searchable;

    Matching(CrmObjects contacts, CrmSearch search, HubSpotConfig config) {
        this.config = config;
        this.contacts = contacts;
        this.search = search;
        this.searchable = surestFirst(config.mapping().searchable());
    }

    List<List<CrmMatch>> match(List<Contact> people) {
        List<Map<String, String>> all = people.stream().map(PersonFacts::of).toList();
        Map<String, JsonValue> known = new LinkedHashMap<>();
        unique(PersonFacts.KEY, all).forEach(contact -> known.put(contact.text("id", ""), contact));
        List<Map<String, String>> strangers = all.stream()
                .filter(person ->
                        known.values().stream().noneMatch(contact -> agrees(PersonFacts.KEY, person, contact)))
                .toList();
        Stream.concat(unique(PersonFacts.EMAIL, strangers).stream(), searched(strangers).stream())
                .forEach(contact -> known.putIfAbsent(contact.text("id", ""), contact));
        return all.stream().map(person -> among(known.values(), person)).toList();
    }

    private Set<String> shown() {
        return new TreeSet<>(searchable.values());
    }

    /** Contacts by a property whose values are unique. */
    private List<JsonValue> unique(String fact, List<Map<String, String>> people) {
        String property = searchable.get(fact);
        Set<String> values = new TreeSet<>();
        people.forEach(person -> values.add(person.getOrDefault(fact, "")));
        values.remove("");
        if (fact.equals(PersonFacts.EMAIL)) {
            values.removeIf(value -> !Names.isMail(value));
        }
        return property == null || values.isEmpty() ? List.of() : contacts.read(property, small(fact, values), shown());
    }

    /** A mail address is kept in small letters, and one address in two writings is refused as a duplicate. */
    private static Set<String> small(String fact, Set<String> values) {
        Set<String> small = new TreeSet<>();
        values.forEach(value -> small.add(fact.equals(PersonFacts.EMAIL) ? lower(value) : value));
        return small;
    }

    private List<JsonValue> searched(List<Map<String, String>> people) {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        searchable.forEach((fact, property) -> {
            for (Map<String, String> person : people) {
                String value = person.getOrDefault(fact, "");
                if (!value.isEmpty() && !fact.equals(PersonFacts.KEY) && !fact.equals(PersonFacts.EMAIL)) {
                    boolean phone = fact.equals(PersonFacts.PHONE) && isCalculated(property);
                    wanted.computeIfAbsent(phone ? calculated(property) : property, name -> new LinkedHashSet<>())
                            .add(phone ? CallingCodes.national(value) : value);
                }
            }
        });
        return wanted.isEmpty() ? List.of() : search.anyOf(wanted, shown());
    }

    private static boolean isCalculated(String property) {
        return property.equals(PHONE) || property.equals(MOBILE);
    }

    /** People write numbers in many ways; HubSpot keeps a form without country code to search by (Search the CRM, Phone numbers). */
    private static String calculated(String property) {
        return CALCULATED + (property.equals(PHONE) ? "phone_number" : "mobile_number");
    }

    /** A contact counts once, by the surest that agrees; a telephone number without its country only looks alike. */
    private List<CrmMatch> among(Collection<JsonValue> known, Map<String, String> person) {
        Map<String, CrmMatch> matches = new LinkedHashMap<>();
        searchable.forEach((fact, property) -> {
            for (JsonValue contact : known) {
                if (agrees(fact, person, contact)) {
                    String id = contact.text("id", "");
                    matches.putIfAbsent(id, new CrmMatch(RecordId.ref(config, id), true, fact));
                }
            }
        });
        for (JsonValue contact : known) {
            String id = contact.text("id", "");
            if (!matches.containsKey(id) && looksAlike(person, contact)) {
                matches.put(id, new CrmMatch(RecordId.ref(config, id), false, PersonFacts.PHONE));
            }
        }
        return List.copyOf(matches.values());
    }

    private boolean agrees(String fact, Map<String, String> person, JsonValue contact) {
        String wanted = person.getOrDefault(fact, "");
        String there = contact.get("properties").text(searchable.getOrDefault(fact, ""), "");
        if (wanted.isEmpty() || there.isEmpty()) {
            return false;
        }
        if (fact.equals(PersonFacts.PHONE)) {
            return CallingCodes.digits(wanted).equals(CallingCodes.digits(there)) && !there.startsWith("0");
        }
        boolean loose = fact.equals(PersonFacts.EMAIL) || fact.endsWith(".handle");
        return loose ? lower(wanted).equals(lower(there)) : wanted.equals(there);
    }

    private boolean looksAlike(Map<String, String> person, JsonValue contact) {
        String wanted = CallingCodes.national(person.getOrDefault(PersonFacts.PHONE, ""));
        String there = contact.get("properties").text(searchable.getOrDefault(PersonFacts.PHONE, ""), "");
        return !wanted.isEmpty()
                && CallingCodes.digits(there).replaceFirst("^0+", "").equals(wanted);
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
        return switch (fact) {
            case PersonFacts.KEY -> 0;
            case PersonFacts.EMAIL -> 2;
            case PersonFacts.PHONE -> 3;
            default -> fact.endsWith(".id") ? 1 : 4;
        };
    }
}
