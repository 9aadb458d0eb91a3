package io.threadwell.crm.tryton.internal;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.PersonFacts;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.tryton.TrytonConfig;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Writes many people in few calls, each of them one transaction: one search for what is there, one for parties that are made, one for
 * those that change, one for notes. What Tryton refuses is made in halves until the one is alone that it will not take.
 */
final class Writing {
    private final Rpc rpc;
    private final TrytonConfig config;
    private final Parties parties;
    private final Mapping mapping;
    private final Notes notes;

    Writing(Rpc rpc, TrytonConfig config, Parties parties, Mapping mapping) {
        this.rpc = rpc;
        this.config = config;
        this.parties = parties;
        this.mapping = mapping;
        this.notes = new Notes(rpc);
    }

    List<CrmResult> sync(List<CrmWrite> writes) {
        return sync(writes, false);
    }

    /** @param again true when a part of it may be there, whatever the writes say of themselves */
    private List<CrmResult> sync(List<CrmWrite> writes, boolean again) {
        try {
            return together(writes, again);
        } catch (Refused refused) {
            return writes.size() == 1 ? List.of(new CrmResult.Failed(refused.error())) : halves(writes);
        } catch (OutcomeUnknown unknown) {
            CrmResult doubt = new CrmResult.Unknown(rpc.now().plus(config.settling()), "no answer from Tryton");
            return writes.stream().map(write -> doubt).toList();
        } catch (CareException error) {
            return writes.stream()
                    .map(write -> (CrmResult) new CrmResult.Failed(error))
                    .toList();
        }
    }

    private List<CrmResult> halves(List<CrmWrite> writes) {
        int middle = writes.size() / 2;
        List<CrmResult> results = new ArrayList<>(sync(writes.subList(0, middle), true));
        results.addAll(sync(writes.subList(middle, writes.size()), true));
        return results;
    }

    private List<CrmResult> together(List<CrmWrite> writes, boolean again) {
        Known known = known(writes, write -> again || write.attempt() > 1);
        Map<CrmWrite, CrmResult> results = new LinkedHashMap<>();
        Map<CrmWrite, Long> written = new LinkedHashMap<>();
        List<CrmWrite> missing = new ArrayList<>();
        JsonArray changes = JsonArray.create();
        for (CrmWrite write : writes) {
            Optional<Party> party = known.of(write);
            if (party.isEmpty() && write.creates() && config.createMissing()) {
                missing.add(write);
            } else if (party.isEmpty() && write.creates()) {
                results.put(write, new CrmResult.Failed(new UnsupportedOperation("Tryton: nobody is made here")));
            } else if (party.isEmpty() || !party.get().active()) {
                results.put(write, gone(party));
            } else {
                change(changes, write, party.get());
                written.put(write, party.get().id());
            }
        }
        apply(changes);
        written.putAll(create(missing));
        boolean careful = again || writes.stream().anyMatch(write -> write.attempt() > 1);
        notes.add(written, careful ? notes.there(new HashSet<>(written.values())) : Set.of());
        written.forEach((write, party) -> results.put(write, new CrmResult.Done(parties.ref(party))));
        return writes.stream()
                .map(write -> Objects.requireNonNull(results.get(write)))
                .toList();
    }

    private CrmResult gone(Optional<Party> party) {
        ExternalRef into = party.flatMap(Party::replacedBy).map(parties::ref).orElse(null);
        return new CrmResult.Gone(into);
    }

    private void change(JsonArray changes, CrmWrite write, Party party) {
        JsonObject values =
                write.profile() ? mapping.changed(PersonFacts.of(write.contact()), party) : JsonObject.create();
        if (!values.isEmpty()) {
            changes.add(JsonArray.of(List.of(party.id()))).add(values);
        }
    }

    /** Several changes go in one call: ids, values, ids, values (trytond's documentation, "ModelStorage.write"). */
    private void apply(JsonArray changes) {
        if (!changes.isEmpty()) {
            rpc.write("model." + Parties.MODEL + ".write", changes.add(JsonObject.create()));
        }
    }

    private Map<CrmWrite, Long> create(List<CrmWrite> missing) {
        Map<CrmWrite, Long> made = new LinkedHashMap<>();
        if (missing.isEmpty()) {
            return made;
        }
        JsonArray values = JsonArray.create();
        missing.forEach(write -> values.add(mapping.made(PersonFacts.of(write.contact()))));
        JsonValue ids = rpc.write(
                "model." + Parties.MODEL + ".create",
                JsonArray.create().add(values).add(JsonObject.create()));
        for (int i = 0; i < missing.size(); i++) {
            long id = ids.at(i).longValue().orElseThrow(() -> new OutcomeUnknown("Tryton does not say what it made"));
            made.put(missing.get(i), id);
        }
        return made;
    }

    List<FindResult<ExternalRef>> find(List<CrmWrite> writes) {
        Known known = known(writes, write -> true);
        List<Optional<Party>> found = writes.stream().map(known::of).toList();
        Set<String> there = notes.there(
                found.stream().flatMap(Optional::stream).map(Party::id).toList());
        List<FindResult<ExternalRef>> results = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            CrmWrite write = writes.get(i);
            results.add(found.get(i)
                    .filter(party -> isWhole(write, party, there))
                    .<FindResult<ExternalRef>>map(party -> new FindResult.Found<>(parties.ref(party.id())))
                    .orElseGet(FindResult.Absent::new));
        }
        return results;
    }

    private boolean isWhole(CrmWrite write, Party party, Set<String> there) {
        boolean profile = !write.profile()
                || mapping.changed(PersonFacts.of(write.contact()), party).isEmpty();
        return party.active()
                && profile
                && write.interactions().stream().allMatch(one -> there.contains(Notes.entry(party.id(), one)));
    }

    /** What is there already, read in as few calls as there are ways to ask. */
    private Known known(List<CrmWrite> writes, Predicate<CrmWrite> mayBeThere) {
        Set<Long> ids = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (CrmWrite write : writes) {
            id(write).ifPresentOrElse(ids::add, () -> {
                if (mayBeThere.test(write)) {
                    keys.add(key(write));
                }
            });
        }
        return new Known(parties.byId(ids), parties.byKey(keys));
    }

    private static Optional<Long> id(CrmWrite write) {
        ExternalRef record = write.record();
        return record == null ? Optional.empty() : Optional.of(Long.valueOf(record.id()));
    }

    private static String key(CrmWrite write) {
        return write.contact().key().toString();
    }

    private record Known(Map<Long, Party> byId, Map<String, Party> byKey) {
        Optional<Party> of(CrmWrite write) {
            return Optional.ofNullable(id(write).map(byId::get).orElseGet(() -> byKey.get(key(write))));
        }
    }
}
