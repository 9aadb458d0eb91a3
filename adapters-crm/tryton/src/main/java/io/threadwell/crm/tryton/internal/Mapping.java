package io.threadwell.crm.tryton.internal;

import io.threadwell.api.crm.PersonFacts;
import io.threadwell.crm.tryton.internal.Place.Field;
import io.threadwell.crm.tryton.internal.Place.Identifier;
import io.threadwell.crm.tryton.internal.Place.Way;
import io.threadwell.support.crm.FieldMapping;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries facts of people to the places of a party and back. Immutable. */
final class Mapping {
    /** Tells our identifiers from the tax office's. */
    static final String OURS = "threadwell:";

    private static final List<String> ALWAYS_READ = List.of(
            "name",
            "active",
            "replaced_by",
            "identifiers.code",
            "contact_mechanisms.type",
            "contact_mechanisms.name",
            "contact_mechanisms.value",
            "contact_mechanisms.value_compact");

    private final FieldMapping fields;

    Mapping(FieldMapping fields) {
        this.fields = fields;
    }

    /** The fields to ask for, so that {@link #current} can tell. */
    JsonArray read() {
        List<String> names = new ArrayList<>(ALWAYS_READ);
        for (String text : fields.fields()) {
            if (Place.of(text) instanceof Field field && !names.contains(field.name())) {
                names.add(field.name());
            }
        }
        return JsonArray.of(names);
    }

    /** Our identifier of somebody. */
    static String code(String contactKey) {
        return OURS + contactKey;
    }

    /** The values of a party that is made. Tryton takes one without a name, but nobody finds it then. */
    JsonObject made(Map<String, String> facts) {
        Map<String, String> named = new LinkedHashMap<>(facts);
        named.putIfAbsent(PersonFacts.NAME, facts.getOrDefault(PersonFacts.KEY, "unknown"));
        return values(fields.made(coded(named)), Optional.empty());
    }

    /** The values to change in a party that is there; empty when nothing is to be changed. */
    JsonObject changed(Map<String, String> facts, Party party) {
        return values(fields.changed(coded(facts), current(party)), Optional.of(party));
    }

    private static Map<String, String> coded(Map<String, String> facts) {
        Map<String, String> coded = new LinkedHashMap<>(facts);
        coded.computeIfPresent(PersonFacts.KEY, (name, key) -> code(key));
        return coded;
    }

    /** What the party holds now, by the places of the mapping. */
    Map<String, String> current(Party party) {
        Map<String, String> current = new LinkedHashMap<>();
        for (String text : fields.fields()) {
            current.put(text, value(party, Place.of(text)));
        }
        return current;
    }

    private static String value(Party party, Place place) {
        if (place instanceof Field field) {
            return party.field(field.name());
        } else if (place instanceof Way way) {
            return find(party, way).map(Party.Way::value).orElse("");
        }
        return ours(party).map(Party.Code::code).orElse("");
    }

    private static Optional<Party.Way> find(Party party, Way wanted) {
        return party.ways().stream().filter(way -> matches(way, wanted)).findFirst();
    }

    /** Whether a way to reach somebody stands at a place. */
    static boolean matches(Party.Way way, Way wanted) {
        return way.type().equals(wanted.type())
                && (wanted.name() == null || wanted.name().equals(way.name()));
    }

    private static Optional<Party.Code> ours(Party party) {
        return party.codes().stream()
                .filter(code -> code.code().startsWith(OURS))
                .findFirst();
    }

    private static JsonObject values(Map<String, String> places, Optional<Party> party) {
        JsonObject values = JsonObject.create();
        JsonArray ways = JsonArray.create();
        places.forEach((text, value) -> {
            Place place = Place.of(text);
            if (place instanceof Field field) {
                values.put(field.name(), value);
            } else if (place instanceof Way way) {
                ways.add(way(way, value, party.flatMap(one -> find(one, way))));
            } else if (place instanceof Identifier) {
                JsonObject code = JsonObject.create().put("code", value);
                values.put(
                        "identifiers",
                        List.of(line(code, party.flatMap(Mapping::ours).map(Party.Code::id))));
            }
        });
        if (!ways.isEmpty()) {
            values.put("contact_mechanisms", ways);
        }
        return values;
    }

    private static JsonArray way(Way way, String value, Optional<Party.Way> now) {
        JsonObject line = JsonObject.create().put("type", way.type()).put("value", value);
        line.putIfPresent("name", way.name());
        return line(line, now.map(Party.Way::id));
    }

    /** A line of a list within a party: made, or changed where there is one (Tryton's documentation, "One2Many"). */
    private static JsonArray line(JsonObject values, Optional<Long> id) {
        return id.isEmpty()
                ? JsonArray.create().add("create").add(JsonArray.create().add(values))
                : JsonArray.create()
                        .add("write")
                        .add(JsonArray.of(List.of(id.get())))
                        .add(values);
    }
}
