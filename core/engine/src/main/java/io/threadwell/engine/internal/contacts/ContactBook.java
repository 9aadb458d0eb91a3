package io.threadwell.engine.internal.contacts;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ContactEvent;
import io.threadwell.api.model.ContactLink;
import io.threadwell.api.model.Evidence;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.StoreSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Joins and splits contacts in one transaction. A contact is what links hold together, and its key is that of the persona known
 * longest: nothing else is decided, so that a split gives back what a join took.
 */
public final class ContactBook {
    private final StoreSession session;
    private final Instant now;
    private final List<ContactEvent> events = new ArrayList<>();
    private final Set<PersonaKey> moved = new LinkedHashSet<>();

    public ContactBook(StoreSession session, Instant now) {
        this.session = session;
        this.now = now;
    }

    /** What happened, for listeners. */
    public List<ContactEvent> events() {
        return List.copyOf(events);
    }

    /** The personas whose contact has another key now. */
    public Set<PersonaKey> moved() {
        return Set.copyOf(moved);
    }

    /**
     * Joins the contacts of two personas. Evidence that is no person's word yields to a person who said that they are not the same.
     *
     * @return false when they stay two
     */
    public boolean join(PersonaKey one, PersonaKey other, Evidence evidence, Actor actor) {
        if (one.equals(other)) {
            throw new InvalidRequest("a persona cannot be joined with itself");
        }
        know(one);
        know(other);
        Map<PersonaKey, List<Persona>> contacts = session.contacts().lock(List.of(one, other));
        List<ContactLink> between = between(contacts);
        boolean word = evidence.kind() == Evidence.Kind.AGENT;
        if (!word && !between.isEmpty() && between.stream().anyMatch(ContactBook::isRefusal)) {
            return false;
        }
        List<ContactLink> links = new ArrayList<>(List.of(new ContactLink(one, other, evidence, true, now)));
        if (word) {
            between.stream()
                    .filter(ContactBook::isRefusal)
                    .filter(link -> !link.isBetween(one, other))
                    .forEach(link -> links.add(new ContactLink(link.one(), link.other(), evidence, true, now)));
        }
        session.contacts().link(links);
        if (contacts.size() == 2) {
            unite(contacts, evidence, actor);
        }
        return true;
    }

    private void unite(Map<PersonaKey, List<Persona>> contacts, Evidence evidence, Actor actor) {
        List<PersonaKey> keys = List.copyOf(contacts.keySet());
        Set<PersonaKey> all = new LinkedHashSet<>();
        contacts.values().forEach(personas -> personas.forEach(p -> all.add(p.key())));
        assign(all, keys.get(0));
        PersonaKey oldest = members(keys.get(0)).get(0);
        if (!oldest.equals(keys.get(0))) {
            assign(all, oldest);
        }
        PersonaKey from = oldest.equals(keys.get(0)) ? keys.get(1) : keys.get(0);
        contacts.getOrDefault(from, List.of()).forEach(persona -> moved.add(persona.key()));
        add(new ContactEvent(oldest, now, actor, new ContactEvent.Joined(from, evidence)));
    }

    /**
     * Splits personas off their contact, as one person of their own. What joined them is kept, and says nothing any more until
     * somebody joins them again.
     *
     * @return the contact that they are now
     * @throws NotFound when one is not known
     * @throws InvalidRequest when they are of several contacts, or all there are of theirs
     */
    public PersonaKey split(Set<PersonaKey> leaving, Actor actor) {
        if (leaving.isEmpty()) {
            throw new InvalidRequest("name at least one persona to split off");
        }
        Map<PersonaKey, List<Persona>> contacts = session.contacts().lock(leaving);
        List<PersonaKey> all = contacts.values().stream()
                .flatMap(List::stream)
                .map(Persona::key)
                .toList();
        for (PersonaKey persona : leaving) {
            if (!all.contains(persona)) {
                throw new NotFound("persona " + persona + " is not known");
            }
        }
        if (contacts.size() > 1 || leaving.size() == all.size()) {
            throw new InvalidRequest("personas to split off must be of one contact and leave somebody there");
        }
        PersonaKey before = contacts.keySet().iterator().next();
        List<PersonaKey> out = all.stream().filter(leaving::contains).toList();
        List<PersonaKey> rest = all.stream().filter(p -> !leaving.contains(p)).toList();
        session.contacts().link(cut(out, rest, actor));
        for (List<PersonaKey> side : List.of(out, rest)) {
            PersonaKey key = side.get(0);
            assign(side, key);
            if (!key.equals(before)) {
                moved.addAll(side);
            }
        }
        add(new ContactEvent(rest.get(0), now, actor, new ContactEvent.Split(out.get(0), Set.copyOf(out))));
        return out.get(0);
    }

    /** What ties the sides is refused, and each side is tied by the word of who split them where nothing else does. */
    private List<ContactLink> cut(List<PersonaKey> out, List<PersonaKey> rest, Actor actor) {
        Evidence word = Evidence.of(
                Evidence.Kind.AGENT,
                Objects.requireNonNullElse(actor.id(), actor.kind().name()));
        List<ContactLink> links = new ArrayList<>();
        for (ContactLink link : session.contacts().links(out)) {
            if (rest.contains(link.one()) || rest.contains(link.other())) {
                links.add(new ContactLink(link.one(), link.other(), word, false, now));
            }
        }
        if (links.isEmpty()) {
            links.add(new ContactLink(out.get(0), rest.get(0), word, false, now));
        }
        for (List<PersonaKey> side : List.of(out, rest)) {
            for (int i = 1; i < side.size(); i++) {
                links.add(new ContactLink(side.get(i - 1), side.get(i), word, true, now));
            }
        }
        return links;
    }

    private static boolean isRefusal(ContactLink link) {
        return !link.joined();
    }

    /** The links from one of two contacts to the other. */
    private List<ContactLink> between(Map<PersonaKey, List<Persona>> contacts) {
        if (contacts.size() < 2) {
            return List.of();
        }
        List<Set<PersonaKey>> sides = new ArrayList<>();
        contacts.values()
                .forEach(personas -> sides.add(
                        new HashSet<>(personas.stream().map(Persona::key).toList())));
        return session.contacts().links(sides.get(0)).stream()
                .filter(link ->
                        sides.get(1).contains(link.one()) || sides.get(1).contains(link.other()))
                .toList();
    }

    /** Somebody may be named before anything came from the person. */
    private void know(PersonaKey key) {
        if (session.people().find(key).isEmpty()) {
            session.people().save(List.of(new Persona(key, Author.of(key.externalId(), null), null)));
        }
    }

    private void assign(Collection<PersonaKey> personas, PersonaKey contact) {
        Map<PersonaKey, PersonaKey> assigned = new LinkedHashMap<>();
        personas.forEach(persona -> assigned.put(persona, contact));
        session.contacts().assign(assigned);
    }

    private List<PersonaKey> members(PersonaKey contact) {
        return session.contacts().personas(List.of(contact)).getOrDefault(contact, List.of()).stream()
                .map(Persona::key)
                .toList();
    }

    private void add(ContactEvent event) {
        events.add(event);
        session.contacts().append(List.of(event));
    }
}
