package io.threadwell.api.helpdesk;

import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.ExternalRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a ticket of ours.
 *
 * @param eventId unique in the helpdesk; the same when it is told again, also on another way
 * @param ticket which ticket
 * @param externalId our id of the ticket, as {@link TicketWrite#externalId()} gave it; changes of tickets that are not ours
 *     are not told
 * @param agent who did it, where known
 * @param writeKey the key of the write when it was ours, which then is no news
 */
public record TicketChange(
        String eventId,
        ExternalRef ticket,
        String externalId,
        Instant at,
        @Nullable String agent,
        @Nullable String writeKey,
        What what) {

    /** What happened. */
    public sealed interface What {}

    /** An agent wrote a comment for the customer: it goes to the network. */
    public record PublicComment(String text, List<Attachment> attachments) implements What {
        public PublicComment {
            attachments = List.copyOf(attachments);
        }
    }

    /** An agent wrote a comment for colleagues: it never leaves. */
    public record InternalComment() implements What {}

    /** The status was changed. */
    public record StatusChange(CaseStatus status) implements What {}

    /** The priority was changed. */
    public record PriorityChange(CasePriority priority) implements What {}

    /** The assignee was changed; absent when nobody has it any more. */
    public record AssigneeChange(@Nullable String assignee) implements What {}

    /** Tags were changed. */
    public record TagsChange(Set<String> added, Set<String> removed) implements What {
        public TagsChange {
            added = Set.copyOf(added);
            removed = Set.copyOf(removed);
        }
    }
}
