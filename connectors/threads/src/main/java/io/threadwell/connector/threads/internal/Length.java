package io.threadwell.connector.threads.internal;

import io.threadwell.support.text.Utf8;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Threads counts a text: by characters, and an emoji as its bytes in UTF-8 (page "Posts", "Limitations"). A character is taken
 * to be a code point, which is never too few. An emoji with joiners, skin tone or variation counts whole.
 */
final class Length {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private Length() {}

    static int of(String text) {
        int length = 0;
        Matcher matcher = CLUSTER.matcher(text);
        while (matcher.find()) {
            length += isEmoji(text, matcher.start(), matcher.end())
                    ? Utf8.length(text, matcher.start(), matcher.end())
                    : text.codePointCount(matcher.start(), matcher.end());
        }
        return length;
    }

    private static boolean isEmoji(String text, int from, int to) {
        for (int i = from; i < to; i += Character.charCount(text.codePointAt(i))) {
            if (isPictograph(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Pictographs and flags, and what makes pictures of other characters: the variation selector and the keycap. */
    private static boolean isPictograph(int point) {
        return (point >= 0x1F000 && point <= 0x1FAFF)
                || (point >= 0x2300 && point <= 0x23FF)
                || (point >= 0x2600 && point <= 0x27BF)
                || (point >= 0x2B00 && point <= 0x2BFF)
                || point == 0xFE0F
                || point == 0x20E3;
    }
}
