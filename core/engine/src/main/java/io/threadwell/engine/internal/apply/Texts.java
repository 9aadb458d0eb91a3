package io.threadwell.engine.internal.apply;

import java.text.Normalizer;

/** How texts are compared and cut. */
final class Texts {
    private static final int SUBJECT = 80;

    private static final int COMPARED = 5000;

    private Texts() {}

    /** The text without what databases refuse: the zero character and halves of surrogate pairs become U+FFFD. */
    static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return mended(text);
            }
        }
        return text;
    }

    private static String mended(String text) {
        StringBuilder mended = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xFFFD : c)
                .forEach(mended::appendCodePoint);
        return mended.toString();
    }

    /**
     * A form in which our text and what a network made of it are the same: composed, with white space as single blanks.
     * Only the first five thousand characters count, because composing hostile text takes time squared.
     */
    static String normal(String text) {
        String compared = text.length() > COMPARED ? text.substring(0, COMPARED) : text;
        return Normalizer.normalize(compared, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    }

    /** The beginning of a text as a title, cut at a blank where there is one near the end. */
    static String title(String text, String otherwise) {
        String line = normal(text.length() > 400 ? text.substring(0, 400) : text);
        if (line.isEmpty()) {
            return otherwise;
        }
        if (line.codePointCount(0, line.length()) <= SUBJECT) {
            return line;
        }
        int end = line.offsetByCodePoints(0, SUBJECT - 1);
        int blank = line.lastIndexOf(' ', end);
        return line.substring(0, blank > end - 20 ? blank : end) + "\u2026";
    }
}
