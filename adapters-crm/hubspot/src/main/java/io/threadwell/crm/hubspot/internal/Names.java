package io.threadwell.crm.hubspot.internal;

import io.threadwell.api.crm.PersonFacts;
import io.threadwell.crm.hubspot.HubSpotConfig;
import io.threadwell.support.crm.FieldMapping;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which properties of contacts say what of a person. All values go as text. HubSpot has no whole name: all but the last word of one is the
 * first name. A contact needs a name or a mail address (Contacts, Create a contact).
 */
final class Names {
    static final String LAST = "lastname";
    static final String FIRST = "firstname";
    private static final Pattern MAIL =
            Pattern.compile("[^@\\s\"'(),:;<>\\[\\\\\\]]{1,64}@[^@\\s\"'(),:;<>\\[\\\\\\]]{1,189}");

    private final FieldMapping mapping;

    Names(HubSpotConfig config) {
        this.mapping = config.mapping();
    }

    /** The properties to ask for, so that {@link #changed} can tell. */
    Set<String> read() {
        Set<String> properties = new TreeSet<>(mapping.fields());
        properties.add(FIRST);
        return properties;
    }

    /** A contact to be made. */
    Map<String, String> made(Map<String, String> facts) {
        Map<String, String> properties = new LinkedHashMap<>(mapping.made(usable(facts)));
        if (properties.getOrDefault(LAST, "").isBlank()) {
            properties.put(LAST, facts.getOrDefault(PersonFacts.NAME, facts.getOrDefault(PersonFacts.KEY, "Unknown")));
        }
        part(properties);
        return properties;
    }

    /** What to change in a contact; empty when nothing is to be changed. */
    Map<String, String> changed(Map<String, String> facts, JsonValue contact) {
        Map<String, String> current = new LinkedHashMap<>();
        read().forEach(property -> current.put(property, contact.text(property, "")));
        Map<String, String> properties = new LinkedHashMap<>(mapping.changed(usable(facts), current));
        String whole = (current.getOrDefault(FIRST, "") + " " + current.getOrDefault(LAST, "")).strip();
        String name = properties.getOrDefault(LAST, "");
        if (name.equals(whole)
                || (!whole.isEmpty() && current.getOrDefault(LAST, "").isBlank())) {
            properties.remove(LAST);
        }
        part(properties);
        return properties;
    }

    /** The properties without those that only one contact may have the value of. */
    Map<String, String> shared(Map<String, String> properties) {
        Map<String, String> shared = new LinkedHashMap<>(properties);
        mapping.searchable().forEach((fact, property) -> {
            if (fact.equals(PersonFacts.KEY) || fact.equals(PersonFacts.EMAIL) || fact.endsWith(".id")) {
                shared.remove(property);
            }
        });
        return shared;
    }

    /** Without a mail address that HubSpot would refuse, and the whole contact with it. */
    private static Map<String, String> usable(Map<String, String> facts) {
        if (isMail(facts.getOrDefault(PersonFacts.EMAIL, ""))) {
            return facts;
        }
        Map<String, String> others = new LinkedHashMap<>(facts);
        others.remove(PersonFacts.EMAIL);
        return others;
    }

    static boolean isMail(String text) {
        return MAIL.matcher(text).matches();
    }

    private static void part(Map<String, String> properties) {
        String name = properties.getOrDefault(LAST, "").replaceAll("\\s+", " ").strip();
        int space = name.lastIndexOf(' ');
        if (name.isEmpty()) {
            properties.remove(LAST);
        } else if (space > 0 && !properties.containsKey(FIRST)) {
            properties.put(FIRST, name.substring(0, space));
            properties.put(LAST, name.substring(space + 1));
        } else {
            properties.put(LAST, name);
        }
    }

    static JsonObject json(Map<String, String> properties) {
        JsonObject json = JsonObject.create();
        properties.forEach(json::put);
        return json;
    }
}
