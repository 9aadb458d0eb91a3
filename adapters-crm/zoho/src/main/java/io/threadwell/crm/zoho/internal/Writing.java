package io.threadwell.crm.zoho.internal;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.zoho.ZohoConfig;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes many people in few calls: one reads the records that are there, one makes those that are not, one completes those that lack
 * something, and one for each hundred messages adds these. Each row has a fate of its own.
 */
final class Writing {
    private final ZohoApi api;
    private final ZohoConfig config;
    private final Records records;
    private final Bulk bulk;
    private final Names names;
    private final @Nullable Entries entries;

    Writing(ZohoApi api, ZohoConfig config, Records records) {
        this.api = api;
        this.config = config;
        this.records = records;
        this.bulk = new Bulk(api, config);
        this.names = new Names(config);
        this.entries = switch (config.timeline()) {
            case NONE -> null;
            case NOTES -> new NoteEntries(api, bulk);
            case TASKS, CALLS -> new ActivityEntries(api, bulk, config);
        };
    }

    List<CrmResult> sync(List<CrmWrite> writes) {
        List<Task> tasks = writes.stream().map(Task::new).toList();
        attempt(
                open(tasks),
                () -> know(tasks, task -> task.write().creates() && task.write().attempt() > 1));
        open(tasks).stream().filter(task -> !task.hasRecord()).forEach(this::refuseUnlessMade);
        make(open(tasks).stream().filter(task -> !task.hasRecord()).toList());
        complete(open(tasks));
        tell(open(tasks));
        open(tasks).forEach(task -> task.end(new CrmResult.Done(task.record().ref(config))));
        return tasks.stream().map(Task::result).toList();
    }

    private static List<Task> open(Collection<Task> tasks) {
        return tasks.stream().filter(Task::goesOn).toList();
    }

    /** Whom a failed call concerned has failed with it; others go on. */
    private void attempt(List<Task> concerned, Runnable step) {
        try {
            step.run();
        } catch (OutcomeUnknown unknown) {
            CrmResult doubt =
                    new CrmResult.Unknown(api.now().plus(config.settling()), String.valueOf(unknown.getMessage()));
            concerned.forEach(task -> task.end(doubt));
        } catch (CareException error) {
            concerned.forEach(task -> task.end(new CrmResult.Failed(error)));
        }
    }

    private interface Condition {
        boolean of(Task task);
    }

    /** Finds the records of tasks: by their ids, and by our key where a condition says so. */
    private void know(List<Task> tasks, Condition byKey) {
        Map<Task, RecordId> wanted = new LinkedHashMap<>();
        Set<String> keys = new HashSet<>();
        for (Task task : tasks) {
            ExternalRef record = task.write().record();
            if (record != null) {
                attempt(List.of(task), () -> wanted.put(task, RecordId.of(record)));
            } else if (byKey.of(task)) {
                keys.add(task.key());
            }
        }
        Map<RecordId, JsonValue> there = records.byId(wanted.values(), readFields());
        wanted.forEach((task, id) -> {
            if (there.containsKey(id)) {
                task.is(id, there.get(id));
            } else {
                keys.add(task.key());
            }
        });
        Map<String, Records.Keyed> keyed = keys.isEmpty() ? Map.of() : records.byKey(keys, readFields());
        for (Task task : open(tasks)) {
            Optional<Records.Keyed> found = Optional.ofNullable(keyed.get(task.key()));
            if (wanted.containsKey(task) && !task.hasRecord()) {
                task.end(new CrmResult.Gone(
                        found.map(one -> one.id().ref(config)).orElse(null)));
            } else if (!task.hasRecord()) {
                found.ifPresent(one -> task.is(one.id(), one.record()));
            }
        }
    }

    private Set<String> readFields() {
        Set<String> fields = new HashSet<>(names.read());
        fields.add(Names.FIRST);
        return fields;
    }

    private void refuseUnlessMade(Task task) {
        if (!config.createMissing()) {
            task.end(new CrmResult.Failed(new UnsupportedOperation("Zoho: nobody is made here")));
        }
    }

    /** By our key: made twice, there is one. */
    private void make(List<Task> missing) {
        attempt(missing, () -> {
            List<JsonObject> rows = missing.stream()
                    .map(task -> names.made(config.module(), task.facts()))
                    .toList();
            List<Row> made = bulk.upsert(config.module(), rows);
            for (int i = 0; i < missing.size(); i++) {
                Row row = made.get(i);
                CareException error = row.error();
                if (error == null) {
                    missing.get(i).is(new RecordId(config.module(), row.id()), null);
                } else {
                    missing.get(i).end(new CrmResult.Failed(error));
                }
            }
        });
    }

    private void complete(List<Task> tasks) {
        Map<String, Map<Task, JsonObject>> changes = new LinkedHashMap<>();
        for (Task task : tasks) {
            JsonObject fields = changed(task);
            if (!fields.isEmpty()) {
                changes.computeIfAbsent(task.record().module(), module -> new LinkedHashMap<>())
                        .put(task, fields.put("id", task.record().id()));
            }
        }
        changes.forEach((module, some) -> attempt(List.copyOf(some.keySet()), () -> {
            List<Task> concerned = List.copyOf(some.keySet());
            List<Row> rows = bulk.update(module, List.copyOf(some.values()));
            for (int i = 0; i < concerned.size(); i++) {
                CareException error = rows.get(i).error();
                if (error != null) {
                    concerned
                            .get(i)
                            .end(rows.get(i).isGone("id") ? new CrmResult.Gone(null) : new CrmResult.Failed(error));
                }
            }
        }));
    }

    private JsonObject changed(Task task) {
        JsonValue current = task.current();
        return current == null || !task.write().profile() ? JsonObject.create() : names.changed(task.facts(), current);
    }

    private record Line(Task task, Entries.Entry entry, JsonObject row) {}

    private void tell(List<Task> tasks) {
        if (entries == null) {
            return;
        }
        List<Line> lines = new ArrayList<>();
        Set<Entries.Entry> doubtful = new HashSet<>();
        for (Task task : tasks) {
            task.write().interactions().forEach(one -> {
                Entries.Entry entry = new Entries.Entry(task.record(), one.key());
                lines.add(new Line(task, entry, entries.row(task.record(), one)));
                if (task.write().attempt() > 1) {
                    doubtful.add(entry);
                }
            });
        }
        Set<Entries.Entry> there = new HashSet<>();
        List<Task> again =
                tasks.stream().filter(task -> task.write().attempt() > 1).toList();
        attempt(again, () -> there.addAll(doubtful.isEmpty() ? Set.of() : entries.there(doubtful)));
        lines.removeIf(line -> there.contains(line.entry()));
        for (List<Line> part : Records.parts(lines, Bulk.MOST)) {
            add(part.stream().filter(line -> line.task().goesOn()).toList(), entries);
        }
    }

    private void add(List<Line> lines, Entries to) {
        List<Task> concerned = lines.stream().map(Line::task).distinct().toList();
        attempt(concerned, () -> {
            List<Row> rows = to.add(lines.stream().map(Line::row).toList());
            for (int i = 0; i < rows.size(); i++) {
                CareException error = rows.get(i).error();
                if (error != null && !to.isThere(rows.get(i))) {
                    lines.get(i)
                            .task()
                            .end(
                                    to.isWithoutRecord(rows.get(i))
                                            ? new CrmResult.Gone(null)
                                            : new CrmResult.Failed(error));
                }
            }
        });
    }

    List<FindResult<ExternalRef>> find(List<CrmWrite> writes) {
        List<Task> tasks = writes.stream().map(Task::new).toList();
        know(tasks, task -> true);
        Set<Entries.Entry> wanted = new HashSet<>();
        tasks.stream()
                .filter(task -> task.goesOn() && task.hasRecord())
                .forEach(task -> wanted.addAll(entriesOf(task)));
        Set<Entries.Entry> there = entries == null || wanted.isEmpty() ? Set.of() : entries.there(wanted);
        return tasks.stream().map(task -> found(task, there)).toList();
    }

    private FindResult<ExternalRef> found(Task task, Set<Entries.Entry> there) {
        boolean whole =
                task.goesOn() && task.hasRecord() && changed(task).isEmpty() && there.containsAll(entriesOf(task));
        return whole ? new FindResult.Found<>(task.record().ref(config)) : new FindResult.Absent<>();
    }

    private List<Entries.Entry> entriesOf(Task task) {
        return entries == null
                ? List.of()
                : task.write().interactions().stream()
                        .map(one -> new Entries.Entry(task.record(), one.key()))
                        .toList();
    }

    /** @throws InvalidRequest when there are too many writes */
    static void bound(int size) {
        if (size > Bulk.MOST) {
            throw new InvalidRequest("at most " + Bulk.MOST + " at once, was " + size);
        }
    }
}
