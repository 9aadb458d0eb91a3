package io.threadwell.connector.bluesky.internal;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names that are listened for: whole words, whatever the case of their letters, also behind {@code #}. */
final class Names {
    /** An account's setting: its names, separated by commas. */
    static final String SETTING = "listen";

    private final @Nullable Pattern pattern;

    private Names(@Nullable Pattern pattern) {
        this.pattern = pattern;
    }

    static Names of(List<String> names) {
        String any = names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return new Names(
                any.isEmpty()
                        ? null
                        : Pattern.compile("(?<![\\p{L}\\p{N}_@])(?:" + any + ")(?![\\p{L}\\p{N}_])", flags));
    }

    static Names parse(String setting) {
        return of(Arrays.asList(setting.split(",")));
    }

    boolean isEmpty() {
        return pattern == null;
    }

    boolean areIn(String text) {
        return pattern != null && pattern.matcher(text).find();
    }
}
