package io.threadwell.support.crm;

import io.threadwell.api.crm.Interaction;
import io.threadwell.api.model.Direction;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** How a message reads on a timeline. */
public final class InteractionText {
    private InteractionText() {}

    /** One line: who wrote what where, such as {@code Comment from the customer on facebook}. */
    public static String title(Interaction interaction) {
        String kind = interaction.kind().name().replace('_', ' ').toLowerCase(Locale.ROOT);
        String first = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        String who = interaction.direction() == Direction.INBOUND ? " from the customer on " : " to the customer on ";
        String end = interaction.visibility() == Visibility.PRIVATE && !kind.contains("direct") ? ", in private" : "";
        return first + who + interaction.account().network().id() + end;
    }

    /** The text, and behind an empty line where it is, the case, the ticket and what triage says; plain text. */
    public static String body(Interaction interaction) {
        List<String> lines = new ArrayList<>();
        if (!interaction.text().isBlank()) {
            lines.add(interaction.text());
            lines.add("");
        }
        if (interaction.permalink() != null) {
            lines.add(interaction.permalink());
        }
        lines.add("Case " + interaction.caseId());
        ExternalRef ticket = interaction.ticket();
        if (ticket != null) {
            lines.add("Ticket " + (ticket.url() == null ? ticket.id() : ticket.url()));
        }
        new TreeMap<>(interaction.attributes()).forEach((name, value) -> lines.add(name + ": " + value));
        return String.join("\n", lines);
    }
}
