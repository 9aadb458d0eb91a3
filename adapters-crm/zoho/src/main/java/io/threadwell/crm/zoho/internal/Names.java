package io.threadwell.crm.zoho.internal;

import io.threadwell.api.crm.PersonFacts;
import io.threadwell.crm.zoho.ZohoConfig;
import io.threadwell.support.crm.FieldMapping;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Carries facts of people into fields of records and back. A record must have a last name, and a lead a company. Immutable. */
final class Names {
    static final String LAST = "Last_Name";
    static final String FIRST = "First_Name";

    private static final String COMPANY = "Company";
    private static final String LEADS = "Leads";
    private static final int MAX_LAST = 80;
    private static final int MAX_FIRST = 40;
    private static final int MAX_TEXT = 255;

    private final ZohoConfig config;
    private final FieldMapping mapping;

    Names(ZohoConfig config) {
        this.config = config;
        this.mapping = config.mapping();
    }

    /** The fields to ask for, so that {@link #changed} can tell. */
    Set<String> read() {
        return new TreeSet<>(mapping.fields());
    }

    /** A record to be made. */
    JsonObject made(String module, Map<String, String> facts) {
        Map<String, String> fields = new LinkedHashMap<>(mapping.made(facts));
        String name = fields.getOrDefault(LAST, "");
        if (name.isBlank()) {
            fields.put(LAST, facts.getOrDefault(PersonFacts.NAME, facts.getOrDefault(PersonFacts.KEY, "Unknown")));
        }
        part(fields);
        if (module.equals(LEADS)) {
            fields.putIfAbsent(COMPANY, config.leadCompany());
        }
        return json(fields);
    }

    /** What to change in a record; empty when nothing is to be changed. */
    JsonObject changed(Map<String, String> facts, JsonValue record) {
        Map<String, String> current = new LinkedHashMap<>();
        read().forEach(field -> current.put(field, text(record.get(field))));
        Map<String, String> fields = new LinkedHashMap<>(mapping.changed(facts, current));
        String whole = (text(record.get(FIRST)) + " " + current.getOrDefault(LAST, "")).strip();
        if (whole.equals(fields.get(LAST))) {
            fields.remove(LAST);
        }
        part(fields);
        return json(fields);
    }

    /** A field of a record as text; empty where nothing is there. */
    static String text(JsonValue value) {
        if (value.isMissing()) {
            return "";
        }
        return value.text().orElseGet(() -> value.isObject() ? value.text("name", "") : value.raw());
    }

    /** A whole name becomes a first and a last one, where the first has no fact of its own. */
    private static void part(Map<String, String> fields) {
        String name = fields.getOrDefault(LAST, "").replaceAll("\\s+", " ").strip();
        int space = name.lastIndexOf(' ');
        if (name.isEmpty()) {
            return;
        }
        if (space > 0 && !fields.containsKey(FIRST)) {
            fields.put(FIRST, cut(name.substring(0, space), MAX_FIRST));
            name = name.substring(space + 1);
        }
        fields.put(LAST, cut(name, MAX_LAST));
    }

    /** Numbers and yes or no go as what they are: Zoho refuses them as text. */
    private JsonObject json(Map<String, String> fields) {
        JsonObject json = JsonObject.create();
        String followers = mapping.field(PersonFacts.FOLLOWERS).orElse("");
        String verified = mapping.field(PersonFacts.VERIFIED).orElse("");
        fields.forEach((field, value) -> {
            if (field.equals(followers)) {
                json.put(field, Long.parseLong(value));
            } else if (field.equals(verified)) {
                json.put(field, Boolean.parseBoolean(value));
            } else {
                json.put(field, cut(value, MAX_TEXT));
            }
        });
        return json;
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most);
    }
}
