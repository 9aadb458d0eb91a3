package io.threadwell.testkit.store;

import io.threadwell.api.model.Address;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ContactEvent;
import io.threadwell.api.model.ContactLink;
import io.threadwell.api.model.Evidence;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.ContactStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The contacts of one workspace. */
final class InMemoryContacts implements ContactStore {
    private record Pair(PersonaKey one, PersonaKey other, Evidence.Kind kind) {}

    private record Place(PersonaKey persona, String system) {}

    private final Journal journal;
    private final InMemoryPeople people;
    private final Map<PersonaKey, PersonaKey> joined = new HashMap<>();
    private final Map<Pair, ContactLink> links = new LinkedHashMap<>();
    private final Map<Integer, ContactEvent> events = new TreeMap<>();
    private final Map<Place, Tie> records = new HashMap<>();

    InMemoryContacts(Journal journal, InMemoryPeople people) {
        this.journal = journal;
        this.people = people;
    }

    @Override
    public Map<PersonaKey, PersonaKey> keys(Collection<PersonaKey> personas) {
        Map<PersonaKey, PersonaKey> keys = new HashMap<>();
        personas.forEach(persona -> keys.put(persona, joined.getOrDefault(persona, persona)));
        return keys;
    }

    @Override
    public Map<PersonaKey, List<Persona>> personas(Collection<PersonaKey> contacts) {
        Map<PersonaKey, List<Persona>> found = new HashMap<>();
        for (PersonaKey contact : new HashSet<>(contacts)) {
            List<Persona> members = people.knownLongestFirst().stream()
                    .filter(persona -> contact.equals(joined.getOrDefault(persona.key(), persona.key())))
                    .toList();
            if (!members.isEmpty()) {
                found.put(contact, members);
            }
        }
        return found;
    }

    @Override
    public Map<PersonaKey, List<Persona>> lock(Collection<PersonaKey> personas) {
        return personas(keys(personas).values());
    }

    @Override
    public void assign(Map<PersonaKey, PersonaKey> contacts) {
        contacts.forEach((persona, contact) -> {
            if (persona.equals(contact)) {
                journal.remove(joined, persona);
            } else {
                journal.put(joined, persona, contact);
            }
        });
    }

    @Override
    public List<ContactLink> links(Collection<PersonaKey> personas) {
        return links.values().stream()
                .filter(link -> personas.contains(link.one()) || personas.contains(link.other()))
                .toList();
    }

    @Override
    public void link(Collection<ContactLink> fresh) {
        fresh.forEach(link -> journal.put(
                links, new Pair(link.one(), link.other(), link.evidence().kind()), link));
    }

    @Override
    public List<PersonaKey> sharing(Address address) {
        return people.knownLongestFirst().stream()
                .filter(persona -> Address.of(persona.profile().facts()).contains(address))
                .map(Persona::key)
                .sorted(PersonaKey.ORDER)
                .limit(100)
                .toList();
    }

    @Override
    public List<Persona> alike(Author profile) {
        return people.knownLongestFirst().stream()
                .filter(persona -> same(profile.handle(), persona.profile().handle())
                        || same(profile.displayName(), persona.profile().displayName()))
                .limit(100)
                .toList();
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && !one.isBlank() && one.equals(other);
    }

    @Override
    public void append(Collection<ContactEvent> fresh) {
        fresh.forEach(event -> journal.put(events, events.size(), event));
    }

    @Override
    public List<ContactEvent> events(Collection<PersonaKey> contacts, int limit) {
        List<ContactEvent> found = events.values().stream()
                .filter(event -> contacts.contains(event.contact()))
                .toList();
        return found.subList(Math.max(0, found.size() - limit), found.size());
    }

    @Override
    public Map<PersonaKey, Tie> ties(String system, Collection<PersonaKey> personas) {
        Map<PersonaKey, Tie> found = new HashMap<>();
        for (PersonaKey persona : personas) {
            Tie tie = records.get(new Place(persona, system));
            if (tie != null) {
                found.put(persona, tie);
            }
        }
        return found;
    }

    @Override
    public List<ExternalRef> records(PersonaKey persona) {
        Map<String, ExternalRef> bySystem = new TreeMap<>();
        records.forEach((place, tie) -> {
            if (place.persona().equals(persona)) {
                bySystem.put(place.system(), tie.record());
            }
        });
        return List.copyOf(bySystem.values());
    }

    @Override
    public void tie(Map<PersonaKey, Tie> fresh) {
        fresh.forEach((persona, tie) ->
                journal.put(records, new Place(persona, tie.record().system()), tie));
    }

    @Override
    public void untie(String system, Collection<PersonaKey> personas) {
        personas.forEach(persona -> journal.remove(records, new Place(persona, system)));
    }

    @Override
    public List<PersonaKey> of(ExternalRef record) {
        return records.entrySet().stream()
                .filter(entry -> entry.getValue().record().sameAs(record))
                .map(entry -> entry.getKey().persona())
                .sorted(PersonaKey.ORDER)
                .toList();
    }
}
