package io.threadwell.crm.zoho;

import io.threadwell.crm.zoho.FakeZoho.Call;
import io.threadwell.crm.zoho.FakeZoho.Reply;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.MovableClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the fake Zoho holds, and its answers in the shapes of Zoho's pages and description. */
final class FakeRecords {
    /** Fields that the modules have, with their types. Those with a {@code *} take no duplicates. */
    static final Map<String, String> PEOPLE = Map.ofEntries(
            Map.entry("id", "bigint"),
            Map.entry("Created_Time", "datetime"),
            Map.entry("First_Name", "text"),
            Map.entry("Last_Name", "text"),
            Map.entry("Full_Name", "text"),
            Map.entry("Email", "email"),
            Map.entry("Phone", "phone"),
            Map.entry("Company", "text"),
            Map.entry("Account_Name", "lookup"),
            Map.entry("Owner", "ownerlookup"),
            Map.entry("Email_Opt_Out", "boolean"),
            Map.entry("Tier", "picklist"),
            Map.entry("Worth", "currency"),
            Map.entry("Followers", "integer"),
            Map.entry("Verified", "boolean"),
            Map.entry("Threadwell_Key", "text*"),
            Map.entry("Fake_Id", "text"),
            Map.entry("Fake_Handle", "text"),
            Map.entry("Fake_Url", "website"));

    private static final Set<String> PERSON_MODULES = Set.of("Contacts", "Leads");

    private final Map<String, Map<String, JsonValue>> modules = new HashMap<>();
    private final MovableClock clock;
    private long ids = 4876876000001000000L;
    private Predicate<JsonValue> refused = row -> false;
    private int notePage = 200;

    FakeRecords(MovableClock clock) {
        this.clock = clock;
    }

    /** Rows that Zoho will never take. */
    void refuse(Predicate<JsonValue> which) {
        this.refused = which;
    }

    void notePage(int size) {
        this.notePage = size;
    }

    synchronized Map<String, JsonValue> all(String module) {
        return modules.computeIfAbsent(module, key -> new TreeMap<>());
    }

    /** Somebody makes a record by hand. */
    synchronized String add(String module, JsonObject fields) {
        String id = Long.toString(++ids);
        all(module).put(id, fields.put("id", id).toValue());
        return id;
    }

    synchronized void set(String module, String id, String field, String value) {
        all(module)
                .put(
                        id,
                        merged(
                                all(module).get(id),
                                JsonObject.create().put(field, value).toValue()));
    }

    synchronized void delete(String module, String id) {
        all(module).remove(id);
    }

    synchronized Reply answer(Call call) {
        String[] parts = call.path().split("/");
        if (call.path().equals("users")) {
            JsonObject me = JsonObject.create()
                    .put("id", "4876876000000327001")
                    .put("full_name", "Bridge")
                    .put("profile", JsonObject.create().put("id", "1").put("name", "Integration"));
            return Reply.of(
                    200,
                    JsonObject.create()
                            .put("users", List.of(me))
                            .put(
                                    "info",
                                    JsonObject.create()
                                            .put("count", 1)
                                            .put("page", 1)
                                            .put("per_page", 200)
                                            .put("more_records", false)));
        }
        if (call.path().equals("settings/fields")) {
            return fields(call.query().get("module"));
        }
        if (call.path().equals("coql")) {
            return query(call);
        }
        if (parts.length == 3 && parts[2].equals("Notes")) {
            return notes(parts[1], call);
        }
        if (parts.length == 2 && parts[1].equals("upsert")) {
            return rows(call, row -> upsert(parts[0], row, call.body().get("duplicate_check_fields")));
        }
        return switch (call.method()) {
            case "GET" -> byIds(parts[0], call);
            case "PUT" -> rows(call, row -> update(parts[0], row));
            case "POST" -> rows(call, row -> insert(parts[0], row));
            default -> Reply.of(404, error("INVALID_URL_PATTERN", ""));
        };
    }

    private interface ByRow {
        JsonObject of(JsonValue row);
    }

    private Reply rows(Call call, ByRow each) {
        List<JsonValue> rows = call.body().get("data").elements();
        if (rows.isEmpty() || rows.size() > 100) {
            return Reply.of(400, error("LIMIT_EXCEEDED", ""));
        }
        List<JsonObject> told = rows.stream().map(each::of).toList();
        long bad = told.stream()
                .filter(row -> row.toValue().text("status", "").equals("error"))
                .count();
        int status = bad == 0 ? 200 : bad == rows.size() ? 202 : 207;
        return Reply.of(status, JsonObject.create().put("data", told));
    }

    private JsonObject upsert(String module, JsonValue row, JsonValue checked) {
        JsonObject wrong = wrong(module, row);
        if (wrong != null) {
            return wrong;
        }
        for (JsonValue field : checked.elements()) {
            String name = field.text().orElseThrow();
            for (Map.Entry<String, JsonValue> known : all(module).entrySet()) {
                if (!row.text(name, "").isEmpty()
                        && row.text(name, "").equals(known.getValue().text(name, ""))) {
                    known.setValue(merged(known.getValue(), row));
                    return success(known.getKey(), "record updated")
                            .put("action", "update")
                            .put("duplicate_field", name);
                }
            }
        }
        JsonObject inserted = insert(module, row);
        return inserted.toValue().text("status", "").equals("success") ? inserted.put("action", "insert") : inserted;
    }

    private JsonObject insert(String module, JsonValue row) {
        JsonObject wrong = wrong(module, row);
        if (wrong != null) {
            return wrong;
        }
        for (Map.Entry<String, JsonValue> known : all(module).entrySet()) {
            String key = row.text("Threadwell_Key", "");
            if (!key.isEmpty() && key.equals(known.getValue().text("Threadwell_Key", ""))) {
                return error("DUPLICATE_DATA", "Threadwell_Key");
            }
        }
        String id = Long.toString(++ids);
        JsonObject made = JsonObject.create();
        row.fields().forEach(made::put);
        all(module).put(id, made.put("id", id).put("Created_Time", time()).toValue());
        return success(id, "record added");
    }

    private JsonObject update(String module, JsonValue row) {
        String id = row.text("id", "");
        if (!all(module).containsKey(id)) {
            return error("INVALID_DATA", "id");
        }
        JsonValue whole = merged(all(module).get(id), row);
        JsonObject wrong = wrong(module, whole);
        if (wrong != null) {
            return wrong;
        }
        all(module).put(id, whole);
        return success(id, "record updated");
    }

    private JsonObject wrong(String module, JsonValue row) {
        if (refused.test(row)) {
            return error("INVALID_DATA", "Email");
        }
        if (PERSON_MODULES.contains(module)) {
            return wrongPerson(module, row);
        }
        JsonValue parent = module.equals("Notes") ? row.get("Parent_Id") : row.get("Who_Id");
        if (!parent.isMissing() && !all("Contacts").containsKey(parent.text("id", ""))) {
            return all("Leads").containsKey(parent.text("id", ""))
                    ? null
                    : error("INVALID_DATA", module.equals("Notes") ? "Parent_Id" : "Who_Id");
        }
        return null;
    }

    private static JsonObject wrongPerson(String module, JsonValue row) {
        for (Map.Entry<String, JsonValue> field : row.fields().entrySet()) {
            String type = PEOPLE.getOrDefault(field.getKey(), "");
            boolean text = field.getValue().isText();
            boolean number = type.equals("integer");
            if (type.isEmpty() || (number && text) || (type.startsWith("text") && !text)) {
                return error("INVALID_DATA", field.getKey());
            }
        }
        if (row.text("Last_Name", "").isBlank()) {
            return error("MANDATORY_NOT_FOUND", "Last_Name");
        }
        return module.equals("Leads") && row.text("Company", "").isBlank()
                ? error("MANDATORY_NOT_FOUND", "Company")
                : null;
    }

    private Reply byIds(String module, Call call) {
        List<String> wanted = Arrays.asList(call.query().getOrDefault("ids", "").split(","));
        Set<String> fields = Set.of(call.query().getOrDefault("fields", "").split(","));
        if (wanted.size() > 100 || fields.size() > 50) {
            return Reply.of(400, error("LIMIT_EXCEEDED", ""));
        }
        List<JsonObject> found = all(module).values().stream()
                .filter(record -> wanted.contains(record.text("id", "")))
                .map(record -> some(record, fields))
                .toList();
        return found.isEmpty() ? Reply.empty() : Reply.of(200, page(found, false));
    }

    private Reply query(Call call) {
        FakeQuery query;
        try {
            query = new FakeQuery(call.body().text("select_query", ""));
        } catch (IllegalArgumentException wrong) {
            return Reply.of(400, error("INVALID_QUERY", ""));
        }
        List<JsonValue> found = new ArrayList<>(all(query.module).values().stream()
                .filter(record -> query.where.test(whole(record)))
                .toList());
        if (query.order.equals("Created_Time desc")) {
            found.sort(Comparator.comparing((JsonValue record) -> record.text("Created_Time", ""))
                    .reversed());
        }
        int from = Math.min(found.size(), query.offset);
        int to = Math.min(found.size(), from + query.limit);
        List<JsonObject> some = found.subList(from, to).stream()
                .map(record -> some(record, Set.copyOf(query.fields)))
                .toList();
        return some.isEmpty() ? Reply.empty() : Reply.of(200, page(some, to < found.size()));
    }

    private Reply notes(String parent, Call call) {
        List<JsonObject> found = all("Notes").values().stream()
                .filter(note -> note.get("Parent_Id").text("id", "").equals(parent))
                .map(note -> some(note, Set.of("Note_Title", "Note_Content")))
                .toList();
        int number = Integer.parseInt(call.query().getOrDefault("page", "1"));
        int from = Math.min(found.size(), (number - 1) * notePage);
        int to = Math.min(found.size(), from + notePage);
        return from == to ? Reply.empty() : Reply.of(200, page(found.subList(from, to), to < found.size()));
    }

    private Reply fields(String module) {
        JsonArray fields = JsonArray.create();
        Map<String, String> known = PERSON_MODULES.contains(module)
                ? PEOPLE
                : Set.of("Tasks", "Calls").contains(module)
                        ? Map.of("Subject", "text", "Threadwell_Key", "text*")
                        : Map.of();
        known.forEach((name, type) -> fields.add(JsonObject.create()
                .put("api_name", name)
                .put("data_type", type.replace("*", ""))
                .put("read_only", name.equals("Full_Name"))
                .put("field_read_only", false)
                .put("length", 255)
                .put(
                        "unique",
                        type.endsWith("*") ? JsonObject.create().put("casesensitive", "") : JsonObject.create())));
        return known.isEmpty()
                ? Reply.of(400, error("INVALID_MODULE", ""))
                : Reply.of(200, JsonObject.create().put("fields", fields));
    }

    private static JsonObject page(List<JsonObject> data, boolean more) {
        return JsonObject.create()
                .put("data", data)
                .put("info", JsonObject.create().put("count", data.size()).put("more_records", more));
    }

    private static JsonObject some(JsonValue record, Set<String> fields) {
        JsonObject some = JsonObject.create().put("id", record.text("id", ""));
        whole(record).fields().forEach((name, value) -> {
            if (fields.contains(name)) {
                some.put(name, value);
            }
        });
        return some;
    }

    /** Zoho puts the whole name together itself. */
    private static JsonValue whole(JsonValue record) {
        String name = (record.text("First_Name", "") + " " + record.text("Last_Name", "")).strip();
        return name.isEmpty()
                ? record
                : merged(record, JsonObject.create().put("Full_Name", name).toValue());
    }

    private static JsonValue merged(JsonValue record, JsonValue changes) {
        JsonObject whole = JsonObject.create();
        record.fields().forEach(whole::put);
        changes.fields().forEach(whole::put);
        return whole.toValue();
    }

    private JsonObject success(String id, String message) {
        JsonObject details = JsonObject.create()
                .put("Modified_Time", time())
                .put("Modified_By", user())
                .put("Created_Time", time())
                .put("id", id)
                .put("Created_By", user());
        return JsonObject.create()
                .put("code", "SUCCESS")
                .put("details", details)
                .put("message", message)
                .put("status", "success");
    }

    private static JsonObject user() {
        return JsonObject.create().put("id", "4876876000000327001").put("name", "Bridge");
    }

    private String time() {
        return clock.instant().toString().replace("Z", "+00:00");
    }

    static JsonObject error(String code, String field) {
        JsonObject details = JsonObject.create();
        if (!field.isEmpty()) {
            details.put("api_name", field).put("json_path", "$.data[0]." + field);
        }
        return JsonObject.create()
                .put("code", code)
                .put("details", details)
                .put("message", "duplicate data")
                .put("status", "error");
    }
}
