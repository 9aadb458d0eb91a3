package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.CaseType;
import io.threadwell.helpdesk.zendesk.ZendeskConfig;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes tickets as Zendesk's Tickets page documents them. The same write always gives the same bytes: Zendesk refuses an
 * Idempotency-Key that comes again with another body.
 */
final class TicketDocuments {
    private final ZendeskConfig config;

    TicketDocuments(ZendeskConfig config) {
        this.config = config;
    }

    /** A ticket to be made. */
    JsonObject create(Draft draft) {
        TicketWrite write = draft.write();
        TicketFields fields = write.fields();
        JsonObject ticket = JsonObject.create().put("external_id", write.externalId());
        ticket.putIfPresent("subject", fields.subject());
        ticket.put("comment", comment(draft, subjectOrDash(fields)));
        common(ticket, fields);
        if (draft.requester() != null) {
            ticket.put("requester_id", draft.requester());
        }
        if (fields.followUpOf() != null) {
            ticket.put("via_followup_source_id", id(fields.followUpOf().id()));
        }
        Set<String> tags = new TreeSet<>(config.defaultTags());
        tags.addAll(fields.addTags());
        if (!tags.isEmpty()) {
            ticket.put("tags", List.copyOf(tags));
        }
        customFields(ticket, fields.attributes());
        return ticket.put("metadata", AuditMark.of(write));
    }

    /** A ticket to be changed, without its id; with its tags only when Zendesk takes them as a difference. */
    JsonObject update(Draft draft) {
        TicketWrite write = draft.write();
        JsonObject ticket = JsonObject.create();
        if (!write.entries().isEmpty()) {
            ticket.put("comment", comment(draft, ""));
        }
        ticket.putIfPresent("subject", write.fields().subject());
        common(ticket, write.fields());
        if (changesTags(write)) {
            ticket.put("additional_tags", sorted(write.fields().addTags()));
            ticket.put("remove_tags", sorted(write.fields().removeTags()));
        }
        Instant stamp = draft.stamp();
        if (stamp != null) {
            ticket.put("safe_update", true).put("updated_stamp", stamp.truncatedTo(ChronoUnit.SECONDS));
        }
        return ticket.put("metadata", AuditMark.of(write));
    }

    /** The ticket that a write is for. */
    static long ticketId(TicketWrite write) {
        return id(write.ticket() == null ? "" : write.ticket().id());
    }

    /** Tags can be added and taken away without replacing the others only by a bulk update of one ticket. */
    static boolean changesTags(TicketWrite write) {
        return !write.creates()
                && !(write.fields().addTags().isEmpty()
                        && write.fields().removeTags().isEmpty());
    }

    private static JsonObject comment(Draft draft, String fallback) {
        TicketWrite write = draft.write();
        String text = write.entries().isEmpty() ? fallback : CommentText.of(write.entries());
        JsonObject comment = JsonObject.create().put("body", text).put("public", !write.internal());
        if (draft.author() != null) {
            comment.put("author_id", draft.author());
        }
        return comment;
    }

    private void common(JsonObject ticket, TicketFields fields) {
        if (fields.status() != null) {
            ticket.putIfPresent("status", config.statuses().get(fields.status()));
        }
        if (fields.priority() != null) {
            ticket.putIfPresent("priority", config.priorities().get(fields.priority()));
        }
        CaseType type = fields.type();
        if (type != null) {
            ticket.put("type", type.name().toLowerCase(Locale.ROOT));
        }
        assignee(ticket, fields.assignee());
    }

    private static void assignee(JsonObject ticket, @Nullable String assignee) {
        if (assignee == null) {
            return;
        }
        if (assignee.indexOf('@') > 0) {
            ticket.put("assignee_email", assignee);
        } else {
            ticket.put("assignee_id", id(assignee));
        }
    }

    private void customFields(JsonObject ticket, Map<String, String> attributes) {
        JsonArray fields = JsonArray.create();
        for (String fact : new TreeSet<>(ZendeskConfig.CUSTOM_FIELDS)) {
            Long field = config.customFields().get(fact);
            String value = attributes.get(fact);
            if (field != null && value != null) {
                fields.add(JsonObject.create().put("id", field).put("value", value));
            }
        }
        if (!fields.isEmpty()) {
            ticket.put("custom_fields", fields);
        }
    }

    private static String subjectOrDash(TicketFields fields) {
        String subject = fields.subject();
        return subject == null || subject.isBlank() ? "—" : subject;
    }

    private static List<String> sorted(Set<String> tags) {
        return List.copyOf(new TreeSet<>(tags));
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOne) {
            throw new InvalidRequest(
                    "Zendesk's ids of tickets and agents are numbers; an agent may also be named by e-mail");
        }
    }
}
