package io.threadwell.crm.tryton;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The records of a Tryton that there is not, by model and id, and how they are searched. Lists that the adapter only reads are kept as
 * Tryton shows them, under their name with a dot.
 */
final class FakeRecords {
    static final String PARTY = "party.party";
    private static final Map<String, String> LISTS = Map.of(
            "identifiers", "party.identifier",
            "contact_mechanisms", "party.contact_mechanism");

    private final Map<String, Map<Long, Map<String, JsonValue>>> models = new TreeMap<>();
    private long last;

    private Map<Long, Map<String, JsonValue>> model(String name) {
        return models.computeIfAbsent(name, none -> new TreeMap<>());
    }

    Optional<Map<String, JsonValue>> find(String model, long id) {
        return Optional.ofNullable(model(model).get(id));
    }

    long create(String model, JsonValue values) {
        long id = ++last;
        Map<String, JsonValue> record = new LinkedHashMap<>();
        record.put("id", number(id));
        if (model.equals(PARTY)) {
            record.put("active", number(1));
        }
        model(model).put(id, record);
        write(model, id, values);
        return id;
    }

    void write(String model, long id, JsonValue values) {
        Map<String, JsonValue> record = find(model, id).orElseThrow();
        values.fields().forEach((field, value) -> {
            String list = LISTS.get(field);
            if (list == null) {
                record.put(field, value);
            } else {
                value.asList().forEach(line -> line(list, id, line));
            }
        });
    }

    private void line(String model, long party, JsonValue line) {
        boolean made = line.at(0).text().orElseThrow().equals("create");
        for (JsonValue one : line.at(1).asList()) {
            long id = made ? create(model, one) : one.longValue().orElseThrow();
            if (!made) {
                write(model, id, line.at(2));
            }
            find(model, id).orElseThrow().put("party", number(party));
        }
    }

    void delete(String model, long id) {
        model(model).remove(id);
        if (model.equals(PARTY)) {
            LISTS.values().forEach(list -> model(list).values().removeIf(line -> isOf(line, id)));
        }
    }

    /** As Tryton's wizard: what was the one's is the other's, and the one points to it. */
    void merge(long party, long into) {
        LISTS.values().forEach(list -> model(list).values().stream()
                .filter(line -> isOf(line, party))
                .forEach(line -> line.put("party", number(into))));
        Map<String, JsonValue> record = find(PARTY, party).orElseThrow();
        record.put("active", number(0));
        record.put("replaced_by", number(into));
    }

    private static boolean isOf(Map<String, JsonValue> line, long party) {
        return line.get("party").longValue().orElse(0) == party;
    }

    JsonArray search(String model, JsonValue domain, JsonValue fields, boolean all) {
        JsonArray found = JsonArray.create();
        model(model).values().stream()
                .filter(record -> all
                        || !record.containsKey("active")
                        || record.get("active").raw().equals("1"))
                .filter(record -> holds(record, domain))
                .forEach(record -> found.add(shown(record, fields)));
        return found;
    }

    private boolean holds(Map<String, JsonValue> record, JsonValue domain) {
        List<JsonValue> terms = domain.asList();
        boolean any =
                !terms.isEmpty() && terms.get(0).text().filter("OR"::equals).isPresent();
        return any
                ? terms.stream().skip(1).anyMatch(term -> term(record, term))
                : terms.stream().allMatch(term -> term(record, term));
    }

    private boolean term(Map<String, JsonValue> record, JsonValue term) {
        if (term.at(0).isArray() || term.at(0).text().filter("OR"::equals).isPresent()) {
            return holds(record, term);
        }
        JsonValue wanted = term.at(2);
        return values(record, term.at(0).text().orElseThrow()).stream().anyMatch(value -> switch (term.at(1)
                .text()
                .orElseThrow()) {
            case "=" -> value.equals(wanted);
            case "in" -> wanted.asList().contains(value);
            case "like" ->
                value.text().orElse("").contains(wanted.text().orElseThrow().replace("%", ""));
            default -> throw new AssertionError("the operator " + term.at(1));
        });
    }

    private List<JsonValue> values(Map<String, JsonValue> record, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return List.of(record.getOrDefault(path, JsonValue.parse("null")));
        }
        return lines(record, path.substring(0, dot)).stream()
                .map(line -> field(line, path.substring(dot + 1)))
                .toList();
    }

    private List<Map<String, JsonValue>> lines(Map<String, JsonValue> record, String list) {
        long id = record.get("id").longValue().orElseThrow();
        String model = LISTS.get(list);
        if (model == null) {
            throw new AssertionError("the list " + list);
        }
        return model(model).values().stream().filter(line -> isOf(line, id)).toList();
    }

    private static JsonValue field(Map<String, JsonValue> line, String name) {
        return name.equals("value_compact")
                ? JsonArray.create()
                        .add(line.get("value").text().orElse("").replaceAll("[ ()/-]", ""))
                        .toValue()
                        .at(0)
                : line.getOrDefault(name, JsonValue.parse("null"));
    }

    private JsonObject shown(Map<String, JsonValue> record, JsonValue fields) {
        JsonObject shown = JsonObject.create().put("id", record.get("id"));
        Map<String, List<String>> nested = new LinkedHashMap<>();
        for (JsonValue one : fields.asList()) {
            String name = one.text().orElseThrow();
            int dot = name.indexOf('.');
            if (dot < 0) {
                shown.put(name, field(record, name));
            } else {
                nested.computeIfAbsent(name.substring(0, dot), list -> new ArrayList<>())
                        .add(name.substring(dot + 1));
            }
        }
        nested.forEach((list, names) -> {
            if (!LISTS.containsKey(list)) {
                shown.put(
                        list + ".",
                        record.getOrDefault(list + ".", JsonArray.create().toValue()));
                return;
            }
            JsonArray lines = JsonArray.create();
            lines(record, list).forEach(line -> {
                JsonObject each = JsonObject.create().put("id", line.get("id"));
                names.forEach(name -> each.put(name, field(line, name)));
                lines.add(each);
            });
            shown.put(list + ".", lines);
        });
        return shown;
    }

    static JsonValue number(long value) {
        return JsonArray.create().add(value).toValue().at(0);
    }
}
