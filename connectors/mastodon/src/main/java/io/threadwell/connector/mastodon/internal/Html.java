package io.threadwell.connector.mastodon.internal;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes plain text of the HTML that posts come in (page "HTML"): paragraphs are parted by a blank line, links are written out with what
 * clients do not show of them, custom emoji stay as their short codes. Reads anything in one go and never throws.
 */
final class Html {
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "blockquote", "pre", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> LINES = Set.of("div", "li", "tr");
    private static final int LONGEST_ENTITY = 10;

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private @Nullable String link;
    private int linkStart;
    private int preformatted;
    private int newlines;

    private Html(String html) {
        this.html = html;
    }

    /** The text. */
    static String plain(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return html.strip();
        }
        return new Html(html).read();
    }

    private String read() {
        int i = 0;
        while (i < html.length()) {
            char c = html.charAt(i);
            int end = c == '<' && beginsTag(i + 1) ? html.indexOf('>', i) : -1;
            if (end > 0) {
                tag(html.substring(i + 1, end));
                i = end + 1;
            } else if (c == '&') {
                i = entity(i);
            } else {
                character(c);
                i++;
            }
        }
        return text.toString().strip();
    }

    private boolean beginsTag(int at) {
        if (at >= html.length()) {
            return false;
        }
        char c = html.charAt(at);
        return c == '/' || c == '!' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void tag(String inside) {
        boolean closing = inside.startsWith("/");
        String name = name(closing ? inside.substring(1) : inside);
        if (name.equals("br")) {
            newline(1, false);
        } else if (PARAGRAPHS.contains(name)) {
            newline(2, true);
            preformatted += name.equals("pre") ? (closing ? -1 : 1) : 0;
        } else if (LINES.contains(name)) {
            newline(1, true);
            if (name.equals("li") && !closing) {
                append("- ");
            }
        } else if (name.equals("a")) {
            link(closing, inside);
        } else if (name.equals("img")) {
            String alt = attribute(inside, "alt");
            append(alt == null ? "" : alt);
        }
    }

    private static String name(String inside) {
        int end = 0;
        while (end < inside.length() && Character.isLetterOrDigit(inside.charAt(end))) {
            end++;
        }
        return inside.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** Where a link leads that its text does not say is written behind it. */
    private void link(boolean closing, String inside) {
        if (!closing) {
            String named = attribute(inside, "class");
            boolean name = named != null && (named.contains("mention") || named.contains("hashtag"));
            link = name ? null : attribute(inside, "href");
            linkStart = text.length();
            return;
        }
        String target = link;
        link = null;
        if (target == null || !target.startsWith("http") || linkStart > text.length()) {
            return;
        }
        String shown = text.substring(linkStart).strip();
        boolean says = shown.startsWith("@") || shown.startsWith("#") || target.contains(shown);
        if (!shown.isEmpty() && !says && !shown.startsWith("http")) {
            append(" (" + target + ")");
        }
    }

    private static @Nullable String attribute(String tag, String name) {
        int at = tag.indexOf(" " + name + "=");
        int quote = at + name.length() + 2;
        if (at < 0 || quote >= tag.length() || (tag.charAt(quote) != '"' && tag.charAt(quote) != '\'')) {
            return null;
        }
        int end = tag.indexOf(tag.charAt(quote), quote + 1);
        return end < 0 ? null : new Html(tag.substring(quote + 1, end).replace('<', ' ')).read();
    }

    private int entity(int at) {
        int end = html.indexOf(';', at);
        if (end < 0 || end - at > LONGEST_ENTITY) {
            append("&");
            return at + 1;
        }
        String meant = meaning(html.substring(at + 1, end));
        append(meant == null ? "&" : meant);
        return meant == null ? at + 1 : end + 1;
    }

    private static @Nullable String meaning(String entity) {
        return switch (entity) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> "\u00A0";
            default -> entity.startsWith("#") ? numbered(entity.substring(1)) : null;
        };
    }

    private static @Nullable String numbered(String number) {
        try {
            boolean hexadecimal = number.startsWith("x") || number.startsWith("X");
            int code = hexadecimal ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            return Character.isValidCodePoint(code) && code > 0 ? Character.toString(code) : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private void character(char c) {
        boolean lineEnd = c == '\n' || c == '\r';
        if (lineEnd && preformatted > 0) {
            newline(1, false);
        } else if (lineEnd || c == '\t') {
            append(newlines > 0 || text.isEmpty() ? "" : " ");
        } else {
            text.append(c);
            newlines = 0;
        }
    }

    private void append(String piece) {
        if (!piece.isEmpty()) {
            text.append(piece);
            newlines = 0;
        }
    }

    /**
     * Ends the line.
     *
     * @param atLeast true where so many ends are wanted in all, false where so many are wanted more
     */
    private void newline(int wanted, boolean atLeast) {
        if (text.isEmpty()) {
            return;
        }
        int more = atLeast ? Math.max(0, wanted - newlines) : wanted;
        text.append("\n".repeat(more));
        newlines += more;
    }
}
