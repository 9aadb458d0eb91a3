package io.threadwell.crm.hubspot;

import io.threadwell.crm.hubspot.FakeHubSpot.Call;
import io.threadwell.crm.hubspot.FakeHubSpot.Reply;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the fake HubSpot holds, and how its objects' endpoints answer. Searches show what is at least five seconds old. */
final class FakeRecords {
    private static final Pattern OBJECTS = Pattern.compile("/crm/objects/2026-09/([a-z]+)/(batch/)?([a-z]+)");
    private static final Pattern ASSOCIATIONS =
            Pattern.compile("/crm/associations/2026-09/([a-z]+)/([a-z]+)/batch/read");
    private static final Duration INDEXED_AFTER = Duration.ofSeconds(5);

    /** One record. */
    record Row(String id, Map<String, String> properties, Set<String> associated, Instant writtenAt) {}

    private final MovableClock clock;
    private final Map<String, Map<String, Row>> all = new TreeMap<>();
    private final Map<String, String> merged = new TreeMap<>();
    private final JsonArray owners = JsonArray.create();
    private Predicate<JsonValue> refused = properties -> false;
    private boolean multiStatus = true;
    private int made = 100;

    FakeRecords(MovableClock clock) {
        this.clock = clock;
        owners.add(JsonObject.create()
                .put("id", "41")
                .put("type", "PERSON")
                .put("email", "ina@example.org")
                .put("firstName", "Ina")
                .put("lastName", "Beck")
                .put("archived", false)
                .put("createdAt", "2026-01-01T00:00:00Z")
                .put("updatedAt", "2026-01-01T00:00:00Z"));
    }

    synchronized Map<String, Row> all(String type) {
        return all.computeIfAbsent(type, name -> new LinkedHashMap<>());
    }

    /** Somebody adds a record by hand. */
    synchronized String add(String type, Map<String, String> properties, String... associated) {
        String id = Integer.toString(++made);
        all(type)
                .put(
                        id,
                        new Row(
                                id,
                                new TreeMap<>(properties),
                                new LinkedHashSet<>(List.of(associated)),
                                clock.instant()));
        return id;
    }

    synchronized void set(String type, String id, String property, String value) {
        all(type).get(id).properties().put(property, value);
    }

    synchronized void associate(String type, String id, String with) {
        all(type).get(id).associated().add(with);
    }

    synchronized void delete(String type, String id) {
        all(type).remove(id);
    }

    /** As people do it: what belonged to the one belongs to the other, which answers to both ids. */
    synchronized void merge(String id, String into) {
        all("contacts").remove(id);
        merged.put(id, into);
        all("contacts").get(into).properties().put("hs_merged_object_ids", id);
        all("contacts").get(into).associated().addAll(List.of());
    }

    /** Rows with such properties are refused, alone or among others. */
    synchronized void refuse(Predicate<JsonValue> which) {
        refused = which;
    }

    /** From now on a call with a bad row is refused as a whole. */
    synchronized void refuseWholeCalls() {
        multiStatus = false;
    }

    synchronized Reply answer(Call call) {
        Matcher objects = OBJECTS.matcher(call.path());
        if (objects.matches()) {
            String type = objects.group(1);
            return switch (objects.group(3)) {
                case "read" -> read(type, call.body());
                case "search" -> search(type, call.body());
                default -> write(type, objects.group(3), call.body());
            };
        }
        Matcher associations = ASSOCIATIONS.matcher(call.path());
        if (associations.matches()) {
            return associations(associations.group(1), associations.group(2), call.body());
        }
        return other(call.path());
    }

    private Reply other(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals("/account-info/v3/details")) {
            return Reply.of(
                    200,
                    JsonObject.create()
                            .put("portalId", 4711)
                            .put("accountType", "STANDARD")
                            .put("timeZone", "UTC"));
        } else if (path.equals("/crm/owners/2026-09")) {
            return Reply.of(200, JsonObject.create().put("results", owners));
        } else if (path.startsWith("/crm/v3/properties/") && FakeSchema.types().contains(last)) {
            return Reply.of(200, FakeSchema.json(last));
        } else if (path.equals("/crm/v3/pipelines/deals")) {
            return Reply.of(200, FakePipelines.deals());
        }
        return Reply.of(404, error("OBJECT_NOT_FOUND", "no such resource"));
    }

    private Reply read(String type, JsonValue body) {
        String property = body.text("idProperty", "");
        if (!property.isEmpty() && !FakeSchema.isUnique(type, property)) {
            return Reply.of(400, error("VALIDATION_ERROR", "Property " + property + " is not unique"));
        }
        Set<String> asked = new LinkedHashSet<>();
        List<JsonObject> results = new ArrayList<>();
        List<JsonObject> errors = new ArrayList<>();
        for (JsonValue input : body.get("inputs").elements()) {
            String id = input.text("id", "");
            if (!asked.add(id)) {
                return Reply.of(400, error("VALIDATION_ERROR", "Duplicate IDs found in batch input"));
            }
            find(type, property, id)
                    .ifPresentOrElse(
                            row -> results.add(shown(row, body.get("properties"))),
                            () -> errors.add(rowError("OBJECT_NOT_FOUND", "Could not get some objects", "ids", id)));
        }
        return batch(200, results, errors);
    }

    private Optional<Row> find(String type, String property, String value) {
        if (property.isEmpty()) {
            String id = type.equals("contacts") ? merged.getOrDefault(value, value) : value;
            return Optional.ofNullable(all(type).get(id));
        }
        return all(type).values().stream()
                .filter(row -> value.equalsIgnoreCase(row.properties().get(property)))
                .findFirst();
    }

    private Reply search(String type, JsonValue body) {
        List<JsonObject> found = new ArrayList<>();
        for (Row row : all(type).values()) {
            boolean indexed = !clock.instant().isBefore(row.writtenAt().plus(INDEXED_AFTER));
            if (indexed && body.get("filterGroups").elements().stream().anyMatch(group -> passes(row, group))) {
                found.add(shown(row, body.get("properties")));
            }
        }
        return Reply.of(200, JsonObject.create().put("total", found.size()).put("results", JsonArray.of(found)));
    }

    private static boolean passes(Row row, JsonValue group) {
        return group.get("filters").elements().stream().allMatch(filter -> {
            String value = calculated(row, filter.text("propertyName", "")).toLowerCase(Locale.ROOT);
            return filter.get("values").elements().stream()
                    .anyMatch(one -> !value.isEmpty() && one.text().orElse("").equals(value));
        });
    }

    /** HubSpot knows 49 as Germany's code; enough for the tests. */
    private static String calculated(Row row, String property) {
        boolean phone = property.equals("hs_searchable_calculated_phone_number");
        String number = row.properties().getOrDefault(phone ? "phone" : property, "");
        return phone ? number.replaceAll("[^0-9]", "").replaceFirst("^(49|0)", "") : number;
    }

    private Reply write(String type, String how, JsonValue body) {
        List<JsonObject> results = new ArrayList<>();
        List<JsonObject> errors = new ArrayList<>();
        Map<String, Row> before = new LinkedHashMap<>(all(type));
        for (JsonValue input : body.get("inputs").elements()) {
            Optional<JsonObject> problem = problem(type, how, input);
            if (problem.isPresent()) {
                errors.add(problem.get());
            } else {
                results.add(0, written(type, how, input));
            }
        }
        if (!errors.isEmpty() && !multiStatus) {
            all.put(type, before);
            JsonValue first = errors.get(0).toValue();
            return Reply.of(
                    first.text("category", "").equals("CONFLICT") ? 409 : 400,
                    error(first.text("category", ""), first.text("message", "")));
        }
        return batch(how.equals("create") ? 201 : 200, results, errors);
    }

    private Optional<Row> target(String type, String how, JsonValue input) {
        return switch (how) {
            case "update" -> Optional.ofNullable(all(type).get(input.text("id", "")));
            case "upsert" -> find(type, input.text("idProperty", ""), input.text("id", ""));
            default -> Optional.empty();
        };
    }

    private Optional<JsonObject> problem(String type, String how, JsonValue input) {
        JsonValue properties = input.get("properties");
        Optional<Row> target = target(type, how, input);
        String trace = input.text("objectWriteTraceId", "");
        if (how.equals("update") && target.isEmpty()) {
            return Optional.of(rowError("OBJECT_NOT_FOUND", "not there", "objectWriteTraceId", trace));
        }
        String wrong = wrong(type, properties, target.map(Row::id).orElse(""));
        boolean nameless = type.equals("contacts")
                && target.isEmpty()
                && properties.text("email", "").isEmpty()
                && properties.text("firstname", "").isEmpty()
                && properties.text("lastname", "").isEmpty();
        if (nameless || refused.test(properties)) {
            wrong = "VALIDATION_ERROR|Property values were not valid";
        }
        String[] parts = wrong.split("\\|", 2);
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(rowError(parts[0], parts[1], "objectWriteTraceId", trace));
    }

    /** Category and message; empty where all is well. */
    private String wrong(String type, JsonValue properties, String id) {
        Map<String, FakeSchema.Property> known = FakeSchema.of(type);
        for (Map.Entry<String, JsonValue> one : properties.fields().entrySet()) {
            FakeSchema.Property property = known.get(one.getKey());
            if (property == null || property.readOnly()) {
                return "VALIDATION_ERROR|Property \"" + one.getKey() + "\" does not exist or is read only";
            }
            String value = one.getValue().text().orElse("");
            Optional<Row> other = FakeSchema.isUnique(type, one.getKey())
                    ? find(type, one.getKey(), value).filter(row -> !row.id().equals(id))
                    : Optional.empty();
            if (other.isPresent()) {
                return one.getKey().equals("email")
                        ? "CONFLICT|Contact already exists. Existing ID: "
                                + other.get().id()
                        : "VALIDATION_ERROR|Property values were not valid: [{\"error\":\"CONFLICTING_UNIQUE_VALUE\",\"name\":\""
                                + one.getKey() + "\"}]";
            }
        }
        return "";
    }

    private JsonObject written(String type, String how, JsonValue input) {
        Optional<Row> target = target(type, how, input);
        Row row = target.orElseGet(
                () -> new Row(Integer.toString(++made), new TreeMap<>(), new LinkedHashSet<>(), clock.instant()));
        input.get("properties").fields().forEach((name, value) -> row.properties()
                .put(name, value.text().orElse("")));
        if (how.equals("upsert")) {
            row.properties().put(input.text("idProperty", ""), input.text("id", ""));
        }
        input.get("associations").elements().forEach(one -> row.associated()
                .add(one.get("types").at(0).longValue("associationTypeId", 0) + ":"
                        + one.get("to").text("id", "")));
        all(type).put(row.id(), row);
        JsonObject shown =
                shown(row, input.get("properties")).put("objectWriteTraceId", input.text("objectWriteTraceId", ""));
        return how.equals("upsert") ? shown.put("new", target.isEmpty()) : shown;
    }

    /** @param properties a list of names, or an object with them */
    private JsonObject shown(Row row, JsonValue properties) {
        Set<String> names = new LinkedHashSet<>(properties.fields().keySet());
        properties.elements().forEach(name -> name.text().ifPresent(names::add));
        JsonObject shown = JsonObject.create();
        names.stream()
                .filter(row.properties()::containsKey)
                .forEach(name -> shown.put(name, row.properties().get(name)));
        return JsonObject.create()
                .put("id", row.id())
                .put("properties", shown)
                .put("createdAt", clock.instant().toString())
                .put("updatedAt", clock.instant().toString())
                .put("archived", false);
    }

    private Reply associations(String from, String to, JsonValue body) {
        List<JsonObject> results = new ArrayList<>();
        for (JsonValue input : body.get("inputs").elements()) {
            Row row = all(from).get(input.text("id", ""));
            JsonArray its = JsonArray.create();
            Set<String> associated = row == null ? Set.of() : row.associated();
            associated.stream()
                    .filter(id -> all(to).containsKey(id))
                    .forEach(id -> its.add(JsonObject.create()
                            .put("toObjectId", id)
                            .put(
                                    "associationTypes",
                                    JsonArray.create()
                                            .add(JsonObject.create()
                                                    .put("category", "HUBSPOT_DEFINED")
                                                    .put("typeId", 4)))));
            if (!its.isEmpty()) {
                results.add(JsonObject.create()
                        .put("from", JsonObject.create().put("id", input.text("id", "")))
                        .put("to", its));
            }
        }
        return batch(200, results, List.of());
    }

    private Reply batch(int status, List<JsonObject> results, List<JsonObject> errors) {
        JsonObject body = JsonObject.create()
                .put("status", "COMPLETE")
                .put("results", JsonArray.of(results))
                .put("startedAt", clock.instant().toString())
                .put("completedAt", clock.instant().toString());
        if (!errors.isEmpty()) {
            List<JsonObject> shuffled = new ArrayList<>(errors);
            Collections.reverse(shuffled);
            body.put("numErrors", errors.size()).put("errors", JsonArray.of(shuffled));
        }
        return Reply.of(errors.isEmpty() ? status : 207, body);
    }

    static JsonObject error(String category, String message) {
        return JsonObject.create()
                .put("status", "error")
                .put("message", message)
                .put("correlationId", "aeb5f871-7f07-4993-9211-075dc63e7cbf")
                .put("category", category);
    }

    private static JsonObject rowError(String category, String message, String where, String value) {
        return JsonObject.create()
                .put("status", "error")
                .put("category", category)
                .put("message", message)
                .put("context", JsonObject.create().put(where, List.of(value)))
                .put("links", JsonObject.create())
                .put("errors", List.of());
    }
}
