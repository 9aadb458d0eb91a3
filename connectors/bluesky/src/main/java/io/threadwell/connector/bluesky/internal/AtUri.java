package io.threadwell.connector.bluesky.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a record.
 *
 * @param authority the DID, or the handle, of whose repository holds it
 */
record AtUri(String authority, String collection, String key) {
    static final String POST = "app.bsky.feed.post";
    static final String LIKE = "app.bsky.feed.like";
    static final String THREADGATE = "app.bsky.feed.threadgate";

    private static final Pattern FORM =
            Pattern.compile("at://([A-Za-z0-9._:%-]{1,253})/([A-Za-z0-9.-]{1,317})/([A-Za-z0-9._:~-]{1,512})");

    static Optional<AtUri> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new AtUri(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** Where a person sees the post. */
    String permalink(String profile) {
        return "https://bsky.app/profile/" + profile + "/post/" + key;
    }

    @Override
    public String toString() {
        return "at://" + authority + "/" + collection + "/" + key;
    }
}
