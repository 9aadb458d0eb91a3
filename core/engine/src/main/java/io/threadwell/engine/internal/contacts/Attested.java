package io.threadwell.engine.internal.contacts;

import io.threadwell.api.model.Actor;
import io.threadwell.api.model.Address;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ContactEvent;
import io.threadwell.api.model.Evidence;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.internal.apply.Commands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Joins those of whom networks say that they are one person: by another id of theirs, or by vouching for the same address. */
public final class Attested {
    /** An address that more share than this is a desk's or a family's, and says nothing of a person. */
    private static final int MOST = 10;

    private final StoreSession session;
    private final Commands commands;
    private final ContactBook book;

    public Attested(StoreSession session, Commands commands, Instant now) {
        this.session = session;
        this.commands = commands;
        this.book = new ContactBook(session, now);
    }

    /** Joins what these personas, which are stored, attest; tells what happened. */
    public List<ContactEvent> join(Collection<Persona> personas) {
        for (Persona persona : personas) {
            Map<String, String> facts = persona.profile().facts();
            String also = facts.getOrDefault(Author.ALSO, "");
            if (!also.isEmpty() && !also.equals(persona.key().externalId())) {
                join(
                        persona.key(),
                        List.of(new PersonaKey(persona.key().account(), also)),
                        Evidence.of(
                                Evidence.Kind.NETWORK,
                                persona.key().account().network().id()));
            }
            for (Address address : Address.of(facts)) {
                List<PersonaKey> sharing = session.contacts().sharing(address);
                if (sharing.size() <= MOST) {
                    join(persona.key(), sharing, Evidence.of(Evidence.Kind.ADDRESS, address.fact()));
                }
            }
        }
        new Carrying(session, commands).carry(book.moved());
        return book.events();
    }

    private void join(PersonaKey persona, List<PersonaKey> others, Evidence evidence) {
        List<PersonaKey> all = new ArrayList<>(others);
        all.add(persona);
        Map<PersonaKey, PersonaKey> keys = session.contacts().keys(new HashSet<>(all));
        for (PersonaKey other : others) {
            if (!Objects.equals(keys.get(other), keys.get(persona))) {
                book.join(persona, other, evidence, Actor.SYSTEM);
            }
        }
    }
}
