package io.threadwell.connector.linkedin.internal;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of posts, in which mentions, hashtags and escapes are marked (page "Little Text Format"). The text of comments is
 * plain: what is marked in it stands beside it as attributes (page "Comments API").
 */
final class LittleText {
    /** A mention, a hashtag template, or an escaped character, whichever comes first. */
    private static final Pattern MARKED =
            Pattern.compile("@\\[((?:[^\\]\\\\]|\\\\.){1,300})\\]\\(urn:li:[^)\\s]{1,150}\\)"
                    + "|\\{hashtag\\|(?:\\\\)?[#\uFF03]\\|((?:[^}\\\\]|\\\\.){1,300})\\}"
                    + "|\\\\([|{}@\\[\\]()<>#\\\\*_~])");

    private static final Pattern ESCAPED = Pattern.compile("\\\\([|{}@\\[\\]()<>#\\\\*_~])");

    private LittleText() {}

    /** The text as readers see it. */
    static String plain(String text) {
        return text.indexOf('\\') < 0 && text.indexOf('[') < 0 && text.indexOf('{') < 0
                ? text
                : MARKED.matcher(text).replaceAll(match -> Matcher.quoteReplacement(shown(match)));
    }

    private static String shown(MatchResult match) {
        if (match.group(1) != null) {
            return unescaped(match.group(1));
        }
        return match.group(2) != null ? "#" + unescaped(match.group(2)) : match.group(3);
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text).replaceAll("$1");
    }
}
