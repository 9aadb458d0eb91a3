package io.threadwell.crm.vtiger.internal;

import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.host.Checkup;
import io.threadwell.crm.vtiger.VtigerConfig;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the configuration against Vtiger's modules and fields, and against the user's rights. Changes nothing. */
final class Schema {
    /** What holds a text of any kind. */
    private static final Set<String> TEXTS = Set.of("string", "text", "email", "phone", "url");

    /** What we fill in by ourselves. */
    private static final Set<String> FILLED = Set.of("lastname", "assigned_user_id");

    private final Api api;
    private final VtigerConfig config;

    Schema(Api api, VtigerConfig config) {
        this.api = api;
        this.config = config;
    }

    Checkup checkup() {
        List<String> problems = new ArrayList<>();
        JsonValue module = describe(problems, Contacts.MODULE);
        Map<String, JsonValue> fields = new HashMap<>();
        module.get("fields").asList().forEach(field -> fields.put(field.text("name", ""), field));
        if (!fields.isEmpty()) {
            contacts(problems, module, fields);
        }
        if (config.timeline()) {
            granted(problems, describe(problems, Comments.MODULE), Comments.MODULE, "createable", "make");
        }
        if (config.deals()) {
            describe(problems, "Potentials");
        }
        if (config.orders()) {
            describe(problems, "SalesOrder");
        }
        return new Checkup("user " + config.user() + " (" + api.userId() + ")", problems);
    }

    private void contacts(List<String> problems, JsonValue module, Map<String, JsonValue> fields) {
        granted(problems, module, Contacts.MODULE, "retrieveable", "read");
        granted(problems, module, Contacts.MODULE, "updateable", "change");
        if (config.createMissing()) {
            granted(problems, module, Contacts.MODULE, "createable", "make");
            mandatory(problems, fields);
        }
        config.mapping().fields().forEach(name -> writable(problems, fields, name));
        List<String> read = new ArrayList<>(config.contextFields().values());
        config.tierField().ifPresent(read::add);
        config.lifetimeValueField().ifPresent(read::add);
        read.stream()
                .filter(name -> !fields.containsKey(name))
                .forEach(name -> problems.add("field " + name + " is none of contacts: correct its name"));
    }

    private static void writable(List<String> problems, Map<String, JsonValue> fields, String name) {
        JsonValue field = fields.get(name);
        if (field == null) {
            problems.add("field " + name + " is none of contacts: make it, or correct its name");
        } else if (!field.bool("editable", true)) {
            problems.add("field " + name + " cannot be written: let our user's profile edit it");
        } else if (!TEXTS.contains(field.get("type").text("name", ""))) {
            problems.add("field " + name + " holds no text but "
                    + field.get("type").text("name", "something else") + ": map the fact to a field of text");
        }
    }

    private void mandatory(List<String> problems, Map<String, JsonValue> fields) {
        fields.forEach((name, field) -> {
            boolean filled = FILLED.contains(name) || !field.text("default", "").isEmpty();
            if (field.bool("mandatory") && !filled) {
                problems.add(
                        "field " + name
                                + " is mandatory, and not known of everybody: give it a default value in Vtiger, or createMissing(false)");
            }
        });
    }

    private void granted(List<String> problems, JsonValue module, String name, String right, String words) {
        if (!module.isMissing() && !module.bool(right)) {
            problems.add("user " + config.user() + " may not " + words + " " + name + ": let its profile do so");
        }
    }

    private JsonValue describe(List<String> problems, String module) {
        try {
            return api.read("describe", Map.of("elementType", module));
        } catch (PermissionDenied closed) {
            problems.add("user " + config.user() + " does not see the module " + module
                    + ": activate it, and let the user's profile see it");
            return JsonValue.missing();
        }
    }
}
