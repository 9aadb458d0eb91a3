package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.ContactStore.Tie;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The records of CRMs that personas are tied to. */
final class Records {
    private static final String OF_SYSTEM = "select r.person, r.told, r.system, r.record, r.url from each(?) finding"
            + " {tw_record r where r.workspace = ? and r.account = ? and r.person = value and r.system = ?} r";
    private static final String OF_PERSONA = "select system, record, url from tw_record"
            + " where workspace = ? and account = ? and person = ? order by system";
    private static final String TIE = "insert into tw_record (workspace, account, person, system, record, url, told)"
            + " values (?, ?, ?, ?, ?, ?, ?) on conflict (workspace, account, person, system)"
            + " do update set record = excluded.record, url = excluded.url, told = excluded.told";
    private static final String UNTIE =
            "delete from tw_record where workspace = ? and account = ? and person = ? and system = ?";
    private static final String TIED_TO = "select account, person from tw_record"
            + " where workspace = ? and system = ? and record = ? order by account, person";

    private final Session session;

    Records(Session session) {
        this.session = session;
    }

    Map<PersonaKey, Tie> of(String system, Collection<PersonaKey> personas) {
        Map<PersonaKey, Tie> found = new HashMap<>();
        Contacts.byAccount(personas).forEach((account, ids) -> session.sql()
                .list(
                        OF_SYSTEM,
                        a -> a.texts(ids)
                                .text(session.name())
                                .text(account.toString())
                                .text(system),
                        r -> found.put(new PersonaKey(account, r.text()), tie(r))));
        return found;
    }

    List<ExternalRef> of(PersonaKey persona) {
        return session.sql().list(OF_PERSONA, a -> person(a, persona), Records::record);
    }

    void tie(Map<PersonaKey, Tie> records) {
        TreeMap<PersonaKey, Tie> sorted = new TreeMap<>(PersonaKey.ORDER);
        sorted.putAll(records);
        session.sql().batch(TIE, sorted.entrySet(), (a, e) -> person(a, e.getKey())
                .text(e.getValue().record().system())
                .text(e.getValue().record().id())
                .text(e.getValue().record().url())
                .text(e.getValue().told()));
    }

    void untie(String system, Collection<PersonaKey> personas) {
        session.sql().batch(UNTIE, personas.stream().sorted(PersonaKey.ORDER).toList(), (a, p) -> person(a, p)
                .text(system));
    }

    List<PersonaKey> tiedTo(ExternalRef record) {
        return session.sql()
                .list(
                        TIED_TO,
                        a -> a.text(session.name()).text(record.system()).text(record.id()),
                        r -> new PersonaKey(r.account(), r.text()));
    }

    private Args person(Args a, PersonaKey key) {
        return a.text(session.name()).text(key.account().toString()).text(key.externalId());
    }

    private static Tie tie(Row r) {
        String told = r.maybeText();
        return new Tie(record(r), told == null ? "" : told);
    }

    private static ExternalRef record(Row r) {
        return new ExternalRef(r.text(), r.text(), r.maybeText());
    }
}
