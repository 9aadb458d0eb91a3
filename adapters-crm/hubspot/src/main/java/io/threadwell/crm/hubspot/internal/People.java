package io.threadwell.crm.hubspot.internal;

import io.threadwell.crm.hubspot.HubSpotConfig;
import io.threadwell.hubspot.CrmObjects;
import io.threadwell.support.json.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads contacts as they stand now: by ids and by our keys, a hundred in a call (Contacts, Retrieve a batch of contacts). */
final class People {
    static final String TYPE = "contacts";
    static final String COMPANY = "associatedcompanyid";
    /** The ids of contacts that were merged into this one, and how older accounts tell them, with times. */
    private static final List<String> MERGED = List.of("hs_merged_object_ids", "hs_calculated_merged_vids");

    private final CrmObjects contacts;
    private final HubSpotConfig config;

    People(CrmObjects contacts, HubSpotConfig config) {
        this.contacts = contacts;
        this.config = config;
    }

    /** A contact, with the ids that it has or had. */
    record Person(String id, Set<String> was, JsonValue properties) {
        static Person of(JsonValue contact) {
            JsonValue properties = contact.get("properties");
            Set<String> was = new TreeSet<>();
            for (String property : MERGED) {
                Arrays.stream(properties.text(property, "").split(";"))
                        .map(part -> part.replaceFirst(":.*", "").strip())
                        .filter(part -> !part.isEmpty())
                        .forEach(was::add);
            }
            was.remove(contact.text("id", ""));
            return new Person(contact.text("id", ""), was, properties);
        }
    }

    /** Contacts by the ids asked for; one that was merged stands under its old id, too, with the id that it has now. */
    Map<String, Person> byId(Collection<String> ids, Set<String> properties) {
        Set<String> shown = new TreeSet<>(properties);
        shown.addAll(MERGED);
        Map<String, Person> found = new HashMap<>();
        for (JsonValue contact : contacts.read(null, ids, shown)) {
            Person person = Person.of(contact);
            person.was().forEach(old -> found.putIfAbsent(old, person));
            found.put(person.id(), person);
        }
        return found;
    }

    /** Contacts by our keys. */
    Map<String, Person> byKey(Collection<String> keys, Set<String> properties) {
        Set<String> shown = new TreeSet<>(properties);
        shown.add(config.keyProperty());
        Map<String, Person> found = new HashMap<>();
        for (JsonValue contact : contacts.read(config.keyProperty(), keys, shown)) {
            Person person = Person.of(contact);
            found.putIfAbsent(person.properties().text(config.keyProperty(), ""), person);
        }
        return found;
    }
}
