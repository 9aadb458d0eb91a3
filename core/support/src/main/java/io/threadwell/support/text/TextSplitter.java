package io.threadwell.support.text;

import io.threadwell.api.model.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Splits a text that is too long for a network into numbered parts: at the end of a sentence where one lies in the second half of
 * what fits, else behind a word, else behind a grapheme, and never inside a link or a mention. Each part ends in its number, as in
 * {@code (1/3)}.
 */
public final class TextSplitter {
    /** A text of more parts than this is not for a network. */
    private static final int MOST_PARTS = 50;

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…。！？]+[\"'»”’)\\]]*(?=\\s)|[。！？]|\\n");
    private static final Pattern SPACE = Pattern.compile("\\s");
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private static final int NOWHERE = 0;
    private static final int GRAPHEME = 1;
    private static final int WORD = 2;
    private static final int SENTENCE = 3;

    private final String text;
    private final int most;
    private final ToIntFunction<String> measure;
    /** Where the text may be cut, in order. */
    private final List<Cut> cuts;

    /** A place to cut at, with how good it is. */
    private record Cut(int at, int rank) {}

    private TextSplitter(String text, int most, ToIntFunction<String> measure) {
        this.text = text;
        this.most = most;
        this.measure = measure;
        this.cuts = cuts(text);
    }

    /**
     * Splits a text.
     *
     * @param most how long a part may be, number included
     * @param measure how the network counts; a longer text must not count less
     * @return the parts; the text alone when it fits; empty when it cannot be split so, because a link alone is too long or there
     *     would be more than 50 parts
     */
    public static Optional<List<String>> split(String text, int most, ToIntFunction<String> measure) {
        if (measure.applyAsInt(text) <= most) {
            return Optional.of(List.of(text));
        }
        String stripped = text.strip();
        if (measure.applyAsInt(stripped) <= most) {
            return Optional.of(List.of(stripped));
        }
        TextSplitter splitter = new TextSplitter(stripped, most, measure);
        Optional<List<String>> parts = splitter.split(9);
        return parts.isPresent() ? parts : splitter.split(MOST_PARTS);
    }

    /**
     * Splits a draft, as a reply policy's {@code parts} does it: all that the draft has besides its text goes with the first part,
     * its attributes with each.
     *
     * @return the draft alone when it fits or cannot be split
     */
    public static List<Content> parts(Content draft, int most, ToIntFunction<String> measure) {
        List<String> texts = split(draft.text(), most, measure).orElse(List.of());
        if (texts.size() <= 1) {
            return List.of(draft);
        }
        List<Content> parts = new ArrayList<>(texts.size());
        for (String part : texts) {
            parts.add(parts.isEmpty() ? draft.withText(part) : new Content(part, List.of(), draft.attributes()));
        }
        return List.copyOf(parts);
    }

    /** Splits with room for as many parts as are foreseen. */
    private Optional<List<String>> split(int foreseen) {
        String widest = number(foreseen, foreseen);
        List<String> bodies = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = end(from, widest);
            if (to <= from || bodies.size() == foreseen) {
                return Optional.empty();
            }
            bodies.add(text.substring(from, to).strip());
            from = to;
            while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
                from++;
            }
        }
        List<String> parts = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            parts.add(bodies.get(i) + number(i + 1, bodies.size()));
        }
        return Optional.of(List.copyOf(parts));
    }

    private static String number(int part, int of) {
        return " (" + part + "/" + of + ")";
    }

    private int end(int from, String number) {
        int last = lastThatFits(from, number);
        if (last < 0) {
            return from;
        }
        int furthest = cuts.get(last).at();
        if (furthest == text.length()) {
            return furthest;
        }
        int half = from + (furthest - from) / 2;
        int word = -1;
        for (int i = last; i >= 0 && cuts.get(i).at() > half; i--) {
            Cut cut = cuts.get(i);
            if (cut.rank() == SENTENCE) {
                return cut.at();
            }
            if (word < 0 && cut.rank() == WORD) {
                word = cut.at();
            }
        }
        return word < 0 ? furthest : word;
    }

    private int lastThatFits(int from, String number) {
        int low = 0;
        int high = cuts.size() - 1;
        int found = -1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = cuts.get(middle).at();
            boolean fits =
                    at <= from || measure.applyAsInt(text.substring(from, at).strip() + number) <= most;
            if (fits) {
                found = at > from ? middle : found;
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return found;
    }

    private static List<Cut> cuts(String text) {
        int[] ranks = new int[text.length() + 1];
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            ranks[clusters.end()] = GRAPHEME;
        }
        Matcher spaces = SPACE.matcher(text);
        while (spaces.find()) {
            mark(ranks, spaces.start(), WORD);
        }
        Matcher ends = SENTENCE_END.matcher(text);
        while (ends.find()) {
            mark(ranks, ends.end(), SENTENCE);
        }
        protect(ranks, Spans.links(text));
        protect(ranks, Spans.mentions(text));
        return IntStream.range(1, ranks.length)
                .filter(at -> ranks[at] != NOWHERE)
                .mapToObj(at -> new Cut(at, ranks[at]))
                .toList();
    }

    /** Only where a grapheme ends. */
    private static void mark(int[] ranks, int at, int better) {
        if (ranks[at] != NOWHERE) {
            ranks[at] = better;
        }
    }

    private static void protect(int[] ranks, List<Span> spans) {
        for (Span span : spans) {
            Arrays.fill(ranks, span.start() + 1, span.end(), NOWHERE);
        }
    }
}
