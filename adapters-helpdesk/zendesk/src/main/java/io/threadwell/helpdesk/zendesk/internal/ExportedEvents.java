package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads exported ticket events (Incremental Ticket Event Export, with comment events; Ticket Audit events reference). An event of
 * ours holds nothing new but what triggers did along with it. Kinds that are not known are passed over, as Zendesk asks.
 */
final class ExportedEvents {
    private static final List<String> FIELDS = List.of("status", "priority", "assignee_id", "tags");

    private final Words words;

    ExportedEvents(Words words) {
        this.words = words;
    }

    List<TicketEvent> read(JsonValue event) {
        List<TicketEvent> found = new ArrayList<>();
        Optional<Instant> at = event.instant("created_at").or(() -> event.instant("timestamp"));
        String ticket = event.text("ticket_id", "");
        if (ticket.isEmpty() || at.isEmpty()) {
            return found;
        }
        boolean ours = AuditMark.writeKey(event).isPresent();
        long updater = event.longValue("updater_id", 0);
        for (JsonValue child : event.get("child_events").elements()) {
            String type = child.text("event_type", child.text("type", ""));
            long actor = child.longValue("author_id", updater);
            if (type.equals("Comment") && !ours) {
                comment(child)
                        .ifPresent(what ->
                                found.add(new TicketEvent(commentId(event, child), ticket, at.get(), actor, what)));
            } else if (type.equals("Change") && (!ours || byRule(child))) {
                for (String field : FIELDS) {
                    change(field, child)
                            .ifPresent(what -> found.add(new TicketEvent(
                                    Words.eventId(ticket, field, at.get()),
                                    ticket,
                                    at.get(),
                                    byRule(child) ? 0 : updater,
                                    what)));
                }
            }
        }
        return found;
    }

    private static String commentId(JsonValue event, JsonValue child) {
        return child.text("id").orElseGet(() -> "audit-" + event.text("id", ""));
    }

    /** Public only when nothing says otherwise: an internal comment must never be taken for a public one. */
    private static Optional<TicketChange.What> comment(JsonValue child) {
        boolean said =
                !child.get("comment_public").isMissing() || !child.get("public").isMissing();
        boolean open = said && child.bool("comment_public", true) && child.bool("public", true);
        if (!open) {
            return Optional.of(new TicketChange.InternalComment());
        }
        String text = child.text("plain_body")
                .filter(plain -> !plain.isBlank())
                .orElseGet(() -> child.text("body", ""))
                .strip();
        TicketChange.PublicComment comment =
                new TicketChange.PublicComment(text, Words.attachments(child.get("attachments")));
        return text.isEmpty() && comment.attachments().isEmpty() ? Optional.empty() : Optional.of(comment);
    }

    /** Audits name the field; exports have a member of its name. */
    private Optional<TicketChange.What> change(String field, JsonValue child) {
        boolean named = child.text("field_name", "").equals(field);
        if (!named && !child.fields().containsKey(field)) {
            return Optional.empty();
        }
        JsonValue value = named ? child.get("value") : child.get(field);
        return switch (field) {
            case "status" -> words.status(value);
            case "priority" -> words.priority(value);
            case "assignee_id" -> Optional.of(words.assignee(value));
            default -> tags(child, value);
        };
    }

    private Optional<TicketChange.What> tags(JsonValue child, JsonValue value) {
        boolean told =
                child.get("added_tags").isArray() || child.get("removed_tags").isArray();
        return told
                ? words.tags(Words.names(child.get("added_tags")), Words.names(child.get("removed_tags")))
                : words.tags(child.get("previous_value"), value);
    }

    private static boolean byRule(JsonValue child) {
        String via =
                child.text("via").or(() -> child.at("via", "channel").text()).orElse("");
        return via.toLowerCase(Locale.ROOT).equals("rule");
    }
}
