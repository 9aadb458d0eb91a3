package io.threadwell.crm.zoho;

import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of COQL that is asked in, as strict as its pages say: 50 values for {@code in}, two criteria in each pair of brackets, values
 * in quotes.
 */
final class FakeQuery {
    private static final Pattern SELECT = Pattern.compile(
            "select ([A-Za-z0-9_, ]+) from ([A-Za-z_]+) where (.+?)(?: order by ([A-Za-z_]+(?: desc)?))? limit (\\d+) offset (\\d+)");
    private static final Pattern IN = Pattern.compile("([A-Za-z0-9_]+) (not in|in) \\(((?:'[^'\\\\]*',?)+)\\)");

    final List<String> fields;
    final String module;
    final Predicate<JsonValue> where;
    final String order;
    final int limit;
    final int offset;
    private String rest;

    FakeQuery(String query) {
        Matcher select = SELECT.matcher(query);
        if (!select.matches()) {
            throw new IllegalArgumentException("no query: " + query);
        }
        fields = List.of(select.group(1).split(", "));
        module = select.group(2);
        rest = select.group(3);
        where = criteria();
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("more than a query: " + rest);
        }
        order = select.group(4) == null ? "" : select.group(4);
        limit = Integer.parseInt(select.group(5));
        offset = Integer.parseInt(select.group(6));
        if (limit > 2000) {
            throw new IllegalArgumentException("limit over 2000");
        }
    }

    private Predicate<JsonValue> criteria() {
        if (!rest.startsWith("(")) {
            return in();
        }
        rest = rest.substring(1);
        Predicate<JsonValue> one = criteria();
        boolean or = rest.startsWith(" or ");
        take(or ? " or " : " and ");
        Predicate<JsonValue> other = criteria();
        take(")");
        return or ? one.or(other) : one.and(other);
    }

    private Predicate<JsonValue> in() {
        Matcher in = IN.matcher(rest);
        if (!in.lookingAt()) {
            throw new IllegalArgumentException("no criteria: " + rest);
        }
        rest = rest.substring(in.end());
        String field = in.group(1);
        boolean negated = in.group(2).equals("not in");
        List<String> values = new ArrayList<>();
        Matcher value = Pattern.compile("'([^']*)'").matcher(in.group(3));
        while (value.find()) {
            values.add(value.group(1).toLowerCase(Locale.ROOT));
        }
        if (values.size() > 50) {
            throw new IllegalArgumentException("in with more than 50 values");
        }
        return record -> values.contains(text(record.get(field)).toLowerCase(Locale.ROOT)) != negated;
    }

    private void take(String token) {
        if (!rest.startsWith(token)) {
            throw new IllegalArgumentException("brackets are wrong before: " + rest);
        }
        rest = rest.substring(token.length());
    }

    /** A look-up is compared by its id. */
    static String text(JsonValue value) {
        return value.text().or(() -> value.text("id")).orElse("");
    }
}
