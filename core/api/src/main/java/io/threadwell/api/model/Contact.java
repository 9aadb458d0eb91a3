package io.threadwell.api.model;

import java.util.List;
import java.util.TreeSet;

/**
 * A person: the personas that were joined with evidence, and the person's records in CRMs. Somebody who was never joined with
 * anybody is a contact of one persona.
 *
 * @param key the key of the persona that is known longest; it names the contact to helpdesks and CRMs, and changes when an older
 *     persona is joined or this one is split off
 * @param personas the one known longest first; at least one
 * @param records of the contact in CRMs; of one CRM the one that is written to comes first
 */
public record Contact(PersonaKey key, List<Persona> personas, List<ExternalRef> records) {
    public Contact {
        personas = List.copyOf(personas);
        records = List.copyOf(records);
    }

    /** The profile to show: of the personas that have a name, the one known longest. */
    public Author profile() {
        return personas.stream()
                .map(Persona::profile)
                .filter(Author::isNamed)
                .findFirst()
                .orElse(personas.get(0).profile());
    }

    /** All that networks vouch for under one of {@link Author}'s names, such as {@link Author#EMAIL}. */
    public List<String> facts(String name) {
        TreeSet<String> values = new TreeSet<>();
        for (Persona persona : personas) {
            String value = persona.profile().facts().get(name);
            if (value != null && !value.isBlank()) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    /** True when the persona is one of the contact's. */
    public boolean has(PersonaKey persona) {
        return personas.stream().anyMatch(known -> known.key().equals(persona));
    }
}
