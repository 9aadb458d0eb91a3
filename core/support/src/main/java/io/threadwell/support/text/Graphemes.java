package io.threadwell.support.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters as people see them: an emoji with its joiners, skin tone or flag is one, a letter with its accents is one.
 *
 * <p>Counted by the extended grapheme clusters of the JDK's regular expressions (UAX 29); {@code BreakIterator} before JDK 20
 * takes joined emoji apart. Time grows with the length alone, whatever the text.
 */
public final class Graphemes {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private Graphemes() {}

    /** How many there are. A lone surrogate counts as one. */
    public static int count(CharSequence text) {
        Matcher matcher = CLUSTER.matcher(text);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    /** True when there are at most {@code limit}; looks no farther than it must. */
    public static boolean fits(CharSequence text, int limit) {
        if (text.length() <= limit) {
            return true;
        }
        Matcher matcher = CLUSTER.matcher(text);
        for (int count = 0; matcher.find(); count++) {
            if (count == limit) {
                return false;
            }
        }
        return true;
    }

    /** The first {@code limit}, or the whole text when it has no more. */
    public static String first(String text, int limit) {
        if (limit <= 0) {
            return "";
        }
        Matcher matcher = CLUSTER.matcher(text);
        for (int count = 1; matcher.find(); count++) {
            if (count == limit) {
                return text.substring(0, matcher.end());
            }
        }
        return text;
    }

    /** The longest beginning that takes at most so many bytes in UTF-8 and cuts no grapheme. */
    public static String firstBytes(String text, int maxBytes) {
        Matcher matcher = CLUSTER.matcher(text);
        long bytes = 0;
        int end = 0;
        while (matcher.find()) {
            bytes += Utf8.length(text, matcher.start(), matcher.end());
            if (bytes > maxBytes) {
                break;
            }
            end = matcher.end();
        }
        return text.substring(0, end);
    }
}
