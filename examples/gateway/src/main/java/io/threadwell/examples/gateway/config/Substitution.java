package io.threadwell.examples.gateway.config;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value with the environment filled in: {@code ${NAME}}, or {@code ${NAME:-used when NAME is not set or empty}}.
 *
 * @param value what came of it
 * @param substituted true when a variable stood in it
 * @param missing variables that are not set and have no default
 */
record Substitution(String value, boolean substituted, Set<String> missing) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?}");

    static Substitution of(String text, Map<String, String> environment) {
        Set<String> missing = new LinkedHashSet<>();
        StringBuilder filled = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        boolean any = false;
        while (variable.find()) {
            any = true;
            String set = environment.getOrDefault(variable.group(1), "");
            if (set.isEmpty() && variable.group(2) == null) {
                missing.add(variable.group(1));
            }
            String fallback = variable.group(3) == null ? "" : variable.group(3);
            variable.appendReplacement(filled, Matcher.quoteReplacement(set.isEmpty() ? fallback : set));
        }
        variable.appendTail(filled);
        return new Substitution(filled.toString(), any, missing);
    }
}
