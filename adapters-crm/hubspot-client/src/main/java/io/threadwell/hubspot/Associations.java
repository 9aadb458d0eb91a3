package io.threadwell.hubspot;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which records belong to which (Associations, Read associations in batch). Thread-safe. */
public final class Associations {
    private static final int MOST = 1_000;

    private final HubSpotClient client;

    public Associations(HubSpotClient client) {
        this.client = client;
    }

    /**
     * The records of a type that belong to others: the first page for each, which is 500.
     *
     * @return ids by the id that they belong to; none where there are none
     */
    public Map<String, Set<String>> of(String fromType, Collection<String> ids, String toType) {
        Map<String, Set<String>> found = new HashMap<>();
        for (List<String> part : CrmObjects.parts(List.copyOf(new TreeSet<>(ids)), MOST)) {
            JsonArray inputs = JsonArray.create();
            part.forEach(id -> inputs.add(JsonObject.create().put("id", id)));
            JsonValue answer = client.ask(client.post(
                            "/crm/associations/" + HubSpotClient.VERSION + "/" + fromType + "/" + toType
                                    + "/batch/read",
                            JsonObject.create().put("inputs", inputs))
                    .repeatable()
                    .named("read associations of " + fromType + " with " + toType));
            for (JsonValue one : answer.get("results").elements()) {
                Set<String> its = found.computeIfAbsent(one.get("from").text("id", ""), id -> new LinkedHashSet<>());
                one.get("to").elements().forEach(to -> to.text("toObjectId").ifPresent(its::add));
            }
        }
        return found;
    }

    /** An association of a record that is being made, with one that is there, of a type that HubSpot defines. */
    public static JsonObject with(String id, int type) {
        JsonObject what = JsonObject.create()
                .put("associationCategory", "HUBSPOT_DEFINED")
                .put("associationTypeId", type);
        return JsonObject.create()
                .put("to", JsonObject.create().put("id", id))
                .put("types", JsonArray.create().add(what));
    }
}
