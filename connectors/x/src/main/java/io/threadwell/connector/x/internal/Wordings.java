package io.threadwell.connector.x.internal;

import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.util.regex.Pattern;

/**
 * Compares what we wrote with what X shows of it: X puts the handles of those who are answered before an answer, links of its own
 * ({@code t.co}) in the place of ours, and one more behind the text for what came with it.
 */
final class Wordings {
    private static final Pattern HANDLES = Pattern.compile("^\\s*(?:@[A-Za-z0-9_]{1,20}\\s+)+");
    private static final Pattern SCHEME = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);

    private Wordings() {}

    /** True when a post or message of API v2 says this. */
    static boolean same(String ours, JsonValue theirs) {
        JsonValue note = Fields.either(theirs, "note_post", "note_tweet");
        JsonValue holder = note.get("text").isText() ? note : theirs;
        String shown = Fields.unescaped(holder.text("text", ""));
        for (JsonValue link : holder.at("entities", "urls").elements()) {
            String given = link.text("url", "");
            boolean ofMedia = !link.get("media_key").isMissing()
                    || link.text("display_url", "").startsWith("pic.");
            if (!given.isEmpty()) {
                shown = shown.replace(given, ofMedia ? "" : link.text("expanded_url", given));
            }
        }
        return comparable(ours).equals(comparable(shown));
    }

    private static String comparable(String text) {
        String bare = SCHEME.matcher(HANDLES.matcher(text).replaceFirst("")).replaceAll("");
        return Texts.comparable(bare).replaceAll("/(?= |$)", "");
    }
}
