package io.threadwell.connector.mastodon.internal;

import io.threadwell.support.text.Graphemes;
import io.threadwell.support.text.Span;
import io.threadwell.support.text.Spans;
import java.util.regex.Pattern;

/**
 * Counts as Mastodon counts (page "Posting to your profile", "Links" and "Mentions"): characters as people see them, a link as a fixed
 * number, a mention without its server.
 */
final class Lengths {
    private static final Pattern HOST = Pattern.compile(".+\\.(?:\\p{L}{2,}|xn--[A-Za-z0-9-]+)");

    private Lengths() {}

    /** @param perLink what a link counts */
    static int of(String text, int perLink) {
        StringBuilder counted = new StringBuilder();
        int links = 0;
        int from = 0;
        for (Span link : Spans.links(text)) {
            if (isLink(link.text())) {
                counted.append(text, from, link.start()).append('\n');
                from = link.end();
                links++;
            }
        }
        counted.append(text, from, text.length());
        return Graphemes.count(withoutServers(counted.toString())) + links * (perLink - 1);
    }

    private static String withoutServers(String text) {
        StringBuilder counted = new StringBuilder();
        int from = 0;
        for (Span mention : Spans.mentions(text)) {
            int server = mention.text().indexOf('@', 1);
            if (server > 0) {
                counted.append(text, from, mention.start() + server);
                from = mention.end();
            }
        }
        return counted.append(text, from, text.length()).toString();
    }

    /** An address without a real domain is counted in full. */
    private static boolean isLink(String link) {
        String host = link.substring(link.indexOf("//") + 2).split("[/?#:]", 2)[0];
        return HOST.matcher(host).matches();
    }
}
