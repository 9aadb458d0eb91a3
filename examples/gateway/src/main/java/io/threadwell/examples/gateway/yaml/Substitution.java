package io.threadwell.examples.gateway.yaml;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value with the environment filled in: {@code ${NAME}}, or {@code ${NAME:-used when NAME is not set or empty}}.
 *
 * @param value what came of it
 * @param literal what stands in the file itself, outside of variables
 * @param missing variables that are not set and have no default
 * @param defaulted variables that have a default in the file
 */
record Substitution(String value, String literal, Set<String> missing, Set<String> defaulted) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?}");

    static Substitution of(String text, Map<String, String> environment) {
        Set<String> missing = new LinkedHashSet<>();
        Set<String> defaulted = new LinkedHashSet<>();
        StringBuilder filled = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            String set = environment.getOrDefault(variable.group(1), "");
            String fallback = variable.group(3) == null ? "" : variable.group(3);
            if (set.isEmpty() && variable.group(2) == null) {
                missing.add(variable.group(1));
            }
            if (!fallback.isBlank()) {
                defaulted.add(variable.group(1));
            }
            variable.appendReplacement(filled, Matcher.quoteReplacement(set.isEmpty() ? fallback : set));
        }
        variable.appendTail(filled);
        String literal = VARIABLE.matcher(text).replaceAll("");
        return new Substitution(filled.toString(), literal, missing, defaulted);
    }

    /** True when something looks like a variable and is none. */
    boolean isMisspelt() {
        return literal.contains("${");
    }
}
