package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.Address;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.model.Facts;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.PersonStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class People implements PersonStore {
    private static final String SAVE =
            "insert into tw_persona as p (workspace, account, person, other_id, name, handle, url, facts, seen_at, since)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (workspace, account, person)"
                    + " do update set other_id = excluded.other_id, name = excluded.name,"
                    + " handle = excluded.handle, url = excluded.url, seen_at = excluded.seen_at,"
                    + " facts = coalesce(excluded.facts, p.facts)"
                    + " where p.seen_at is null or excluded.seen_at >= p.seen_at";
    /** What {@link #read} reads of a {@code tw_persona p}. */
    static final String PROFILE = "coalesce(p.other_id, p.person), p.name, p.handle, p.url, p.facts, p.seen_at";

    private static final String FIND =
            "select " + PROFILE + " from tw_persona p where p.workspace = ? and p.account = ? and p.person = ?";
    /** Only where the row is as just saved: somebody may have been seen later already. */
    private static final String AS_SAVED =
            " from tw_persona p where p.workspace = ? and p.account = ? and p.person = ?" + " and p.facts = ?";

    private static final String NO_ADDRESS = "delete from tw_address where workspace = ? and account = ? and person = ?"
            + " and exists (select 1" + AS_SAVED + ")";
    private static final String ADDRESS = "insert into tw_address (fact, value, workspace, account, person)"
            + " select ?, ?, p.workspace, p.account, p.person" + AS_SAVED + " on conflict do nothing";
    private static final String SEEN = "insert into tw_trace (delivery, workspace, account, person) values (?, ?, ?, ?)"
            + " on conflict do nothing";
    private static final String MESSAGES =
            "select id from tw_message where workspace = ? and account = ? and author = ? order by id";
    private static final String DELIVERIES =
            "select delivery from tw_trace where workspace = ? and account = ? and person = ?"
                    + " union select delivery from tw_message where workspace = ? and account = ? and author = ?"
                    + " and delivery is not null order by 1";

    private record Trace(PersonaKey person, DeliveryId delivery) {}

    private final Session session;

    People(Session session) {
        this.session = session;
    }

    @Override
    public void save(Collection<Persona> personas) {
        TreeMap<PersonaKey, Persona> sorted = new TreeMap<>(PersonaKey.ORDER);
        personas.forEach(p -> sorted.merge(p.key(), p, People::later));
        session.sql().batch(SAVE, sorted.values(), (a, p) -> person(a, p.key())
                .text(otherId(p))
                .text(p.profile().displayName())
                .text(p.profile().handle())
                .text(p.profile().profileUrl())
                .text(facts(p.profile()))
                .instant(p.lastSeenAt())
                .instant(p.lastSeenAt()));
        keepAddresses(sorted.values());
    }

    private void keepAddresses(Collection<Persona> personas) {
        List<Persona> telling =
                personas.stream().filter(p -> !p.profile().facts().isEmpty()).toList();
        session.sql().batch(NO_ADDRESS, telling, (a, p) -> person(person(a, p.key()), p.key())
                .text(facts(p.profile())));
        for (Persona persona : telling) {
            session.sql().batch(ADDRESS, Address.of(persona.profile().facts()), (a, address) -> person(
                            a.text(address.fact()).text(address.value()), persona.key())
                    .text(facts(persona.profile())));
        }
    }

    @Override
    public Optional<Persona> find(PersonaKey key) {
        return session.sql().first(FIND, a -> person(a, key), r -> read(key, r));
    }

    /** Reads a persona from the columns {@link #PROFILE}. */
    static Persona read(PersonaKey key, Row r) {
        Author profile = new Author(r.text(), r.maybeText(), r.maybeText(), r.maybeText(), facts(r.maybeText()));
        return new Persona(key, profile, r.maybeInstant());
    }

    @Override
    public void seenIn(Map<PersonaKey, Set<DeliveryId>> deliveries) {
        List<Trace> traces = new ArrayList<>();
        deliveries.forEach((person, seen) -> seen.forEach(d -> traces.add(new Trace(person, d))));
        traces.sort(Comparator.comparing(Trace::delivery).thenComparing(Trace::person, PersonaKey.ORDER));
        session.sql().batch(SEEN, traces, (a, t) -> person(a.number(t.delivery().value()), t.person()));
    }

    @Override
    public Traces traces(PersonaKey key) {
        return new Traces(
                session.sql().list(MESSAGES, a -> person(a, key), r -> new MessageId(r.number())),
                session.sql().list(DELIVERIES, a -> person(person(a, key), key), r -> new DeliveryId(r.number())));
    }

    private static @Nullable String facts(Author profile) {
        return profile.facts().isEmpty() ? null : Facts.write(profile.facts());
    }

    private static Map<String, String> facts(@Nullable String stored) {
        return stored == null ? Map.of() : Facts.read(stored);
    }

    private Args person(Args a, PersonaKey key) {
        return a.text(session.name()).text(key.account().toString()).text(key.externalId());
    }

    /** A profile's own id is almost always the one the person is known by, and not kept twice then. */
    private static @Nullable String otherId(Persona persona) {
        String own = persona.profile().externalId();
        return own.equals(persona.key().externalId()) ? null : own;
    }

    private static Persona later(Persona a, Persona b) {
        if (a.lastSeenAt() == null) {
            return b;
        }
        return b.lastSeenAt() == null || b.lastSeenAt().isBefore(a.lastSeenAt()) ? a : b;
    }
}
