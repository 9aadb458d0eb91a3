package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.Actor;
import io.threadwell.api.model.ContactEvent;
import io.threadwell.api.model.ContactEvents;
import io.threadwell.api.model.ContactLink;
import io.threadwell.api.model.Evidence;
import io.threadwell.api.model.PersonaKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Why personas are or are not one person, and what happened to contacts. */
final class ContactLog {
    private static final String LINK_COLUMNS =
            "select l.account, l.person, l.other_account, l.other_person, l.kind, l.source, l.score, l.joined, l.linked_at"
                    + " from each(?) finding {tw_contact_link l where l.workspace = ? and ";
    private static final String FROM = LINK_COLUMNS + "l.account = ? and l.person = value} l";
    private static final String TO = LINK_COLUMNS + "l.other_account = ? and l.other_person = value} l";
    private static final String LINK = "insert into tw_contact_link (workspace, account, person, other_account,"
            + " other_person, kind, source, score, joined, linked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (workspace, account, person, other_account, other_person, kind) do update set"
            + " source = excluded.source, score = excluded.score, joined = excluded.joined, linked_at = excluded.linked_at";
    private static final String APPEND = "insert into tw_contact_event (workspace, account, person, happened_at,"
            + " actor_kind, actor, name, data) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String EVENTS =
            "select e.id, e.account, e.person, e.happened_at, e.actor_kind, e.actor, e.name,"
                    + " e.data from each(?) finding {tw_contact_event e where e.workspace = ? and e.account = ?"
                    + " and e.person = value} e order by e.id desc limit ?";
    private static final double PARTS = 1000;

    private record Numbered(long number, ContactEvent event) {}

    private final Session session;

    ContactLog(Session session) {
        this.session = session;
    }

    List<ContactLink> links(Collection<PersonaKey> personas) {
        Set<ContactLink> found = new LinkedHashSet<>();
        Contacts.byAccount(personas).forEach((account, ids) -> {
            for (String query : List.of(FROM, TO)) {
                found.addAll(session.sql()
                        .list(
                                query,
                                a -> a.texts(ids).text(session.name()).text(account.toString()),
                                ContactLog::link));
            }
        });
        return List.copyOf(found);
    }

    void link(Collection<ContactLink> links) {
        List<ContactLink> sorted = links.stream()
                .sorted(Comparator.comparing(ContactLink::one, PersonaKey.ORDER)
                        .thenComparing(ContactLink::other, PersonaKey.ORDER)
                        .thenComparing(l -> l.evidence().kind()))
                .toList();
        session.sql().batch(LINK, sorted, (a, l) -> a.text(session.name())
                .text(l.one().account().toString())
                .text(l.one().externalId())
                .text(l.other().account().toString())
                .text(l.other().externalId())
                .name(l.evidence().kind())
                .text(l.evidence().source())
                .number(Math.round(l.evidence().score() * PARTS))
                .flag(l.joined())
                .instant(l.at()));
    }

    void append(Collection<ContactEvent> events) {
        session.sql().batch(APPEND, events, (a, e) -> a.text(session.name())
                .text(e.contact().account().toString())
                .text(e.contact().externalId())
                .instant(e.at())
                .name(e.actor().kind())
                .text(e.actor().id())
                .text(ContactEvents.name(e.change()))
                .facts(ContactEvents.data(e.change())));
    }

    List<ContactEvent> events(Collection<PersonaKey> contacts, int limit) {
        List<Numbered> found = new ArrayList<>();
        Contacts.byAccount(contacts)
                .forEach((account, ids) -> found.addAll(session.sql()
                        .list(
                                EVENTS,
                                a -> a.texts(ids)
                                        .text(session.name())
                                        .text(account.toString())
                                        .number(limit),
                                ContactLog::event)));
        List<ContactEvent> inOrder = found.stream()
                .sorted(Comparator.comparingLong(Numbered::number))
                .map(Numbered::event)
                .toList();
        return inOrder.subList(Math.max(0, inOrder.size() - limit), inOrder.size());
    }

    private static ContactLink link(Row r) {
        return new ContactLink(
                new PersonaKey(r.account(), r.text()),
                new PersonaKey(r.account(), r.text()),
                new Evidence(r.name(Evidence.Kind.class), r.text(), r.number() / PARTS),
                r.flag(),
                r.instant());
    }

    private static Numbered event(Row r) {
        return new Numbered(
                r.number(),
                new ContactEvent(
                        new PersonaKey(r.account(), r.text()),
                        r.instant(),
                        new Actor(r.name(Actor.Kind.class), r.maybeText()),
                        ContactEvents.read(r.text(), r.facts())));
    }
}
