package io.threadwell.api.helpdesk;

import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.CaseType;
import io.threadwell.api.model.ExternalRef;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's fields. When a ticket is made, all that are known; when it is updated, those to change, and what is absent stays.
 *
 * @param requester who asked; on creation only
 * @param attributes facts of the case for custom fields: {@code network}, {@code account}, {@code permalink},
 *     {@code persona}, {@code handle}; on creation only
 * @param followUpOf the closed ticket that a new one takes up again
 */
public record TicketFields(
        @Nullable String subject,
        @Nullable CaseStatus status,
        @Nullable CasePriority priority,
        @Nullable CaseType type,
        @Nullable String assignee,
        Set<String> addTags,
        Set<String> removeTags,
        @Nullable Requester requester,
        Map<String, String> attributes,
        @Nullable ExternalRef followUpOf) {
    /** Nothing to change. */
    public static final TicketFields UNCHANGED =
            new TicketFields(null, null, null, null, null, Set.of(), Set.of(), null, Map.of(), null);

    public TicketFields {
        addTags = Set.copyOf(addTags);
        removeTags = Set.copyOf(removeTags);
        attributes = Map.copyOf(attributes);
    }

    /** True when an update with these fields would change nothing. */
    public boolean isUnchanged() {
        return equals(UNCHANGED);
    }
}
