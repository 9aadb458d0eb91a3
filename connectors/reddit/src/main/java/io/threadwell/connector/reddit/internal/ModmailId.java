package io.threadwell.connector.reddit.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name that a conversation with moderators, or a message in it, has here: Reddit gives both bare ids, which would not be told from
 * others.
 *
 * @param message absent for the conversation itself
 */
record ModmailId(String conversation, @Nullable String message) {
    private static final Pattern FORM = Pattern.compile("modmail/([A-Za-z0-9]{1,20})(?:/([A-Za-z0-9]{1,20}))?");

    /** Reads the form of {@link #toString()}; empty for another name. */
    static Optional<ModmailId> parse(@Nullable String name) {
        Matcher matcher = FORM.matcher(name == null ? "" : name);
        return matcher.matches() ? Optional.of(new ModmailId(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** Of the conversation that this is, or belongs to. */
    static String conversation(String id) {
        return new ModmailId(id, null).toString();
    }

    @Override
    public String toString() {
        return "modmail/" + conversation + (message == null ? "" : "/" + message);
    }
}
