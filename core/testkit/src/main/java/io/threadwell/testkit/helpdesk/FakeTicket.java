package io.threadwell.testkit.helpdesk;

import io.threadwell.api.helpdesk.Customer;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.CaseType;
import io.threadwell.api.model.ExternalRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it stood in the fake helpdesk when it was asked for.
 *
 * @param externalId our id of it
 */
public record FakeTicket(
        ExternalRef ref,
        String externalId,
        String subject,
        CaseStatus status,
        @Nullable CasePriority priority,
        @Nullable CaseType type,
        @Nullable String assignee,
        Set<String> tags,
        @Nullable Customer requester,
        Map<String, String> attributes,
        @Nullable ExternalRef followUpOf,
        List<Comment> comments) {
    public FakeTicket {
        tags = Set.copyOf(tags);
        attributes = Map.copyOf(attributes);
        comments = List.copyOf(comments);
    }

    /**
     * A comment.
     *
     * @param agent absent for ours
     * @param entries what it tells, where it is ours
     */
    public record Comment(@Nullable String agent, boolean internal, String text, List<TicketEntry> entries) {}

    /** The keys of all entries that the ticket tells, in order. */
    public List<String> entryKeys() {
        return comments.stream()
                .flatMap(comment -> comment.entries().stream())
                .map(TicketEntry::key)
                .toList();
    }

    static FakeTicket made(ExternalRef ref, String externalId, TicketFields fields) {
        return new FakeTicket(
                ref,
                externalId,
                Objects.requireNonNullElse(fields.subject(), ""),
                Objects.requireNonNullElse(fields.status(), CaseStatus.NEW),
                fields.priority(),
                fields.type(),
                fields.assignee(),
                fields.addTags(),
                fields.requester(),
                fields.attributes(),
                fields.followUpOf(),
                List.of());
    }

    FakeTicket changed(TicketFields fields) {
        Set<String> newTags = new TreeSet<>(tags);
        newTags.removeAll(fields.removeTags());
        newTags.addAll(fields.addTags());
        Map<String, String> all = new TreeMap<>(attributes);
        all.putAll(fields.attributes());
        return new FakeTicket(
                ref,
                externalId,
                Objects.requireNonNullElse(fields.subject(), subject),
                Objects.requireNonNullElse(fields.status(), status),
                fields.priority() == null ? priority : fields.priority(),
                fields.type() == null ? type : fields.type(),
                fields.assignee() == null ? assignee : fields.assignee(),
                newTags,
                fields.requester() == null ? requester : fields.requester(),
                all,
                followUpOf,
                comments);
    }

    FakeTicket with(Comment comment) {
        List<Comment> all = new ArrayList<>(comments);
        all.add(comment);
        return new FakeTicket(
                ref,
                externalId,
                subject,
                status,
                priority,
                type,
                assignee,
                tags,
                requester,
                attributes,
                followUpOf,
                all);
    }
}
