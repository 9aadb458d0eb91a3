package io.threadwell.crm.hubspot.internal;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.Interaction;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.hubspot.HubSpotConfig;
import io.threadwell.crm.hubspot.internal.People.Person;
import io.threadwell.crm.hubspot.internal.Timeline.Kind;
import io.threadwell.hubspot.BatchRow;
import io.threadwell.hubspot.CrmObjects;
import io.threadwell.hubspot.HubSpotClient;
import io.threadwell.support.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Writes many people in few calls: one reads the contacts that are there, one makes those that are not, one completes those that lack
 * something, and one for each hundred messages adds these. Each row has a fate of its own.
 */
final class Writing {
    private final HubSpotClient client;
    private final HubSpotConfig config;
    private final CrmObjects contacts;
    private final People people;
    private final Names names;
    private final Timeline timeline;

    Writing(HubSpotClient client, HubSpotConfig config, CrmObjects contacts, People people) {
        this.client = client;
        this.config = config;
        this.contacts = contacts;
        this.people = people;
        this.names = new Names(config);
        this.timeline = new Timeline(client, config);
    }

    List<CrmResult> sync(List<CrmWrite> writes) {
        List<Task> tasks = writes.stream().map(Task::new).toList();
        attempt(
                tasks,
                () -> know(tasks, task -> task.write().creates() && task.write().attempt() > 1));
        List<Task> missing =
                open(tasks).stream().filter(task -> !task.hasContact()).toList();
        missing.forEach(this::refuseUnlessMade);
        make(open(missing));
        complete(open(tasks));
        tell(open(tasks));
        open(tasks).forEach(task -> task.end(new CrmResult.Done(RecordId.ref(config, task.contact()))));
        return tasks.stream().map(Task::result).toList();
    }

    private static List<Task> open(Collection<Task> tasks) {
        return tasks.stream().filter(Task::goesOn).toList();
    }

    /** Whom a failed call concerned has failed with it; others go on. */
    private void attempt(Collection<Task> concerned, Runnable step) {
        try {
            step.run();
        } catch (CareException error) {
            concerned.forEach(task -> fail(task, error));
        }
    }

    private void fail(Task task, CareException error) {
        task.end(
                error instanceof OutcomeUnknown
                        ? new CrmResult.Unknown(
                                client.now().plus(config.settling()), String.valueOf(error.getMessage()))
                        : new CrmResult.Failed(error));
    }

    /** Finds the contacts of tasks: by their ids, and by our key where a condition says so. */
    private void know(List<Task> tasks, Predicate<Task> byKey) {
        Map<Task, String> wanted = new LinkedHashMap<>();
        Set<String> keys = new HashSet<>();
        for (Task task : tasks) {
            ExternalRef record = task.write().record();
            if (record != null) {
                attempt(List.of(task), () -> wanted.put(task, RecordId.of(record)));
            } else if (byKey.test(task)) {
                keys.add(task.key());
            }
        }
        Map<String, Person> there = people.byId(wanted.values(), read());
        wanted.forEach((task, id) -> {
            Person person = there.get(id);
            if (person == null) {
                keys.add(task.key());
            } else if (person.id().equals(id)) {
                task.is(person);
            } else {
                task.end(new CrmResult.Gone(RecordId.ref(config, person.id())));
            }
        });
        Map<String, Person> keyed = keys.isEmpty() ? Map.of() : people.byKey(keys, read());
        for (Task task : open(tasks)) {
            Person person = keyed.get(task.key());
            if (wanted.containsKey(task) && !task.hasContact()) {
                task.end(new CrmResult.Gone(person == null ? null : RecordId.ref(config, person.id())));
            } else if (!task.hasContact() && person != null) {
                task.is(person);
            }
        }
    }

    private Set<String> read() {
        Set<String> properties = new HashSet<>(names.read());
        properties.add(People.COMPANY);
        return properties;
    }

    private void refuseUnlessMade(Task task) {
        if (!config.createMissing()) {
            task.end(new CrmResult.Failed(new UnsupportedOperation("HubSpot: nobody is made here")));
        }
    }

    /**
     * By our key: made twice, there is one. Where HubSpot knows the mail address of another contact, a second one even that no look shows,
     * that contact is the person.
     */
    private void make(List<Task> missing) {
        Map<String, Task> taken = new LinkedHashMap<>();
        attempt(missing, () -> {
            List<JsonObject> rows = missing.stream()
                    .map(task -> JsonObject.create()
                            .put("id", task.key())
                            .put("properties", Names.json(names.made(task.facts()))))
                    .toList();
            List<BatchRow> made = contacts.upsert(rows, config.keyProperty());
            for (int i = 0; i < missing.size(); i++) {
                BatchRow row = made.get(i);
                CareException error = row.error();
                if (error == null) {
                    missing.get(i).isMade(row.id());
                } else if (error instanceof Conflict && isFree(row.existing(), taken)) {
                    taken.put(row.existing(), missing.get(i));
                } else {
                    fail(missing.get(i), error);
                }
            }
        });
        adopt(taken);
    }

    private static boolean isFree(String existing, Map<String, Task> taken) {
        return !existing.isEmpty() && !taken.containsKey(existing);
    }

    private void adopt(Map<String, Task> taken) {
        if (taken.isEmpty()) {
            return;
        }
        attempt(taken.values(), () -> {
            Map<String, Person> there = people.byId(taken.keySet(), read());
            taken.forEach((id, task) -> {
                Person person = there.get(id);
                if (person == null) {
                    fail(task, new Conflict("HubSpot names a contact with the same mail address that is not there"));
                } else {
                    task.is(person);
                }
            });
        });
    }

    private void complete(List<Task> tasks) {
        Map<Task, Map<String, String>> changes = new LinkedHashMap<>();
        for (Task task : tasks) {
            Map<String, String> properties = changed(task);
            if (!properties.isEmpty()) {
                changes.put(task, properties);
            }
        }
        Map<Task, Map<String, String>> conflicts = update(changes, true);
        update(conflicts, false);
    }

    /** Values that another contact has are left to that one: its owner's word counts more than what a network says. */
    private Map<Task, Map<String, String>> update(Map<Task, Map<String, String>> changes, boolean first) {
        Map<Task, Map<String, String>> conflicts = new LinkedHashMap<>();
        List<Task> concerned = List.copyOf(changes.keySet());
        attempt(concerned, () -> {
            List<JsonObject> inputs = new ArrayList<>();
            changes.forEach((task, properties) -> inputs.add(
                    JsonObject.create().put("id", task.contact()).put("properties", Names.json(properties))));
            List<BatchRow> rows = contacts.update(inputs);
            for (int i = 0; i < concerned.size(); i++) {
                Task task = concerned.get(i);
                CareException error = rows.get(i).error();
                Map<String, String> rest = names.shared(changes.getOrDefault(task, Map.of()));
                if (error instanceof NotFound) {
                    task.end(new CrmResult.Gone(null));
                } else if (error instanceof Conflict && first) {
                    if (!rest.isEmpty()) {
                        conflicts.put(task, rest);
                    }
                } else if (error != null) {
                    fail(task, error);
                }
            }
        });
        return conflicts;
    }

    private Map<String, String> changed(Task task) {
        return task.current().isMissing() || !task.write().profile()
                ? Map.of()
                : names.changed(task.facts(), task.current());
    }

    private record Line(Task task, Interaction interaction, JsonObject entry) {}

    private void tell(List<Task> tasks) {
        if (!config.timeline()) {
            return;
        }
        List<Task> again =
                tasks.stream().filter(task -> task.write().attempt() > 1).toList();
        Set<String> there = new HashSet<>();
        attempt(again, () -> there.addAll(timeline.there(interactions(again))));
        List<Line> lines = new ArrayList<>();
        for (Task task : open(tasks)) {
            String company = config.tellCompanies() ? task.current().text(People.COMPANY, "") : "";
            task.write().interactions().stream()
                    .filter(one -> !there.contains(one.key()))
                    .forEach(one -> lines.add(new Line(task, one, timeline.entry(one, task.contact(), company))));
        }
        for (Kind kind : Kind.values()) {
            List<Line> some = lines.stream()
                    .filter(line -> timeline.kind(line.interaction()) == kind)
                    .toList();
            CrmObjects.parts(some, CrmObjects.MOST).forEach(part -> add(kind, part));
        }
    }

    private static List<Interaction> interactions(List<Task> tasks) {
        return tasks.stream()
                .flatMap(task -> task.write().interactions().stream())
                .toList();
    }

    private void add(Kind kind, List<Line> part) {
        List<Line> lines = part.stream().filter(line -> line.task().goesOn()).toList();
        if (lines.isEmpty()) {
            return;
        }
        attempt(lines.stream().map(Line::task).distinct().toList(), () -> {
            List<BatchRow> rows =
                    timeline.add(kind, lines.stream().map(Line::entry).toList());
            Map<Line, CareException> refused = new LinkedHashMap<>();
            for (int i = 0; i < lines.size(); i++) {
                CareException error = rows.get(i).error();
                if (error != null) {
                    refused.put(lines.get(i), error);
                }
            }
            judge(refused);
        });
    }

    /** What was refused because it is there already is told; a look makes sure of that. */
    private void judge(Map<Line, CareException> refused) {
        List<Interaction> doubtful = refused.entrySet().stream()
                .filter(one -> one.getValue() instanceof Conflict)
                .map(one -> one.getKey().interaction())
                .toList();
        Set<String> there = timeline.there(doubtful);
        refused.forEach((line, error) -> {
            if (error instanceof NotFound) {
                line.task().end(new CrmResult.Gone(null));
            } else if (!there.contains(line.interaction().key())) {
                fail(line.task(), error);
            }
        });
    }

    List<FindResult<ExternalRef>> find(List<CrmWrite> writes) {
        List<Task> tasks = writes.stream().map(Task::new).toList();
        know(tasks, task -> true);
        List<Task> known = open(tasks).stream().filter(Task::hasContact).toList();
        Set<String> there = config.timeline() ? timeline.there(interactions(known)) : Set.of();
        return tasks.stream().map(task -> found(task, there)).toList();
    }

    private FindResult<ExternalRef> found(Task task, Set<String> there) {
        boolean whole = task.goesOn()
                && task.hasContact()
                && changed(task).isEmpty()
                && (!config.timeline()
                        || task.write().interactions().stream().allMatch(one -> there.contains(one.key())));
        return whole ? new FindResult.Found<>(RecordId.ref(config, task.contact())) : new FindResult.Absent<>();
    }
}
