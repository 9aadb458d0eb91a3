package io.threadwell.crm.tryton.internal;

import io.threadwell.api.host.Checkup;
import io.threadwell.crm.tryton.TrytonConfig;
import io.threadwell.crm.tryton.internal.Place.Field;
import io.threadwell.crm.tryton.internal.Place.Way;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds the configuration against what Tryton's modules and the user's rights allow. Changes nothing. */
final class Schema {
    private static final Set<String> TEXTS = Set.of("char", "text");
    private static final String WAYS = "party.contact_mechanism";
    private static final String NOTES = "ir.note";
    private static final String SALES = "sale.sale";

    private final Rpc rpc;
    private final TrytonConfig config;

    Schema(Rpc rpc, TrytonConfig config) {
        this.rpc = rpc;
        this.config = config;
    }

    Checkup checkup() {
        List<String> problems = new ArrayList<>();
        Map<String, JsonValue> party = fields(Parties.MODEL);
        Set<String> types = types();
        for (String place : config.mapping().fields()) {
            if (Place.of(place) instanceof Field field) {
                writable(problems, party, field.name());
            } else if (Place.of(place) instanceof Way way && !types.contains(way.type())) {
                problems.add(place + " has a type that Tryton does not know: use one of " + types);
            }
        }
        config.contextFields().values().stream()
                .filter(name -> !party.containsKey(name))
                .forEach(name -> problems.add("contextField " + name + " is no field of parties: correct the name"));
        if (config.companyRelation().isPresent() && !party.containsKey("relations")) {
            problems.add("companyRelation needs Tryton's module party_relationship: activate it, or leave it out");
        }
        rights(problems);
        return new Checkup("user " + config.user() + " of database " + config.database(), problems);
    }

    private static void writable(List<String> problems, Map<String, JsonValue> party, String name) {
        JsonValue field = party.get(name);
        if (field == null) {
            problems.add(
                    "field " + name + " is no field of parties: correct the name, or activate the module that adds it");
        } else if (field.bool("readonly")) {
            problems.add("field " + name + " cannot be written: Tryton calculates it; map the fact to another place");
        } else if (!TEXTS.contains(field.text("type", ""))) {
            problems.add("field " + name + " holds no text but " + field.text("type", "something else")
                    + ": map the fact to a field of text");
        }
    }

    private void rights(List<String> problems) {
        boolean sales = config.orders() && models(SALES).contains(SALES);
        if (config.orders() && !sales) {
            problems.add("orders needs Tryton's module sale: activate it, or leave it out");
        }
        List<String> models = new ArrayList<>(List.of(Parties.MODEL, "party.identifier", WAYS, NOTES));
        if (sales) {
            models.add(SALES);
        }
        JsonValue access = rpc.read(
                "model.ir.model.access.get_access",
                JsonArray.create().add(JsonArray.of(models)).add(JsonObject.create()));
        for (String model : models) {
            List<String> missing = needed(model).stream()
                    .filter(right -> !isGranted(access.get(model).get(right)))
                    .toList();
            if (!missing.isEmpty()) {
                problems.add("user " + config.user() + " lacks the right to " + String.join(" and ", missing) + " "
                        + model + ": give one of its groups that right");
            }
        }
    }

    private List<String> needed(String model) {
        return switch (model) {
            case Parties.MODEL ->
                config.createMissing() ? List.of("read", "write", "create") : List.of("read", "write");
            case NOTES -> config.timeline() ? List.of("read", "create") : List.of();
            case SALES -> List.of("read");
            default -> List.of("read", "write", "create");
        };
    }

    private static boolean isGranted(JsonValue right) {
        return right.bool() || right.longValue().orElse(0) == 1;
    }

    private Set<String> models(String model) {
        JsonArray domain =
                JsonArray.create().add(JsonArray.create().add("model").add("=").add(model));
        Set<String> found = new TreeSet<>();
        rpc.search("ir.model", domain, JsonArray.create().add("model"))
                .asList()
                .forEach(one -> found.add(one.text("model", "")));
        return found;
    }

    private Set<String> types() {
        Set<String> types = new TreeSet<>();
        JsonValue type = fields(WAYS).getOrDefault("type", JsonValue.missing());
        type.get("selection").asList().forEach(one -> types.add(one.at(0).text().orElse("")));
        return types;
    }

    private Map<String, JsonValue> fields(String model) {
        JsonArray all = JsonArray.create().add(JsonArray.create()).add(JsonObject.create());
        return rpc.read("model." + model + ".fields_get", all).fields();
    }
}
