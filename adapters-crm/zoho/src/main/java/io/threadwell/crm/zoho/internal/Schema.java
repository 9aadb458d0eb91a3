package io.threadwell.crm.zoho.internal;

import io.threadwell.api.crm.PersonFacts;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.host.Checkup;
import io.threadwell.crm.zoho.Timeline;
import io.threadwell.crm.zoho.ZohoConfig;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tries credential and mapping with reads alone (Get Users, Get Fields). */
final class Schema {
    private static final Set<String> TEXTS =
            Set.of("text", "textarea", "email", "phone", "website", "picklist", "multiselectpicklist");
    private static final Set<String> NUMBERS = Set.of("integer", "bigint", "double");
    private static final int LEAST_KEY = 100;

    private final ZohoApi api;
    private final ZohoConfig config;

    Schema(ZohoApi api, ZohoConfig config) {
        this.api = api;
        this.config = config;
    }

    Checkup checkup() {
        JsonValue me = api.read(api.get("users").query("type", "CurrentUser").named("get current user"))
                .get("users")
                .at(0);
        List<String> problems = new ArrayList<>();
        config.modules().forEach(module -> people(module, problems));
        if (config.timeline() == Timeline.TASKS || config.timeline() == Timeline.CALLS) {
            String module = config.timeline() == Timeline.TASKS ? "Tasks" : "Calls";
            Map<String, JsonValue> fields = fields(module, problems);
            if (!fields.isEmpty()) {
                key(module, config.timelineKeyField(), fields, problems);
            }
        }
        String role = me.get("profile").text("name", "profile unknown");
        return new Checkup(
                me.text("full_name").orElseGet(() -> "user " + me.text("id", "unknown")) + ", " + role, problems);
    }

    private void people(String module, List<String> problems) {
        Map<String, JsonValue> fields = fields(module, problems);
        if (fields.isEmpty()) {
            return;
        }
        key(module, config.keyField(), fields, problems);
        for (String fact : facts()) {
            String name = config.mapping().field(fact).orElse("");
            JsonValue field = there(module, name, fields, problems);
            if (field != null) {
                written(module, name, fact, field, problems);
            }
        }
        Set<String> read = new TreeSet<>(config.mapping().fields());
        read.addAll(config.contextFields().values());
        config.tierField().ifPresent(read::add);
        config.lifetimeValueField().ifPresent(read::add);
        config.consentFields().values().forEach(name -> read.add(name.replaceFirst("^!", "")));
        facts().forEach(fact -> config.mapping().field(fact).ifPresent(read::remove));
        read.remove(config.keyField());
        read.forEach(name -> there(module, name, fields, problems));
    }

    /** Those that are mapped, but for the key. */
    private List<String> facts() {
        Set<String> facts = new TreeSet<>(config.mapping().searchable().keySet());
        List.of(PersonFacts.NAME, PersonFacts.LANGUAGE, PersonFacts.FOLLOWERS, PersonFacts.VERIFIED)
                .forEach(fact -> config.mapping().field(fact).ifPresent(field -> facts.add(fact)));
        facts.remove(PersonFacts.KEY);
        return List.copyOf(facts);
    }

    private Map<String, JsonValue> fields(String module, List<String> problems) {
        Map<String, JsonValue> fields = new HashMap<>();
        try {
            JsonValue answer =
                    api.read(api.get("settings/fields").query("module", module).named("get fields"));
            answer.get("fields").elements().forEach(field -> fields.put(field.text("api_name", ""), field));
        } catch (NotFound | PermissionDenied | InvalidRequest refused) {
            problems.add("the fields of " + module + " cannot be read (" + refused.getMessage()
                    + "): give the scope ZohoCRM.settings.fields.READ and a user who sees the module");
        }
        return fields;
    }

    private static @Nullable JsonValue there(
            String module, String name, Map<String, JsonValue> fields, List<String> problems) {
        JsonValue field = fields.get(name);
        if (field == null) {
            problems.add(module + " has no field " + name
                    + ": make it (Setup > Modules and Fields), or give another API name");
        }
        return field;
    }

    private static void written(String module, String name, String fact, JsonValue field, List<String> problems) {
        if (field.bool("read_only") || field.bool("field_read_only")) {
            problems.add(module + "." + name + " cannot be written: map the fact " + fact + " to another field");
        }
        String type = field.text("data_type", "");
        boolean fits =
                switch (fact) {
                    case PersonFacts.FOLLOWERS -> NUMBERS.contains(type);
                    case PersonFacts.VERIFIED -> type.equals("boolean");
                    default -> TEXTS.contains(type);
                };
        if (!fits) {
            problems.add(module + "." + name + " has the type " + type + ", which does not take the fact " + fact
                    + ": followers need a number, verified a checkbox, all else text");
        }
    }

    private static void key(String module, String name, Map<String, JsonValue> fields, List<String> problems) {
        JsonValue field = there(module, name, fields, problems);
        if (field == null) {
            return;
        }
        if (!field.text("data_type", "").equals("text")) {
            problems.add(module + "." + name + " has the type " + field.text("data_type", "unknown")
                    + ": our key needs a single line");
        } else if (field.longValue("length", LEAST_KEY) < LEAST_KEY) {
            problems.add(
                    module + "." + name + " is too short for our key: give it " + LEAST_KEY + " characters or more");
        }
        if (field.get("unique").fields().isEmpty()) {
            problems.add(module + "." + name
                    + " takes duplicates: edit the field and tick \"Do not allow duplicate values\"");
        }
    }
}
