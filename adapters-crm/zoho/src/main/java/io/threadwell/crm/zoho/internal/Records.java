package io.threadwell.crm.zoho.internal;

import io.threadwell.crm.zoho.ZohoConfig;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads records: by ids a hundred in a call, by our key fifty. */
final class Records {
    private static final int IDS_A_CALL = 100;

    private final ZohoApi api;
    private final ZohoConfig config;
    private final Coql coql;

    Records(ZohoApi api, ZohoConfig config) {
        this.api = api;
        this.config = config;
        this.coql = new Coql(api);
    }

    /** Records of a module that are there, by their ids (Get Records, {@code ids}). */
    Map<RecordId, JsonValue> byId(Collection<RecordId> ids, Set<String> fields) {
        Map<RecordId, JsonValue> found = new HashMap<>();
        Map<String, List<String>> byModule = new HashMap<>();
        new LinkedHashSet<>(ids).forEach(id -> byModule.computeIfAbsent(id.module(), module -> new ArrayList<>())
                .add(id.id()));
        byModule.forEach((module, some) -> {
            for (List<String> part : parts(some, IDS_A_CALL)) {
                JsonValue answer = api.read(api.get(module)
                        .query("ids", String.join(",", part))
                        .query("fields", String.join(",", fields))
                        .query("per_page", Integer.toString(IDS_A_CALL))
                        .named("get records"));
                answer.get("data")
                        .elements()
                        .forEach(record -> found.put(new RecordId(module, record.text("id", "")), record));
            }
        });
        return found;
    }

    /** Records that have our keys, by these; of several the one in the first module, and there the oldest. */
    Map<String, Keyed> byKey(Collection<String> keys, Set<String> fields) {
        Map<String, Keyed> found = new HashMap<>();
        List<String> askable =
                new TreeSet<>(keys).stream().filter(Coql::isHarmless).toList();
        Set<String> wanted = new TreeSet<>(fields);
        wanted.add("id");
        wanted.add(config.keyField());
        for (String module : config.modules()) {
            for (List<String> part : parts(askable, Coql.MOST_VALUES)) {
                for (JsonValue record : coql.select(wanted, module, Coql.in(config.keyField(), part), "id")) {
                    found.putIfAbsent(
                            record.text(config.keyField(), ""),
                            new Keyed(new RecordId(module, record.text("id", "")), record));
                }
            }
        }
        return found;
    }

    /** A record that was found by our key. */
    record Keyed(RecordId id, JsonValue record) {}

    /** A list in parts of a size. */
    static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }
}
