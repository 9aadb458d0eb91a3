package io.threadwell.hubspot;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.paging.Page;
import io.threadwell.support.paging.Pages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds records by properties whose values are not unique (Search the CRM). What was written a moment ago is not found yet. Values are
 * data of a filter, never part of a language. Thread-safe.
 */
public final class CrmSearch {
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 50;
    private static final int MOST_GROUPS = 5;
    private static final int MOST_VALUES = 100;
    private static final int MOST_CHARACTERS = 2_000;
    private static final int QUOTES = 3;

    private final HubSpotClient client;
    private final String type;

    /** @param type as paths name it, such as {@code contacts} */
    public CrmSearch(HubSpotClient client, String type) {
        this.client = client;
        this.type = type;
    }

    /**
     * Records that have one of the values in one of the properties, capitals or not. A record may come more than once.
     *
     * @param wanted values by property
     * @param properties to be shown
     */
    public List<JsonValue> anyOf(Map<String, ? extends Collection<String>> wanted, Set<String> properties) {
        List<JsonValue> found = new ArrayList<>();
        for (JsonArray groups : bodies(wanted)) {
            for (Page<JsonValue> page : Pages.from("0", MOST_PAGES, after -> page(groups, properties, after))) {
                found.addAll(page.items());
            }
        }
        return found;
    }

    private Page<JsonValue> page(JsonArray groups, Set<String> properties, @Nullable String after) {
        JsonObject body = JsonObject.create()
                .put("filterGroups", groups)
                .put("properties", List.copyOf(new TreeSet<>(properties)))
                .put("sorts", List.of())
                .put("limit", PAGE)
                .put("after", after == null ? "0" : after);
        JsonValue answer =
                client.ask(client.post("/crm/objects/" + HubSpotClient.VERSION + "/" + type + "/search", body)
                        .repeatable()
                        .named("search " + type));
        String next = answer.at("paging", "next").text("after").orElse(null);
        return new Page<>(answer.get("results").elements(), next);
    }

    /** A search has 3,000 characters at most (Search the CRM, Limits), and filters want small letters. */
    private static List<JsonArray> bodies(Map<String, ? extends Collection<String>> wanted) {
        List<Map<String, List<String>>> searches = new ArrayList<>();
        int left = 0;
        for (Map.Entry<String, ? extends Collection<String>> one : wanted.entrySet()) {
            for (String value : small(one.getValue())) {
                int cost = value.length() + QUOTES;
                if (left < cost || !takes(searches.get(searches.size() - 1), one.getKey())) {
                    searches.add(new LinkedHashMap<>());
                    left = MOST_CHARACTERS;
                }
                searches.get(searches.size() - 1)
                        .computeIfAbsent(one.getKey(), property -> new ArrayList<>())
                        .add(value);
                left -= cost;
            }
        }
        return searches.stream().map(CrmSearch::groups).toList();
    }

    private static boolean takes(Map<String, List<String>> search, String property) {
        List<String> there = search.get(property);
        return there == null ? search.size() < MOST_GROUPS : there.size() < MOST_VALUES;
    }

    private static Set<String> small(Collection<String> values) {
        Set<String> small = new TreeSet<>();
        values.forEach(value -> small.add(value.toLowerCase(Locale.ROOT)));
        small.removeIf(value -> value.isBlank() || value.length() > MOST_CHARACTERS - QUOTES);
        return small;
    }

    private static JsonArray groups(Map<String, List<String>> search) {
        JsonArray groups = JsonArray.create();
        search.forEach((property, values) -> {
            JsonObject filter = JsonObject.create()
                    .put("propertyName", property)
                    .put("operator", "IN")
                    .put("values", values);
            groups.add(JsonObject.create().put("filters", JsonArray.create().add(filter)));
        });
        return groups;
    }
}
