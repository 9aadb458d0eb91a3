package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.support.text.HtmlText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A thread's text. Each entry is told apart by author, network time and permalink, and its text stands there once. Help Scout takes HTML:
 * what people wrote is shown as it is, and nothing of it can be a tag.
 */
public final class ThreadText {
    /** For the texts of one write; Help Scout names no most, and this is far more than networks let people write. */
    public static final int MAX_TEXT = 60_000;

    private static final int MAX_LENGTH = 64_000;
    private static final String BETWEEN = "\n\n———\n\n";
    private static final String CUT = "\n[cut: too long for a thread]";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ThreadText() {}

    /** @param kept the places of attachments that are kept as files, by their entry's key and place */
    static String html(TicketWrite write, Set<String> kept) {
        String text = write.entries().stream().map(entry -> of(entry, kept)).collect(Collectors.joining(BETWEEN));
        String marked = cut(text) + "\n\n" + Mark.of(write).line();
        return HtmlText.html(marked.strip());
    }

    /** How an attachment is named among those that are kept. */
    static String place(TicketEntry entry, int index) {
        return entry.key() + "/" + index;
    }

    private static String cut(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int end = MAX_LENGTH - CUT.length();
        return text.substring(0, Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end) + CUT;
    }

    private static String of(TicketEntry entry, Set<String> kept) {
        StringBuilder text = new StringBuilder(heading(entry));
        if (entry.permalink() != null) {
            text.append('\n').append(entry.permalink());
        }
        if (!entry.text().isBlank()) {
            text.append("\n\n").append(entry.text());
        }
        List<Attachment> attachments = entry.attachments();
        if (!attachments.isEmpty()) {
            text.append('\n');
        }
        for (int i = 0; i < attachments.size(); i++) {
            text.append('\n').append(line(attachments.get(i), kept.contains(place(entry, i))));
        }
        return text.toString();
    }

    private static String heading(TicketEntry entry) {
        String who = who(entry.author());
        return switch (entry.kind()) {
            case CUSTOMER -> who + ", " + time(entry.at());
            case OWN_ANSWER -> "Answered outside Help Scout by " + who + ", " + time(entry.at());
            case EDIT -> "Edited by " + who + ", " + time(entry.at()) + ", now reads";
            case DELETION -> "Deleted by " + who + ", " + time(entry.at());
            case NOTE -> "Note, " + time(entry.at());
        };
    }

    private static String who(@Nullable Author author) {
        if (author == null) {
            return "somebody";
        }
        String label = author.label().replaceAll("\\s+", " ").strip();
        String handle = author.handle();
        return handle == null || handle.isBlank() || label.equals("@" + handle) ? label : label + " (@" + handle + ")";
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static String line(Attachment attachment, boolean kept) {
        String kind = attachment.kind().name().toLowerCase(Locale.ROOT);
        String name = attachment.name() == null ? "" : " " + attachment.name().strip();
        String description =
                attachment.altText() == null ? "" : " (" + attachment.altText().strip() + ")";
        return "[" + kind + name + description + "] " + (kept ? "attached" : attachment.url());
    }
}
