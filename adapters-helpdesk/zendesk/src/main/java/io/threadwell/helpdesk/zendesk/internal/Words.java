package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.helpdesk.zendesk.ZendeskConfig;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Zendesk's words for what happened to a ticket, read as ours; words that are not known say nothing. */
final class Words {
    private static final Map<String, CaseStatus> STATUSES = Map.of(
            "new", CaseStatus.NEW,
            "open", CaseStatus.OPEN,
            "pending", CaseStatus.PENDING,
            "hold", CaseStatus.ON_HOLD,
            "solved", CaseStatus.SOLVED,
            "closed", CaseStatus.CLOSED);
    private static final Map<String, CasePriority> PRIORITIES = Map.of(
            "low", CasePriority.LOW,
            "normal", CasePriority.NORMAL,
            "high", CasePriority.HIGH,
            "urgent", CasePriority.URGENT);

    private final Map<CasePriority, String> priorities;

    Words(ZendeskConfig config) {
        this.priorities = new EnumMap<>(config.priorities());
    }

    Optional<TicketChange.What> status(JsonValue value) {
        return Optional.ofNullable(STATUSES.get(lower(value))).map(TicketChange.StatusChange::new);
    }

    /** A priority that only one of ours is written as means that one; else the one of the same name. */
    Optional<TicketChange.What> priority(JsonValue value) {
        String word = lower(value);
        List<CasePriority> ours = priorities.entrySet().stream()
                .filter(known -> known.getValue().equals(word))
                .map(Map.Entry::getKey)
                .toList();
        CasePriority priority = ours.size() == 1 ? ours.get(0) : PRIORITIES.get(word);
        return Optional.ofNullable(priority).map(TicketChange.PriorityChange::new);
    }

    /** An id; nobody where it is null, empty or 0. */
    TicketChange.What assignee(JsonValue value) {
        String id = value.text().orElse("");
        return new TicketChange.AssigneeChange(id.isEmpty() || id.equals("0") ? null : id);
    }

    Optional<TicketChange.What> tags(Set<String> added, Set<String> removed) {
        return added.isEmpty() && removed.isEmpty()
                ? Optional.empty()
                : Optional.of(new TicketChange.TagsChange(added, removed));
    }

    /** What was added and removed, from the lists before and after. */
    Optional<TicketChange.What> tags(JsonValue before, JsonValue after) {
        Set<String> added = names(after);
        added.removeAll(names(before));
        Set<String> removed = names(before);
        removed.removeAll(names(after));
        return tags(added, removed);
    }

    /** Tags as a list or as words between spaces. */
    static Set<String> names(JsonValue tags) {
        Set<String> names = new HashSet<>();
        if (tags.isText()) {
            names.addAll(List.of(tags.text().orElse("").strip().split("\\s+")));
        }
        tags.elements().forEach(tag -> tag.text().ifPresent(names::add));
        names.remove("");
        return names;
    }

    static List<Attachment> attachments(JsonValue list) {
        List<Attachment> attachments = new ArrayList<>();
        for (JsonValue item : list.elements()) {
            String type = item.text("content_type").orElse(null);
            String name = item.text("file_name").or(() -> item.text("filename")).orElse(null);
            item.text("content_url")
                    .filter(url -> !url.isEmpty())
                    .ifPresent(url -> attachments.add(new Attachment(kind(type), url, type, name, null)));
        }
        return attachments;
    }

    /** The same for a change that is told by export and by webhook, as far as both tell the same second. */
    static String eventId(String ticketId, String what, Instant at) {
        return ticketId + ":" + what + ":" + at.getEpochSecond();
    }

    private static Attachment.Kind kind(@Nullable String contentType) {
        String family = contentType == null ? "" : contentType.replaceFirst("/.*", "");
        return switch (family) {
            case "image" -> Attachment.Kind.IMAGE;
            case "video" -> Attachment.Kind.VIDEO;
            case "audio" -> Attachment.Kind.AUDIO;
            default -> Attachment.Kind.FILE;
        };
    }

    private static String lower(JsonValue value) {
        return value.text().orElse("").toLowerCase(Locale.ROOT);
    }
}
