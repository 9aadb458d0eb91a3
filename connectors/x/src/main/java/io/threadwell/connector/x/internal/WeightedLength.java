package io.threadwell.connector.x.internal;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts as X counts (page "Counting Characters"; configuration 3 of its open library twitter-text): what is in Latin, Arabic and most
 * other alphabets counts one, what is in others two, a link 23, an emoji with all its joiners, tones and flags two. Texts are counted
 * as they are composed (NFC).
 */
final class WeightedLength {
    private static final int LINK = 23;
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private WeightedLength() {}

    static int of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        List<Links.Place> links = Links.in(composed);
        int length = 0;
        int at = 0;
        for (Links.Place link : links) {
            length += plain(composed.substring(at, link.start())) + LINK;
            at = link.end();
        }
        return length + plain(composed.substring(at));
    }

    private static int plain(String text) {
        int length = 0;
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            String cluster = clusters.group();
            length += isEmoji(cluster)
                    ? 2
                    : cluster.codePoints().map(WeightedLength::weight).sum();
        }
        return length;
    }

    private static int weight(int codePoint) {
        boolean light = codePoint <= 4351
                || (codePoint >= 8192 && codePoint <= 8205)
                || (codePoint >= 8208 && codePoint <= 8223)
                || (codePoint >= 8242 && codePoint <= 8247);
        return light ? 1 : 2;
    }

    /**
     * True for what is shown as one picture. Signs that are also text, such as the copyright sign, are pictures when they are said to
     * be one (U+FE0F); digits, {@code #} and {@code *} when they are put on a key (U+20E3).
     */
    private static boolean isEmoji(String cluster) {
        int first = cluster.codePointAt(0);
        if (first < 0x80) {
            return cluster.indexOf(0x20E3) > 0;
        }
        boolean flag = first >= 0x1F1E6 && first <= 0x1F1FF;
        boolean picture = first >= 0x1F000 && first <= 0x1FAFF;
        boolean sign = cluster.indexOf(0xFE0F) > 0 || isPictureByItself(first);
        return picture || flag || sign;
    }

    /** Signs of the first plane that are shown as pictures without being told to. */
    private static boolean isPictureByItself(int codePoint) {
        return (codePoint >= 0x2600 && codePoint <= 0x27BF)
                || (codePoint >= 0x231A && codePoint <= 0x23FF)
                || (codePoint >= 0x2B05 && codePoint <= 0x2B55)
                || codePoint == 0x3030
                || codePoint == 0x303D
                || codePoint == 0x3297
                || codePoint == 0x3299;
    }
}
