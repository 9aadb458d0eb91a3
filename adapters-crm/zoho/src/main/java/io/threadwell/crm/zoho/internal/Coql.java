package io.threadwell.crm.zoho.internal;

import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks in Zoho's query language (Query API; Limitations: 50 values for {@code in}, 25 criteria, brackets around each two of them).
 * Values with characters that mean something to it are never asked for: no address, id or handle has them.
 */
final class Coql {
    /** How many values {@code in} takes. */
    static final int MOST_VALUES = 50;

    /** A page of the cheapest size: up to 200 rows cost one credit. */
    private static final int PAGE = 200;

    private static final int MOST_PAGES = 10;
    private static final Pattern HARMLESS = Pattern.compile("[\\p{L}\\p{M}\\p{N} @._+:/#=~!&?,;-]{1,255}");

    private final ZohoApi api;

    Coql(ZohoApi api) {
        this.api = api;
    }

    /** True for a value that can be asked for. */
    static boolean isHarmless(String value) {
        return HARMLESS.matcher(value).matches();
    }

    /** That a field has one of these values, all of them harmless and {@value #MOST_VALUES} at most. */
    static String in(String field, Collection<String> values) {
        return field + " in (" + values.stream().map(value -> "'" + value + "'").collect(Collectors.joining(",")) + ")";
    }

    /** That one of these holds. */
    static String any(List<String> criteria) {
        String all = criteria.get(0);
        for (int i = 1; i < criteria.size(); i++) {
            all = "(" + all + " or " + criteria.get(i) + ")";
        }
        return all;
    }

    /** That both hold. */
    static String both(String one, String other) {
        return "(" + one + " and " + other + ")";
    }

    /** All rows, page by page. */
    List<JsonValue> select(Collection<String> fields, String module, String where, String order) {
        List<JsonValue> rows = new ArrayList<>();
        String query = "select " + String.join(", ", fields) + " from " + module + " where " + where
                + (order.isEmpty() ? "" : " order by " + order);
        for (int page = 0; page < MOST_PAGES; page++) {
            String paged = query + " limit " + PAGE + " offset " + page * PAGE;
            JsonValue answer = api.read(api.post("coql", JsonObject.create().put("select_query", paged))
                    .repeatable()
                    .named("query " + module));
            rows.addAll(answer.get("data").elements());
            if (!answer.get("info").bool("more_records")) {
                return rows;
            }
        }
        return rows;
    }
}
