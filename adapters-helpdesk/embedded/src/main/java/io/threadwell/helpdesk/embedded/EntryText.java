package io.threadwell.helpdesk.embedded;

import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.model.Attachment;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How entries read in a comment: each begins with who, when and where, so that several in one comment are told apart. */
final class EntryText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private EntryText() {}

    static String of(List<TicketEntry> entries) {
        return entries.stream().map(EntryText::of).collect(Collectors.joining("\n\n"));
    }

    private static String of(TicketEntry entry) {
        StringBuilder text = new StringBuilder(head(entry)).append(" · ").append(TIME.format(entry.at()));
        if (entry.permalink() != null) {
            text.append(" · ").append(entry.permalink());
        }
        if (!entry.text().isEmpty()) {
            text.append('\n').append(entry.text());
        }
        entry.attachments().forEach(attachment -> text.append('\n').append(line(attachment)));
        return text.toString();
    }

    private static String head(TicketEntry entry) {
        String who = entry.author() == null ? "Somebody" : entry.author().label();
        return switch (entry.kind()) {
            case CUSTOMER -> who;
            case OWN_ANSWER -> (entry.author() == null ? "We" : who) + " answered";
            case EDIT -> who + " edited a message";
            case DELETION -> who + " deleted a message";
            case NOTE -> "Note";
        };
    }

    private static String line(Attachment attachment) {
        String kind = attachment.kind().name().toLowerCase(Locale.ROOT);
        String alt = attachment.altText() == null ? "" : " (" + attachment.altText() + ")";
        return "[" + kind + "] " + attachment.url() + alt;
    }
}
