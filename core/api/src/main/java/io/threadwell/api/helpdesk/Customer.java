package io.threadwell.api.helpdesk;

import io.threadwell.api.model.Author;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import java.util.List;

/**
 * A customer, as an end user of the helpdesk.
 *
 * @param persona under which the person wrote
 * @param contact all that is known of the person; its personas may be on several networks
 */
public record Customer(PersonaKey persona, Contact contact) {
    /** Somebody of whom nothing is known but what came with an item. */
    public static Customer of(PersonaKey persona, Author profile) {
        return new Customer(persona, new Contact(persona, List.of(new Persona(persona, profile, null)), List.of()));
    }

    /** Our id of the person, which tells people apart; another one when the persona was joined with an older one. */
    public String key() {
        return contact.key().toString();
    }

    /** The profile under which the person wrote. */
    public Author profile() {
        return contact.personas().stream()
                .filter(known -> known.key().equals(persona))
                .map(Persona::profile)
                .findFirst()
                .orElseGet(contact::profile);
    }
}
