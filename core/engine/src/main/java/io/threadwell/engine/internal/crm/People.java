package io.threadwell.engine.internal.crm;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.crm.PersonFacts;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Facts;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.ContactStore.Tie;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Hash;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The people whom a CRM is told of: who they are, what record each is tied to, and what may be passed on of them. */
final class People {
    private final Core core;
    private final String system;
    private final Map<PersonaKey, PersonaKey> keys;
    private final Map<PersonaKey, List<Persona>> personas;
    private final Map<PersonaKey, Tie> ties;

    People(Core core, String system, StoreSession session, Collection<PersonaKey> wanted) {
        this.core = core;
        this.system = system;
        this.keys = new HashMap<>(session.contacts().keys(wanted));
        this.personas = session.contacts().personas(Set.copyOf(keys.values()));
        Set<PersonaKey> all = new LinkedHashSet<>();
        personas.values().forEach(list -> list.forEach(p -> all.add(p.key())));
        this.ties = session.contacts().ties(system, all);
    }

    /** The contact of a persona, without what its networks forbid to pass on. */
    Contact contact(PersonaKey persona) {
        PersonaKey key = keys.getOrDefault(persona, persona);
        List<Persona> known =
                personas.getOrDefault(key, List.of(new Persona(persona, Author.of(persona.externalId(), null), null)));
        Tie tie = tie(persona);
        List<ExternalRef> records = tie == null ? List.of() : List.of(tie.record());
        return new Contact(key, known.stream().map(this::allowed).toList(), records);
    }

    private Persona allowed(Persona persona) {
        return passesOn(core, persona.key())
                ? persona
                : new Persona(persona.key(), Author.of(persona.key().externalId(), null), persona.lastSeenAt());
    }

    /** False where the persona's network forbids that texts and profiles go into a CRM. */
    static boolean passesOn(Core core, PersonaKey persona) {
        Connector connector = core.connectors().get(persona.account().network());
        return connector == null || connector.descriptor().data().passedOn();
    }

    /** The tie of the contact: of several records, that of the persona known longest. */
    @Nullable
    Tie tie(PersonaKey persona) {
        PersonaKey key = keys.getOrDefault(persona, persona);
        for (Persona known : personas.getOrDefault(key, List.of())) {
            Tie tie = ties.get(known.key());
            if (tie != null) {
                return tie;
            }
        }
        return null;
    }

    String system() {
        return system;
    }

    /** What is told of a person, in short, so that it is told again only when it changed. */
    static String digest(Contact contact) {
        return Hash.of(Facts.write(PersonFacts.of(contact)));
    }
}
