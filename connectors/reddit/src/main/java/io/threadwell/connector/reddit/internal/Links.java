package io.threadwell.connector.reddit.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as Reddit writes them. */
final class Links {
    static final String SITE = "https://www.reddit.com";

    private static final Pattern POST = Pattern.compile("/comments/([a-z0-9]{1,13})(?:/|$)");

    private Links() {}

    /** The whole address of a path, without its query. */
    static String permalink(String path) {
        int query = path.indexOf('?');
        String bare = query < 0 ? path : path.substring(0, query);
        return bare.startsWith("/") ? SITE + bare : bare;
    }

    /** The full name of the post that a path leads to. */
    static Optional<String> post(String path) {
        Matcher matcher = POST.matcher(path);
        return matcher.find() ? Optional.of("t3_" + matcher.group(1)) : Optional.empty();
    }
}
