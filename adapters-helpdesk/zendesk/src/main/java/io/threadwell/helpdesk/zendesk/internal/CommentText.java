package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A comment's plain text. Each entry is told apart by author, network time and permalink, and its text stands there once;
 * nothing that is in the ticket already is repeated.
 */
public final class CommentText {
    /** As Zendesk's Channel framework documents for an external resource; comments take no more. */
    static final int MAX_LENGTH = 65_535;

    /** Room for the lines that tell entries apart. */
    public static final int MAX_TEXT = 60_000;

    private static final String BETWEEN = "\n\n———\n\n";
    private static final String CUT = "\n[cut: too long for a Zendesk comment]";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?=[{%])");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private CommentText() {}

    static String of(List<TicketEntry> entries) {
        String text = String.join(BETWEEN, entries.stream().map(CommentText::of).toList());
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int end = MAX_LENGTH - CUT.length();
        String kept = text.substring(0, Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end);
        return kept + CUT;
    }

    private static String of(TicketEntry entry) {
        StringBuilder text = new StringBuilder(heading(entry));
        if (entry.permalink() != null) {
            text.append('\n').append(entry.permalink());
        }
        if (!entry.text().isBlank()) {
            text.append("\n\n").append(inert(entry.text()));
        }
        if (!entry.attachments().isEmpty()) {
            text.append('\n');
        }
        for (Attachment attachment : entry.attachments()) {
            text.append('\n').append(line(attachment));
        }
        return text.toString();
    }

    private static String heading(TicketEntry entry) {
        String who = who(entry.author());
        return switch (entry.kind()) {
            case CUSTOMER -> who + ", " + time(entry.at());
            case OWN_ANSWER -> "Answered outside Zendesk by " + who + ", " + time(entry.at());
            case EDIT -> "Edited by " + who + ", " + time(entry.at()) + ", now reads";
            case DELETION -> "Deleted by " + who + ", " + time(entry.at());
            case NOTE -> "Note, " + time(entry.at());
        };
    }

    private static String who(@Nullable Author author) {
        if (author == null) {
            return "somebody";
        }
        String label = inert(author.label().replaceAll("\\s+", " ").strip());
        String handle = author.handle();
        return handle == null || handle.isBlank() || label.equals("@" + handle) ? label : label + " (@" + handle + ")";
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static String line(Attachment attachment) {
        String kind = attachment.kind().name().toLowerCase(Locale.ROOT);
        String name =
                attachment.name() == null ? "" : " " + inert(attachment.name().strip());
        String description = attachment.altText() == null
                ? ""
                : " (" + inert(attachment.altText().strip()) + ")";
        return "[" + kind + name + description + "] " + attachment.url();
    }

    /** Zendesk fills in placeholders ({@code {{...}}}) in what an agent's credential writes; a customer must not write any. */
    private static String inert(String text) {
        return PLACEHOLDER.matcher(text).replaceAll("{\u2060");
    }
}
