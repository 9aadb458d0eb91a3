package io.threadwell.connector.reddit.internal;

import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The items that are looked after, with what they were: what the engine keeps as the cursor.
 *
 * @param versions in the order in which they came; the oldest give way
 * @param step where the round stands
 */
record Known(Map<String, Version> versions, int step) {
    /** As many as four calls ask for. */
    static final int MOST = 400;

    private static final int AT_ONCE = 100;

    /** What a cursor says; nothing when it is none of ours. */
    static Known of(@Nullable String cursor) {
        Map<String, Version> versions = new LinkedHashMap<>();
        if (cursor == null) {
            return new Known(versions, 0);
        }
        try {
            JsonValue json = JsonValue.parse(cursor);
            json.get("known")
                    .fields()
                    .forEach((name, written) ->
                            versions.put(name, Version.parse(written.text().orElse(""))));
            return new Known(versions, (int) Math.max(0, Math.min(100, json.longValue("step", 0))));
        } catch (JsonProblem notOurs) {
            return new Known(versions, 0);
        }
    }

    /** With an item more, unless it is there. */
    Known with(String name, Version version) {
        if (versions.containsKey(name)) {
            return this;
        }
        Map<String, Version> more = new LinkedHashMap<>(versions);
        more.put(name, version);
        while (more.size() > MOST) {
            more.remove(more.keySet().iterator().next());
        }
        return new Known(more, step);
    }

    Known updated(String name, Version version) {
        Map<String, Version> more = new LinkedHashMap<>(versions);
        more.put(name, version);
        return new Known(more, step);
    }

    Known at(int newStep) {
        return new Known(versions, newStep);
    }

    int chunks() {
        return (versions.size() + AT_ONCE - 1) / AT_ONCE;
    }

    /** The names to be asked for at once. */
    List<String> chunk(int index) {
        List<String> names = new ArrayList<>(versions.keySet());
        int from = Math.min(names.size(), index * AT_ONCE);
        return names.subList(from, Math.min(names.size(), from + AT_ONCE));
    }

    String toCursor() {
        JsonObject known = JsonObject.create();
        versions.forEach((name, version) -> known.put(name, version.toString()));
        return JsonObject.create().put("known", known).put("step", step).toString();
    }
}
