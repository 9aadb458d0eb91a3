package io.threadwell.api.helpdesk;

import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.CaseType;
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

    /** The type was changed; absent when it has none any more. */
    public record TypeChange(@Nullable CaseType type) implements What {}

    /** The assignee was changed; absent when nobody has it any more. */
    public record AssigneeChange(@Nullable String assignee) implements What {}

    /** The ticket was merged into another one, which may be of another case or none of ours. */
    public record MergedInto(ExternalRef into) implements What {}

    /** Part of the ticket goes on in a new one, which is none of ours. */
    public record SplitOff(ExternalRef ticket) implements What {}

    /** The ticket was deleted. */
    public record Removed() implements What {}

    /** The deleted ticket is there again. */
    public record Restored() implements What {}

    /**
     * The customer said how satisfied he is.
     *
     * @param score from 0, not at all, to 1, fully
     * @param label in the helpdesk's words, such as {@code good}
     */
    public record Rated(
            double score, String label, @Nullable String comment) implements What {}

    /** Tags were changed. */
    public record TagsChange(Set<String> added, Set<String> removed) implements What {
        public TagsChange {
            added = Set.copyOf(added);
            removed = Set.copyOf(removed);
        }
    }
}
