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
 * @param requester who asked; on an update, who it turned out to be, where the helpdesk declares {@code REQUESTER}
 * @param attributes facts of the case for custom fields, by the names below; on an update those that changed
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
        @Nullable Customer requester,
        Map<String, String> attributes,
        @Nullable ExternalRef followUpOf) {
    /** The fact that names the network, such as {@code facebook}. */
    public static final String NETWORK = "network";
    /** The fact that names our account there. */
    public static final String ACCOUNT = "account";
    /** The fact that says where the customer's item is. */
    public static final String PERMALINK = "permalink";
    /** The fact with the person's id on the network. */
    public static final String PERSONA = "persona";
    /** The fact with the person's handle. */
    public static final String HANDLE = "handle";
    /** The fact with the sentiment, once somebody assessed it. */
    public static final String SENTIMENT = "sentiment";
    /** The fact with the urgency, once somebody assessed it. */
    public static final String URGENCY = "urgency";
    /** All names of facts. */
    public static final Set<String> ATTRIBUTES =
            Set.of(NETWORK, ACCOUNT, PERMALINK, PERSONA, HANDLE, SENTIMENT, URGENCY);

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
