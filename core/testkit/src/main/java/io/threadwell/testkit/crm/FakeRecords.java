package io.threadwell.testkit.crm;

import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.Interaction;
import io.threadwell.api.crm.PersonFacts;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records of a fake CRM. A field that somebody filled in is not written over. */
final class FakeRecords {
    private final Map<String, FakeRecord> records = new LinkedHashMap<>();
    private final Map<String, @Nullable ExternalRef> gone = new HashMap<>();
    private int made;

    synchronized List<FakeRecord> all() {
        return List.copyOf(records.values());
    }

    synchronized Optional<FakeRecord> find(String id) {
        return Optional.ofNullable(records.get(id));
    }

    synchronized ExternalRef add(Map<String, String> facts) {
        return keep(null, facts).ref();
    }

    synchronized void set(String id, String fact, String value) {
        FakeRecord record = records.get(id);
        if (record != null) {
            Map<String, String> facts = new HashMap<>(record.facts());
            facts.put(fact, value);
            records.put(id, new FakeRecord(record.ref(), record.key(), facts, record.timeline()));
        }
    }

    synchronized void remove(String id, @Nullable ExternalRef into) {
        records.remove(id);
        gone.put(id, into);
    }

    private FakeRecord keep(@Nullable String key, Map<String, String> facts) {
        String id = "r" + ++made;
        FakeRecord record =
                new FakeRecord(new ExternalRef(FakeCrm.SYSTEM, id, "https://crm.example/" + id), key, facts, List.of());
        records.put(id, record);
        return record;
    }

    /** By our key first, then by what networks say of the person; a record with the same name only looks alike. */
    synchronized List<CrmMatch> match(Contact contact) {
        Map<String, String> facts = PersonFacts.of(contact);
        List<CrmMatch> sure = new ArrayList<>();
        List<CrmMatch> alike = new ArrayList<>();
        for (FakeRecord record : records.values()) {
            if (contact.key().toString().equals(record.key())) {
                sure.add(0, new CrmMatch(record.ref(), true, PersonFacts.KEY));
                continue;
            }
            facts.entrySet().stream()
                    .filter(fact -> fact.getValue().equals(record.facts().get(fact.getKey())))
                    .map(Map.Entry::getKey)
                    .forEach(by -> {
                        if (attests(by)) {
                            sure.add(new CrmMatch(record.ref(), true, by));
                        } else if (by.equals(PersonFacts.NAME)) {
                            alike.add(new CrmMatch(record.ref(), false, by));
                        }
                    });
        }
        sure.addAll(alike);
        return sure;
    }

    private static boolean attests(String fact) {
        return fact.equals(PersonFacts.EMAIL)
                || fact.equals(PersonFacts.PHONE)
                || fact.endsWith(".id")
                || fact.endsWith(".handle");
    }

    synchronized CrmResult write(CrmWrite write) {
        FakeRecord record = record(write);
        if (record == null) {
            ExternalRef known = write.record();
            return new CrmResult.Gone(known == null ? null : gone.get(known.id()));
        }
        Map<String, String> facts = new HashMap<>(record.facts());
        if (write.profile()) {
            PersonFacts.of(write.contact()).forEach(facts::putIfAbsent);
        }
        List<Interaction> timeline = new ArrayList<>(record.timeline());
        for (Interaction interaction : write.interactions()) {
            if (timeline.stream().noneMatch(told -> told.key().equals(interaction.key()))) {
                timeline.add(interaction);
            }
        }
        records.put(
                record.ref().id(),
                new FakeRecord(record.ref(), write.contact().key().toString(), facts, timeline));
        return new CrmResult.Done(record.ref());
    }

    private @Nullable FakeRecord record(CrmWrite write) {
        ExternalRef known = write.record();
        if (known != null) {
            return records.get(known.id());
        }
        String key = write.contact().key().toString();
        return records.values().stream()
                .filter(record -> key.equals(record.key()))
                .findFirst()
                .orElseGet(() -> keep(key, Map.of()));
    }

    /** The record of a write that took effect as a whole. */
    synchronized @Nullable ExternalRef written(CrmWrite write) {
        String key = write.contact().key().toString();
        for (FakeRecord record : records.values()) {
            boolean same = write.record() == null
                    ? key.equals(record.key())
                    : record.ref().sameAs(write.record());
            if (same) {
                List<String> told =
                        record.timeline().stream().map(Interaction::key).toList();
                return told.containsAll(write.interactions().stream()
                                .map(Interaction::key)
                                .toList())
                        ? record.ref()
                        : null;
            }
        }
        return null;
    }
}
