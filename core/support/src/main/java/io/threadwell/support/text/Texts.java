package io.threadwell.support.text;

import java.text.Normalizer;

/** Text made comparable and storable. */
public final class Texts {
    /** Unicode's Stream-Safe Text Format (UAX 15, section 13) allows as many marks in a row; no language needs more. */
    private static final int MOST_MARKS = 30;

    private Texts() {}

    /**
     * The text as it is compared with what a network shows of it: composed (NFC), every run of white space (line ends, no-break
     * and ideographic spaces included) one space, none at the ends. HTML entities are not touched, and nothing else is changed.
     */
    public static String comparable(String text) {
        return collapse(Normalizer.normalize(bounded(text), Normalizer.Form.NFC));
    }

    /** True when both are the same by {@link #comparable}. */
    public static boolean same(String ours, String theirs) {
        return comparable(ours).equals(comparable(theirs));
    }

    /** The text with U+FFFD for each lone surrogate and each NUL, which databases refuse. The same object when it has none. */
    public static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || (Character.isSurrogate(c) && !isPair(text, i))) {
                return replaced(text, i);
            }
            if (Character.isSurrogate(c)) {
                i++;
            }
        }
        return text;
    }

    private static String replaced(String text, int from) {
        StringBuilder good = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != 0 && Character.isSurrogate(c) && isPair(text, i)) {
                good.append(c).append(text.charAt(++i));
            } else {
                good.append(c == 0 || Character.isSurrogate(c) ? '\uFFFD' : c);
            }
        }
        return good.toString();
    }

    private static boolean isPair(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }

    /** Composing takes quadratic time over a run of marks: what is beyond the bound is dropped, on both sides alike. */
    private static String bounded(String text) {
        int run = 0;
        StringBuilder cut = null;
        for (int i = 0, next; i < text.length(); i = next) {
            int codePoint = text.codePointAt(i);
            next = i + Character.charCount(codePoint);
            int type = codePoint < 0x300 ? Character.OTHER_LETTER : Character.getType(codePoint);
            boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
            run = mark ? run + 1 : 0;
            if (run > MOST_MARKS && cut == null) {
                cut = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (cut != null && run <= MOST_MARKS) {
                cut.append(text, i, next);
            }
        }
        return cut == null ? text : cut.toString();
    }

    private static String collapse(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = true;
            } else {
                if (gap && !collapsed.isEmpty()) {
                    collapsed.append(' ');
                }
                gap = false;
                collapsed.append(c);
            }
        }
        return collapsed.toString();
    }
}
