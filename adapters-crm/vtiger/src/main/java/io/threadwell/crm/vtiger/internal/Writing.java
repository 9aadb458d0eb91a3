package io.threadwell.crm.vtiger.internal;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.PersonFacts;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.vtiger.VtigerConfig;
import io.threadwell.support.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes people one after the other, as Vtiger has it, after one look for all of them. */
final class Writing {
    private final Api api;
    private final VtigerConfig config;
    private final Contacts contacts;
    private final Comments comments;

    Writing(Api api, VtigerConfig config, Contacts contacts, Comments comments) {
        this.api = api;
        this.config = config;
        this.contacts = contacts;
        this.comments = comments;
    }

    List<CrmResult> sync(List<CrmWrite> writes) {
        try {
            Known known = known(writes, write -> write.attempt() > 1);
            return each(writes, known);
        } catch (CareException error) {
            return writes.stream()
                    .map(write -> (CrmResult) new CrmResult.Failed(error))
                    .toList();
        }
    }

    /** What stops one of them for a reason that is not its own stops those behind it, too, before anything of theirs is done. */
    private List<CrmResult> each(List<CrmWrite> writes, Known known) {
        List<CrmResult> results = new ArrayList<>();
        CareException stopped = null;
        for (CrmWrite write : writes) {
            CrmResult result = stopped == null ? one(write, known) : new CrmResult.Failed(stopped);
            results.add(result);
            if (result instanceof CrmResult.Failed failed && concernsAll(failed.error())) {
                stopped = failed.error();
            }
        }
        return results;
    }

    private static boolean concernsAll(CareException error) {
        return error instanceof RateLimited || error instanceof Unavailable || error instanceof ReauthorizationRequired;
    }

    private CrmResult one(CrmWrite write, Known known) {
        Optional<Map<String, String>> there = known.of(write);
        if (there.isEmpty() && !write.creates()) {
            return new CrmResult.Gone(null);
        } else if (there.isEmpty() && !config.createMissing()) {
            return new CrmResult.Failed(new UnsupportedOperation("Vtiger: nobody is made here"));
        }
        try {
            String id = there.isPresent() ? change(write, there.get()) : create(write);
            comments.add(write, id, known.comments());
            return new CrmResult.Done(contacts.ref(id));
        } catch (OutcomeUnknown unknown) {
            return new CrmResult.Unknown(api.now().plus(config.settling()), "no answer from Vtiger");
        } catch (NotFound gone) {
            return new CrmResult.Gone(null);
        } catch (CareException error) {
            return new CrmResult.Failed(error);
        }
    }

    private String create(CrmWrite write) {
        Map<String, String> facts = new LinkedHashMap<>(PersonFacts.of(write.contact()));
        facts.putIfAbsent(PersonFacts.NAME, key(write));
        JsonObject element = element(config.mapping().made(facts)).put("assigned_user_id", api.userId());
        return api.create(Contacts.MODULE, element)
                .text("id")
                .orElseThrow(() -> new OutcomeUnknown("Vtiger does not say what it made"));
    }

    /** {@code revise} changes the fields that are named; {@code update} would empty all others. */
    private String change(CrmWrite write, Map<String, String> there) {
        String id = there.getOrDefault("id", "");
        Map<String, String> changed = changed(write, there);
        if (!changed.isEmpty()) {
            api.write("revise", Map.of("element", element(changed).put("id", id).toString()));
        }
        return id;
    }

    private Map<String, String> changed(CrmWrite write, Map<String, String> there) {
        return write.profile() ? config.mapping().changed(PersonFacts.of(write.contact()), there) : Map.of();
    }

    private static JsonObject element(Map<String, String> fields) {
        JsonObject element = JsonObject.create();
        fields.forEach(element::put);
        return element;
    }

    List<FindResult<ExternalRef>> find(List<CrmWrite> writes) {
        Known known = known(writes, write -> true);
        List<FindResult<ExternalRef>> results = new ArrayList<>();
        for (CrmWrite write : writes) {
            results.add(known.of(write)
                    .filter(there -> isWhole(write, there, known.comments()))
                    .<FindResult<ExternalRef>>map(
                            there -> new FindResult.Found<>(contacts.ref(there.getOrDefault("id", ""))))
                    .orElseGet(FindResult.Absent::new));
        }
        return results;
    }

    private boolean isWhole(CrmWrite write, Map<String, String> there, Set<String> told) {
        String id = there.getOrDefault("id", "");
        return changed(write, there).isEmpty()
                && write.interactions().stream().allMatch(one -> told.contains(Comments.entry(id, one)));
    }

    /** What is there already: contacts by their ids, those that may be there by our key, and the comments of both. */
    private Known known(List<CrmWrite> writes, Predicate<CrmWrite> mayBeThere) {
        Set<String> ids = new TreeSet<>();
        Set<String> keys = new TreeSet<>();
        for (CrmWrite write : writes) {
            String id = id(write);
            if (id != null) {
                ids.add(id);
            } else if (mayBeThere.test(write)) {
                keys.add(key(write));
            }
        }
        Known found = new Known(contacts.byId(ids), contacts.byKey(keys), Set.of());
        Set<String> commented = new TreeSet<>();
        writes.stream().filter(mayBeThere).forEach(write -> found.of(write)
                .ifPresent(there -> commented.add(there.getOrDefault("id", ""))));
        return new Known(found.byId(), found.byKey(), comments.there(commented));
    }

    private static @Nullable String id(CrmWrite write) {
        ExternalRef record = write.record();
        return record == null ? null : record.id();
    }

    private static String key(CrmWrite write) {
        return write.contact().key().toString();
    }

    private record Known(
            Map<String, Map<String, String>> byId, Map<String, Map<String, String>> byKey, Set<String> comments) {
        Optional<Map<String, String>> of(CrmWrite write) {
            String id = id(write);
            return Optional.ofNullable(id == null ? byKey.get(key(write)) : byId.get(id));
        }
    }
}
