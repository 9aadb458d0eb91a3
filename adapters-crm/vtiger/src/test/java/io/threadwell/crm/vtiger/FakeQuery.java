package io.threadwell.crm.vtiger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query as Vtiger's lexer and MySQL take it: texts with doubled quotes, in which a backslash escapes. */
final class FakeQuery {
    private static final Pattern TOKEN = Pattern.compile("\\G\\s*(\\w+|'(?:[^']|'')+'|!=|[(),=;*])");

    private final List<String> tokens = new ArrayList<>();
    private int at;
    private final String module;
    private final List<String> fields = new ArrayList<>();
    private final Predicate<Map<String, String>> where;
    private final int offset;
    private final int limit;

    /** @throws IllegalArgumentException where Vtiger says that the query is none */
    FakeQuery(String query) {
        Matcher matcher = TOKEN.matcher(query);
        int end = 0;
        while (matcher.find()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (end != query.length() || !tokens.get(tokens.size() - 1).equals(";")) {
            throw new IllegalArgumentException("the query ends before its end");
        }
        need("SELECT");
        do {
            fields.add(next());
        } while (taken(","));
        need("FROM");
        module = next();
        need("WHERE");
        where = any();
        need("ORDER");
        need("BY");
        need("id");
        need("LIMIT");
        offset = Integer.parseInt(next());
        need(",");
        limit = Integer.parseInt(next());
        need(";");
    }

    String module() {
        return module;
    }

    List<String> fields() {
        return fields;
    }

    boolean holds(Map<String, String> record) {
        return where.test(record);
    }

    int offset() {
        return offset;
    }

    int limit() {
        return limit;
    }

    private Predicate<Map<String, String>> any() {
        Predicate<Map<String, String>> any = all();
        while (taken("OR")) {
            any = any.or(all());
        }
        return any;
    }

    private Predicate<Map<String, String>> all() {
        Predicate<Map<String, String>> all = one();
        while (taken("AND")) {
            all = all.and(one());
        }
        return all;
    }

    private Predicate<Map<String, String>> one() {
        String field = next();
        String operator = next();
        if (operator.equals("IN")) {
            List<String> values = new ArrayList<>();
            need("(");
            do {
                values.add(text());
            } while (taken(","));
            need(")");
            return record -> values.stream().anyMatch(record.getOrDefault(field, "")::equalsIgnoreCase);
        }
        String value = text();
        return switch (operator) {
            case "LIKE" -> record -> record.getOrDefault(field, "").contains(value.replace("%", ""));
            case "!=" -> record -> !record.getOrDefault(field, "").equals(value);
            default -> throw new IllegalArgumentException("the operator " + operator);
        };
    }

    private String text() {
        String token = next();
        String literal = token.substring(1, token.length() - 1).replace("''", "'");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < literal.length(); i++) {
            if (literal.charAt(i) == '\\' && ++i == literal.length()) {
                throw new IllegalArgumentException("the quote was escaped");
            }
            text.append(literal.charAt(i));
        }
        return text.toString();
    }

    private String next() {
        return tokens.get(at++);
    }

    private boolean taken(String word) {
        boolean there = tokens.get(at).equals(word);
        at += there ? 1 : 0;
        return there;
    }

    private void need(String word) {
        if (!taken(word)) {
            throw new IllegalArgumentException(word + " instead of " + tokens.get(at));
        }
    }
}
