package io.threadwell.support.text;

/**
 * Lengths and positions in UTF-8 without encoding. Positions in text are indexes of {@code char}s, as everywhere in Java. A lone
 * surrogate counts as the one byte that Java writes in its place ({@code ?}).
 */
public final class Utf8 {
    private Utf8() {}

    /** How many bytes the text takes. */
    public static int length(CharSequence text) {
        return length(text, 0, text.length());
    }

    /** How many bytes a part of the text takes. */
    public static int length(CharSequence text, int from, int to) {
        int bytes = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes++;
            }
        }
        return bytes;
    }

    /** Where a position in the text is in its bytes. */
    public static int offset(CharSequence text, int index) {
        return length(text, 0, index);
    }

    /**
     * Where a byte is in the text: the index of the character that the byte belongs to, or the text's length when the byte lies
     * behind its end.
     */
    public static int index(CharSequence text, int byteOffset) {
        int bytes = 0;
        int i = 0;
        while (i < text.length()) {
            int next = i + Character.charCount(Character.codePointAt(text, i));
            bytes += length(text, i, next);
            if (bytes > byteOffset) {
                return i;
            }
            i = next;
        }
        return i;
    }
}
