package io.threadwell.crm.vtiger.internal;

import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks in Vtiger's query language, which gives a hundred records at a time and knows no brackets. */
final class Queries {
    private static final int PAGE = 100;

    /** A query that gives more than this asks for what it should not. */
    private static final int MOST_PAGES = 50;

    private final Api api;

    Queries(Api api) {
        this.api = api;
    }

    /** All records, in the order of their ids, so that pages do not shift. */
    List<JsonValue> all(String module, Collection<String> fields, String where) {
        List<JsonValue> records = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            String query = "SELECT " + String.join(", ", fields) + " FROM " + module + " WHERE " + where
                    + " ORDER BY id LIMIT " + page * PAGE + ", " + PAGE + ";";
            List<JsonValue> some = api.read("query", Map.of("query", query)).asList();
            records.addAll(some);
            if (some.size() < PAGE) {
                break;
            }
        }
        return records;
    }

    /** A condition on one of several values. */
    static String in(String field, Collection<String> values) {
        return values.stream().map(Queries::quoted).collect(Collectors.joining(", ", field + " IN (", ")"));
    }

    /**
     * A text. Vtiger's lexer takes two quotes for one and hands the rest to MySQL as it is ({@code include/Webservices/VTQL_Lexer.php}), for
     * which a backslash has to be doubled, too.
     */
    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
