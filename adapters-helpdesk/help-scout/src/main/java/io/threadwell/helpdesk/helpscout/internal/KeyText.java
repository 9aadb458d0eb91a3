package io.threadwell.helpdesk.helpscout.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our id of a case as the custom field holds it: letters and digits alone, all else as its number in hexadecimal. List Conversations
 * parts the fields it is asked for by commas and colons ({@code customFieldsByIds}), and a search may part words at anything else.
 */
final class KeyText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]");
    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z0-9]|_[0-9A-F]{4})+");
    private static final Pattern ESCAPED = Pattern.compile("_([0-9A-F]{4})");

    private KeyText() {}

    static String of(String externalId) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < externalId.length(); i++) {
            String c = externalId.substring(i, i + 1);
            text.append(PLAIN.matcher(c).matches() ? c : "_%04X".formatted((int) externalId.charAt(i)));
        }
        return text.toString();
    }

    /** Empty for what we did not write. */
    static Optional<String> read(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(ESCAPED.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(escape.group(1), 16)))));
    }
}
