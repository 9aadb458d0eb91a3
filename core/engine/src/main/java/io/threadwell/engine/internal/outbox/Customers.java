package io.threadwell.engine.internal.outbox;

import io.threadwell.api.helpdesk.Customer;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.StoreSession;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who the people in planned writes are, read once for all of them. */
final class Customers {
    private final Map<PersonaKey, Contact> contacts = new HashMap<>();

    static Customers read(StoreSession session, Collection<PersonaKey> personas) {
        Customers customers = new Customers();
        if (!personas.isEmpty()) {
            Map<PersonaKey, PersonaKey> keys = session.contacts().keys(personas);
            Map<PersonaKey, List<Persona>> found = session.contacts().personas(keys.values());
            keys.forEach((persona, key) -> {
                List<Persona> known = found.get(key);
                if (known != null) {
                    customers.contacts.put(persona, new Contact(key, known, List.of()));
                }
            });
        }
        return customers;
    }

    /** @param seen as an item told the person, where nothing is stored */
    Customer of(PersonaKey persona, @Nullable Author seen) {
        Contact contact = contacts.get(persona);
        return contact == null
                ? Customer.of(persona, Objects.requireNonNullElseGet(seen, () -> Author.of(persona.externalId(), null)))
                : new Customer(persona, contact);
    }
}
