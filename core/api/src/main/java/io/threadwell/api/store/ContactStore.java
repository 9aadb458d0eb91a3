package io.threadwell.api.store;

import io.threadwell.api.model.Address;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ContactEvent;
import io.threadwell.api.model.ContactLink;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Which personas are one person, why, and where CRMs keep that person. A persona that was never joined is a contact of its own,
 * under its own key, without a row for it.
 */
public interface ContactStore {
    /** The contact's key of each of these personas, whether they are stored or not. */
    Map<PersonaKey, PersonaKey> keys(Collection<PersonaKey> personas);

    /** The personas of contacts by the contacts' keys, each list with the one known longest first; unknown keys are left out. */
    Map<PersonaKey, List<Persona>> personas(Collection<PersonaKey> contacts);

    /**
     * The contacts of these stored personas, as {@link #personas} gives them; keeps others from joining or splitting them until
     * the transaction ends.
     */
    Map<PersonaKey, List<Persona>> lock(Collection<PersonaKey> personas);

    /** Makes stored personas part of contacts: persona to contact's key. */
    void assign(Map<PersonaKey, PersonaKey> contacts);

    /** What is held of any of these personas and others. */
    List<ContactLink> links(Collection<PersonaKey> personas);

    /** Stores what is held of two personas; replaces what was held by the same kind of evidence. */
    void link(Collection<ContactLink> links);

    /** Stored personas for whom a network vouches for an address now; at most 100. */
    List<PersonaKey> sharing(Address address);

    /** Stored personas with the handle or the name of a profile, exactly as it is; at most 100. */
    List<Persona> alike(Author profile);

    /** Remembers what happened to contacts. */
    void append(Collection<ContactEvent> events);

    /** What happened to the contacts with these keys, the oldest first; at most {@code limit}, the newest. */
    List<ContactEvent> events(Collection<PersonaKey> contacts, int limit);

    /** The records in a system that are tied to these personas. */
    Map<PersonaKey, Tie> ties(String system, Collection<PersonaKey> personas);

    /** The records in all systems that are tied to a persona. */
    List<ExternalRef> records(PersonaKey persona);

    /** Ties records to personas; one that was tied to a record of the same system goes over to the new one. */
    void tie(Map<PersonaKey, Tie> ties);

    /** Forgets what record of a system these personas are tied to. */
    void untie(String system, Collection<PersonaKey> personas);

    /** The personas that are tied to a record. */
    List<PersonaKey> of(ExternalRef record);

    /**
     * A record that a persona is tied to.
     *
     * @param told a digest of what the record was told of the person; empty when it was told nothing
     */
    record Tie(ExternalRef record, String told) {}
}
