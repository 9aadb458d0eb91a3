package io.threadwell.support.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds links and mentions in what people write. Spans come in order, do not overlap, and never begin or end inside a grapheme;
 * time grows with the length alone.
 */
public final class Spans {
    private static final Pattern LINK =
            Pattern.compile("(?<![\\p{L}\\p{N}@/.])https?://[^\\s\\p{Cntrl}<>\"]++", Pattern.CASE_INSENSITIVE);

    private static final Pattern MENTION = Pattern.compile(
            "(?<![\\p{L}\\p{N}_@/.\\-])@[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M}_.\\-]*+(?:@[\\p{L}\\p{N}][\\p{L}\\p{N}.\\-]*+)?+");

    private static final String TRAILING = ".,;:!?'…。、，！？；：";

    private Spans() {}

    /**
     * The addresses with {@code http://} or {@code https://}. Punctuation that ends the sentence is left out, and a closing
     * bracket that was opened before the address.
     */
    public static List<Span> links(String text) {
        Found found = new Found(text);
        Matcher matcher = LINK.matcher(text);
        while (matcher.find()) {
            int end = endOfLink(text, matcher.start(), matcher.end());
            int slashes = text.indexOf("//", matcher.start()) + 2;
            if (end > slashes && isWhole(text, matcher.start(), end)) {
                found.add(matcher.start(), end);
            }
        }
        return found.spans;
    }

    /**
     * The mentions: {@code @name}, {@code @name.example.org} or {@code @name@example.org}, the {@code @} included. Not inside of
     * links and mail addresses. Which of them mean somebody is for the network to say.
     */
    public static List<Span> mentions(String text) {
        Found found = new Found(text);
        Matcher matcher = MENTION.matcher(text);
        List<Span> links = text.indexOf('@') < 0 ? List.of() : links(text);
        int link = 0;
        while (matcher.find()) {
            while (link < links.size() && links.get(link).end() <= matcher.start()) {
                link++;
            }
            boolean inLink = link < links.size() && links.get(link).start() < matcher.start();
            int end = endOfName(text, matcher.end());
            if (!inLink && end > matcher.start() + 1 && isWhole(text, matcher.start(), end)) {
                found.add(matcher.start(), end);
            }
        }
        return found.spans;
    }

    private static int endOfName(String text, int matched) {
        int end = matched;
        while (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-') {
            end--;
        }
        return end;
    }

    private static int endOfLink(String text, int start, int matched) {
        int end = matched;
        int open = 0;
        for (int i = start; i < matched; i++) {
            char c = text.charAt(i);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        while (end > start) {
            char last = text.charAt(end - 1);
            if (last == ')' && open < 0) {
                open++;
            } else if (TRAILING.indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return end;
    }

    /** Only a mark, a joiner or the second half of a pair can make the next character part of the one before. */
    private static boolean isWhole(String text, int start, int end) {
        return !joins(text, start) && !joins(text, end);
    }

    private static boolean joins(String text, int index) {
        if (index == 0 || index == text.length()) {
            return false;
        }
        int next = text.codePointAt(index);
        boolean splitsPair =
                Character.isLowSurrogate(text.charAt(index)) && Character.isHighSurrogate(text.charAt(index - 1));
        return splitsPair || next == 0x200D || isMark(next) || (next >= 0x1F3FB && next <= 0x1F3FF);
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Counts the bytes on the way, so that many spans in a long text cost one walk through it. */
    private static final class Found {
        private final String text;
        private final List<Span> spans = new ArrayList<>();
        private int walked;
        private int bytes;

        Found(String text) {
            this.text = text;
        }

        void add(int start, int end) {
            int startByte = bytes + Utf8.length(text, walked, start);
            int endByte = startByte + Utf8.length(text, start, end);
            spans.add(new Span(start, end, startByte, endByte, text.substring(start, end)));
            walked = end;
            bytes = endByte;
        }
    }
}
