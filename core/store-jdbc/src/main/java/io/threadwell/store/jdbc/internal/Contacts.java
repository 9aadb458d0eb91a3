package io.threadwell.store.jdbc.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Address;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ContactEvent;
import io.threadwell.api.model.ContactLink;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.ContactStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A contact's oldest persona names no contact; the others name it. */
final class Contacts implements ContactStore {
    private static final String ROW = "select p.account, p.person, p.since, ";
    private static final String AMONG = " from each(?) finding {tw_persona p where p.workspace = ? and p.";
    private static final String KEYS = "select p.person, p.contact_account, p.contact_person" + AMONG
            + "account = ? and p.person = value and p.contact_account is not null} p";
    private static final String OLDEST = ROW + "p.account, p.person, " + People.PROFILE + AMONG
            + "account = ? and p.person = value and p.contact_account is null";
    private static final String OTHERS = ROW + "p.contact_account, p.contact_person, " + People.PROFILE + AMONG
            + "contact_account = ? and p.contact_person = value";
    private static final String PLAIN = "} p";
    private static final String LOCKED = " for update} p";
    private static final String ASSIGN = "update tw_persona set contact_account = ?, contact_person = ?"
            + " where workspace = ? and account = ? and person = ?";
    private static final String ALIKE =
            "select p.account, p.person, " + People.PROFILE + " from tw_persona p where p.workspace = ? and p.";
    private static final String ALIKE_HANDLE = ALIKE + "handle = ? order by p.account, p.person limit 50";
    private static final String ALIKE_NAME = ALIKE + "name = ? order by p.account, p.person limit 50";
    private static final String SHARING = "select account, person from tw_address"
            + " where workspace = ? and fact = ? and value = ? order by account, person limit 100";

    private record Known(PersonaKey contact, long since, Persona persona) {}

    private static final Comparator<Known> LONGEST_FIRST = Comparator.comparingLong(Known::since)
            .thenComparing(k -> k.persona().key(), PersonaKey.ORDER);

    private final Session session;
    private final ContactLog log;
    private final Records records;

    Contacts(Session session) {
        this.session = session;
        this.log = new ContactLog(session);
        this.records = new Records(session);
    }

    @Override
    public Map<PersonaKey, PersonaKey> keys(Collection<PersonaKey> personas) {
        Map<PersonaKey, PersonaKey> keys = new HashMap<>();
        personas.forEach(persona -> keys.put(persona, persona));
        byAccount(personas).forEach((account, ids) -> session.sql()
                .list(
                        KEYS,
                        a -> a.texts(ids).text(session.name()).text(account.toString()),
                        r -> keys.put(new PersonaKey(account, r.text()), new PersonaKey(r.account(), r.text()))));
        return keys;
    }

    @Override
    public Map<PersonaKey, List<Persona>> personas(Collection<PersonaKey> contacts) {
        return read(contacts, PLAIN);
    }

    /** Who was joined meanwhile is seen when the rows are ours; then the other contact has to be locked, too. */
    @Override
    public Map<PersonaKey, List<Persona>> lock(Collection<PersonaKey> personas) {
        while (true) {
            Map<PersonaKey, PersonaKey> before = keys(personas);
            Map<PersonaKey, List<Persona>> locked = read(before.values(), LOCKED);
            if (keys(personas).equals(before)) {
                return locked;
            }
        }
    }

    @Override
    public void assign(Map<PersonaKey, PersonaKey> contacts) {
        TreeMap<PersonaKey, PersonaKey> sorted = new TreeMap<>(PersonaKey.ORDER);
        sorted.putAll(contacts);
        session.sql().batch(ASSIGN, sorted.entrySet(), (a, e) -> {
            boolean own = e.getKey().equals(e.getValue());
            a.text(own ? null : e.getValue().account().toString())
                    .text(own ? null : e.getValue().externalId())
                    .text(session.name())
                    .text(e.getKey().account().toString())
                    .text(e.getKey().externalId());
        });
    }

    @Override
    public List<ContactLink> links(Collection<PersonaKey> personas) {
        return log.links(personas);
    }

    @Override
    public void link(Collection<ContactLink> links) {
        log.link(links);
    }

    @Override
    public List<PersonaKey> sharing(Address address) {
        return session.sql()
                .list(
                        SHARING,
                        a -> a.text(session.name()).text(address.fact()).text(address.value()),
                        r -> new PersonaKey(r.account(), r.text()));
    }

    @Override
    public List<Persona> alike(Author profile) {
        Set<Persona> found = new LinkedHashSet<>();
        found.addAll(alike(ALIKE_HANDLE, profile.handle()));
        found.addAll(alike(ALIKE_NAME, profile.displayName()));
        return List.copyOf(found);
    }

    private List<Persona> alike(String query, @Nullable String value) {
        return value == null || value.isBlank()
                ? List.of()
                : session.sql()
                        .list(
                                query,
                                a -> a.text(session.name()).text(value),
                                r -> People.read(new PersonaKey(r.account(), r.text()), r));
    }

    @Override
    public void append(Collection<ContactEvent> events) {
        log.append(events);
    }

    @Override
    public List<ContactEvent> events(Collection<PersonaKey> contacts, int limit) {
        return log.events(contacts, limit);
    }

    @Override
    public Map<PersonaKey, Tie> ties(String system, Collection<PersonaKey> personas) {
        return records.of(system, personas);
    }

    @Override
    public List<ExternalRef> records(PersonaKey persona) {
        return records.of(persona);
    }

    @Override
    public void tie(Map<PersonaKey, Tie> tied) {
        records.tie(tied);
    }

    @Override
    public void untie(String system, Collection<PersonaKey> personas) {
        records.untie(system, personas);
    }

    @Override
    public List<PersonaKey> of(ExternalRef record) {
        return records.tiedTo(record);
    }

    private Map<PersonaKey, List<Persona>> read(Collection<PersonaKey> contacts, String ending) {
        List<Known> found = new ArrayList<>();
        byAccount(contacts).forEach((account, ids) -> {
            for (String query : List.of(OLDEST, OTHERS)) {
                found.addAll(session.sql()
                        .list(
                                query + ending,
                                a -> a.texts(ids).text(session.name()).text(account.toString()),
                                Contacts::known));
            }
        });
        found.sort(LONGEST_FIRST);
        Map<PersonaKey, List<Persona>> read = new LinkedHashMap<>();
        found.forEach(
                k -> read.computeIfAbsent(k.contact(), key -> new ArrayList<>()).add(k.persona()));
        return read;
    }

    private static Known known(Row r) {
        PersonaKey key = new PersonaKey(r.account(), r.text());
        Long since = r.maybeNumber();
        PersonaKey contact = new PersonaKey(r.account(), r.text());
        return new Known(contact, since == null ? Long.MAX_VALUE : since, People.read(key, r));
    }

    static Map<AccountId, List<String>> byAccount(Collection<PersonaKey> personas) {
        return personas.stream()
                .distinct()
                .collect(groupingBy(PersonaKey::account, mapping(PersonaKey::externalId, toList())));
    }
}
