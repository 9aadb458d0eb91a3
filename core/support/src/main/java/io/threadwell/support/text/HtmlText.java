package io.threadwell.support.text;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plain text from the HTML in which helpdesks hold what agents write, and back. Paragraphs are parted by a blank line, line breaks and
 * list items stand on lines of their own, and where a link leads that its text does not say is written behind it. Reads anything in one
 * go, in time that grows with its length, and never throws.
 */
public final class HtmlText {
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "blockquote", "pre", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> LINES = Set.of("div", "li", "tr", "hr", "section", "article", "header", "footer");
    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title", "template");
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("hellip", "…"),
            Map.entry("mdash", "—"),
            Map.entry("ndash", "–"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("euro", "€"),
            Map.entry("copy", "©"));
    private static final int LONGEST_ENTITY = 10;

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private @Nullable String link;
    private int linkStart;
    private int preformatted;
    private int newlines;

    private HtmlText(String html) {
        this.html = html;
    }

    /** The text of a piece of HTML, without blanks at its ends. */
    public static String plain(String html) {
        return new HtmlText(html).read();
    }

    /** A text as HTML that shows it as it is: nothing in it can be a tag, and its line ends are line breaks. */
    public static String html(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n' -> html.append("<br>");
                case '\r' -> html.append(i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "" : "<br>");
                default -> html.append(c);
            }
        }
        return html.toString();
    }

    private String read() {
        int i = 0;
        while (i < html.length()) {
            char c = html.charAt(i);
            if (c == '<' && html.startsWith("<!--", i)) {
                i = behind("-->", i + 4);
            } else if (c == '<' && beginsTag(i + 1)) {
                i = tag(i);
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
        return c == '/' || c == '!' || c == '?' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Behind the next occurrence, or at the end: what is never closed hides all that follows, as browsers have it. */
    private int behind(String closing, int from) {
        int found = html.indexOf(closing, from);
        return found < 0 ? html.length() : found + closing.length();
    }

    private int tag(int at) {
        int end = endOfTag(at);
        String inside = html.substring(at + 1, Math.max(at + 1, end - 1));
        boolean closing = inside.startsWith("/");
        String name = name(closing ? inside.substring(1) : inside);
        if (UNSEEN.contains(name) && !closing) {
            int close = indexOfClosing(name, end);
            return close < 0 ? html.length() : behind(">", close);
        }
        apply(name, closing, inside);
        return end;
    }

    /** A {@code >} inside of an attribute's quotes ends nothing. */
    private int endOfTag(int at) {
        char quote = 0;
        for (int i = at + 1; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return html.length();
    }

    private int indexOfClosing(String name, int from) {
        for (int i = html.indexOf("</", from); i >= 0; i = html.indexOf("</", i + 2)) {
            if (html.regionMatches(true, i + 2, name, 0, name.length())) {
                return i;
            }
        }
        return -1;
    }

    private void apply(String name, boolean closing, String inside) {
        if (name.equals("br")) {
            newline(1, false);
        } else if (PARAGRAPHS.contains(name)) {
            newline(2, true);
            preformatted = Math.max(0, preformatted + (name.equals("pre") ? (closing ? -1 : 1) : 0));
        } else if (LINES.contains(name)) {
            newline(1, true);
            if (name.equals("li") && !closing) {
                append("- ");
            }
        } else if (name.equals("td") && closing) {
            append(" ");
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

    private void link(boolean closing, String inside) {
        if (!closing) {
            link = attribute(inside, "href");
            linkStart = text.length();
            return;
        }
        String target = link;
        link = null;
        if (target == null || !target.startsWith("http") || linkStart > text.length()) {
            return;
        }
        String shown = text.substring(linkStart).strip();
        if (shown.isEmpty()) {
            append(target);
        } else if (!target.contains(shown) && !shown.startsWith("http")) {
            append(" (" + target + ")");
        }
    }

    private static @Nullable String attribute(String tag, String name) {
        int at = tag.toLowerCase(Locale.ROOT).indexOf(" " + name + "=");
        int quote = at + name.length() + 2;
        if (at < 0 || quote >= tag.length() || (tag.charAt(quote) != '"' && tag.charAt(quote) != '\'')) {
            return null;
        }
        int end = tag.indexOf(tag.charAt(quote), quote + 1);
        return end < 0 ? null : new HtmlText(tag.substring(quote + 1, end).replace('<', ' ')).read();
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
        return entity.startsWith("#") ? numbered(entity.substring(1)) : ENTITIES.get(entity);
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
            newline(c == '\n' ? 1 : 0, false);
        } else if ((lineEnd || c == '\t' || c == ' ') && preformatted == 0) {
            append(newlines > 0 || text.isEmpty() || text.charAt(text.length() - 1) == ' ' ? "" : " ");
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
