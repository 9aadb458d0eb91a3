package io.threadwell.engine.internal.apply;

import java.text.Normalizer;

/** How texts are compared and cut. */
final class Texts {
    private static final int SUBJECT = 80;

    private Texts() {}

    /** A form in which our text and what a network made of it are the same: composed, with white space as single blanks. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
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
