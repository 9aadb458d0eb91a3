package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.HtmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one thread says of its conversation (List Threads; the old Thread Object page names the line items' actions). What our own user
 * did says nothing, nor does a thread that ends with our mark.
 */
final class ThreadEvents {
    private static final Set<String> ANSWERS = Set.of("message", "reply", "chat", "beaconchat");
    private static final Set<String> OF_AGENTS = Set.of("message", "reply", "lineitem");
    private static final Map<String, CaseStatus> STATUSES =
            Map.of("active", CaseStatus.OPEN, "pending", CaseStatus.PENDING, "spam", CaseStatus.CLOSED);
    private static final Map<String, Double> SCORES = Map.of("great", 1.0, "okay", 0.5, "not_good", 0.0);

    /** Help Scout's own user for nobody is the first. */
    private static final long NOBODY = 1;

    private ThreadEvents() {}

    /** An event of a thread: its id and what happened. */
    record Event(String id, TicketChange.What what) {}

    static List<Event> of(JsonValue thread, long self) {
        String id = thread.text("id", "");
        if (id.isEmpty()) {
            return List.of();
        }
        List<Event> events = new ArrayList<>();
        if (!isOwn(thread, self) && isPublished(thread)) {
            said(thread).ifPresent(what -> events.add(new Event(id, what)));
            status(thread).ifPresent(what -> events.add(new Event(id + "-status", what)));
            action(thread).ifPresent(what -> events.add(new Event(id + "-action", what)));
        }
        rated(thread).ifPresent(what -> events.add(new Event(id + "-rated-" + what.label(), what)));
        return events;
    }

    /** Who did it, where that is a user. */
    static @Nullable String agent(JsonValue thread) {
        JsonValue by = thread.get("createdBy");
        return isCustomer(by)
                ? null
                : by.text("id").filter(id -> !id.equals("0")).orElse(null);
    }

    private static boolean isOwn(JsonValue thread, long self) {
        JsonValue by = thread.get("createdBy");
        return !isCustomer(by) && by.longValue("id", 0) == self;
    }

    private static boolean isCustomer(JsonValue by) {
        return by.text("type", "").equals("customer");
    }

    private static boolean isPublished(JsonValue thread) {
        return thread.text("state", "published").equals("published");
    }

    private static Optional<TicketChange.What> said(JsonValue thread) {
        String type = thread.text("type", "");
        String text = HtmlText.plain(thread.text("body", ""));
        if (isCustomer(thread.get("createdBy")) || Mark.in(text).isPresent()) {
            return Optional.empty();
        }
        if (type.equals("note")) {
            return Optional.of(new TicketChange.InternalComment());
        }
        List<Attachment> files = attachments(thread);
        return ANSWERS.contains(type) && !(text.isEmpty() && files.isEmpty())
                ? Optional.of(new TicketChange.PublicComment(text, files))
                : Optional.empty();
    }

    /** That it was closed is told by the conversation itself. */
    private static Optional<TicketChange.What> status(JsonValue thread) {
        boolean agents = OF_AGENTS.contains(thread.text("type", "")) && !isCustomer(thread.get("createdBy"));
        return agents
                ? Optional.ofNullable(STATUSES.get(thread.text("status", ""))).map(TicketChange.StatusChange::new)
                : Optional.empty();
    }

    private static Optional<TicketChange.What> action(JsonValue thread) {
        if (!thread.text("type", "").equals("lineitem")) {
            return Optional.empty();
        }
        return switch (thread.at("action", "type").text().orElse("")) {
            case "changed-ticket-assignee" ->
                Optional.of(new TicketChange.AssigneeChange(assignee(thread.get("assignedTo"))));
            case "deleted-ticket" -> Optional.of(new TicketChange.Removed());
            case "restore-ticket" -> Optional.of(new TicketChange.Restored());
            default -> Optional.empty();
        };
    }

    private static @Nullable String assignee(JsonValue assigned) {
        return assigned.longValue("id", 0) > NOBODY ? assigned.text("id").orElse(null) : null;
    }

    private static Optional<TicketChange.Rated> rated(JsonValue thread) {
        JsonValue rating = thread.get("rating");
        String label = rating.text()
                .or(() -> rating.text("rating"))
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replace(' ', '_');
        Double score = SCORES.get(label);
        String comment = rating.text("comments").filter(text -> !text.isBlank()).orElse(null);
        return score == null ? Optional.empty() : Optional.of(new TicketChange.Rated(score, label, comment));
    }

    /** What Help Scout holds for harmful is left out (changelog, attachments' state). */
    private static List<Attachment> attachments(JsonValue thread) {
        List<Attachment> files = new ArrayList<>();
        for (JsonValue file : thread.at("_embedded", "attachments").elements()) {
            String url = file.at("_links", "web", "href")
                    .text()
                    .or(() -> file.at("_links", "data", "href").text())
                    .orElse("");
            boolean harmful = file.text("state", "").toLowerCase(Locale.ROOT).contains("malicious");
            if (!url.isEmpty() && !harmful) {
                String type = file.text("mimeType").orElse(null);
                files.add(new Attachment(
                        kind(type), url, type, file.text("filename").orElse(null), null));
            }
        }
        return files;
    }

    private static Attachment.Kind kind(@Nullable String type) {
        String family = type == null ? "" : type.replaceFirst("/.*", "").toLowerCase(Locale.ROOT);
        return switch (family) {
            case "image" -> Attachment.Kind.IMAGE;
            case "video" -> Attachment.Kind.VIDEO;
            case "audio" -> Attachment.Kind.AUDIO;
            default -> Attachment.Kind.FILE;
        };
    }
}
