package io.threadwell.engine;

import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ContactEvent;
import io.threadwell.api.model.ContactLink;
import io.threadwell.api.model.Evidence;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Tell;
import io.threadwell.engine.internal.apply.Commands;
import io.threadwell.engine.internal.contacts.Alike;
import io.threadwell.engine.internal.contacts.Carrying;
import io.threadwell.engine.internal.contacts.ContactBook;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The people of one workspace: which personas are one person, and why. Personas are joined without asking only where a network, an
 * address that networks vouch for, or a CRM says so; all else is a suggestion. Joins and splits undo each other without loss, and
 * the tickets of open cases follow. Thread-safe.
 */
public final class Contacts {
    private static final int EVENTS = 1000;

    private final Core core;
    private final WorkspaceId workspace;

    Contacts(Core core, WorkspaceId workspace) {
        this.core = core;
        this.workspace = workspace;
    }

    /** The person behind a persona; empty when the persona was never seen. */
    public Optional<Contact> find(PersonaKey persona) {
        return core.store().read(workspace, session -> contact(session, persona));
    }

    /**
     * Joins two personas, and with them the contacts that they belong to, by somebody's word. It counts more than an earlier word
     * that they are not the same.
     *
     * @throws io.threadwell.api.error.InvalidRequest when both are the same persona
     */
    public Contact join(PersonaKey one, PersonaKey other, Actor actor) {
        Evidence word = Evidence.of(
                Evidence.Kind.AGENT,
                Objects.requireNonNullElse(actor.id(), actor.kind().name()));
        return change(
                session -> {
                    ContactBook book = new ContactBook(session, core.now());
                    book.join(one, other, word, actor);
                    return book;
                },
                one);
    }

    /**
     * Splits personas off their contact, as one person of their own. Nothing joins them with the others again but somebody's word.
     *
     * @return the contact that they are now
     * @throws io.threadwell.api.error.NotFound when one of them was never seen
     * @throws io.threadwell.api.error.InvalidRequest when they are of several contacts, or all there are of theirs
     */
    public Contact split(Set<PersonaKey> personas, Actor actor) {
        Set<PersonaKey> leaving = new LinkedHashSet<>(personas);
        return change(
                session -> {
                    ContactBook book = new ContactBook(session, core.now());
                    book.split(leaving, actor);
                    return book;
                },
                leaving.isEmpty() ? null : leaving.iterator().next());
    }

    /** What is held of any of the contact's personas and others: why they are one person, or that they are not. */
    public List<ContactLink> evidence(PersonaKey persona) {
        return core.store().read(workspace, session -> session.contacts().links(personas(session, persona)));
    }

    /** What happened to the contact, the oldest first; the latest thousand. */
    public List<ContactEvent> history(PersonaKey persona) {
        return core.store().read(workspace, session -> session.contacts().events(personas(session, persona), EVENTS));
    }

    /**
     * What the workspace's CRM knows of the person, not older than {@link EngineSettings#contextAge}. Somebody who is not known to be
     * there is looked for. Many who ask for one person at the same time make one call.
     *
     * @return empty when there is no CRM, or it does not know the person
     * @throws io.threadwell.api.error.CareException when the CRM cannot be asked now
     */
    public Optional<CustomerContext> context(PersonaKey persona) {
        return core.contexts().of(core, workspace, persona);
    }

    /**
     * Who else may be the same person, by handle and name, the likeliest first; at most twenty. Those of whom somebody said that
     * they are not the same are left out.
     */
    public List<Suggestion> suggestions(PersonaKey persona) {
        return core.store().read(workspace, session -> new Alike(session).to(personas(session, persona)));
    }

    /**
     * Somebody who may be the same person.
     *
     * @param evidence why, with a score
     */
    public record Suggestion(Persona persona, Evidence evidence) {}

    private Contact change(Function<StoreSession, ContactBook> change, @Nullable PersonaKey of) {
        return core.change(
                        workspace,
                        session -> {
                            ContactBook book = change.apply(session);
                            Commands commands = new Commands(core, workspace);
                            new Carrying(session, commands).carry(book.moved());
                            session.outbox().enqueue(commands.made());
                            return new Changed(
                                    contact(session, Objects.requireNonNull(of)).orElseThrow(), book.events());
                        },
                        changed -> Tell.contacts(changed.events()))
                .contact();
    }

    private record Changed(Contact contact, List<ContactEvent> events) {}

    private static Optional<Contact> contact(StoreSession session, PersonaKey persona) {
        PersonaKey key = session.contacts().keys(List.of(persona)).getOrDefault(persona, persona);
        Map<PersonaKey, List<Persona>> found = session.contacts().personas(List.of(key));
        return Optional.ofNullable(found.get(key)).map(personas -> {
            Set<ExternalRef> records = new LinkedHashSet<>();
            personas.forEach(p -> records.addAll(session.contacts().records(p.key())));
            return new Contact(key, personas, List.copyOf(records));
        });
    }

    private static List<PersonaKey> personas(StoreSession session, PersonaKey persona) {
        return contact(session, persona).map(Contact::personas).orElse(List.of()).stream()
                .map(Persona::key)
                .toList();
    }
}
