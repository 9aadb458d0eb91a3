package io.threadwell.api.model;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people see and change of a case.
 *
 * @param queue the work queue it waits in
 * @param assignee the agent who has it, by the id the host or the helpdesk uses
 */
public record CaseWork(
        String subject,
        CaseStatus status,
        CasePriority priority,
        @Nullable CaseType type,
        @Nullable String queue,
        @Nullable String assignee,
        Set<String> tags) {
    public CaseWork {
        tags = Set.copyOf(tags);
    }

    /** Of a case that just began: normal priority, and nothing else chosen. */
    public static CaseWork begin(String subject, CaseStatus status) {
        return new CaseWork(subject, status, CasePriority.NORMAL, null, null, null, Set.of());
    }

    public CaseWork withStatus(CaseStatus newStatus) {
        return new CaseWork(subject, newStatus, priority, type, queue, assignee, tags);
    }

    public CaseWork withPriority(CasePriority newPriority) {
        return new CaseWork(subject, status, newPriority, type, queue, assignee, tags);
    }

    public CaseWork withType(@Nullable CaseType newType) {
        return new CaseWork(subject, status, priority, newType, queue, assignee, tags);
    }

    public CaseWork withQueue(@Nullable String newQueue) {
        return new CaseWork(subject, status, priority, type, newQueue, assignee, tags);
    }

    public CaseWork withAssignee(@Nullable String newAssignee) {
        return new CaseWork(subject, status, priority, type, queue, newAssignee, tags);
    }

    /** The same with tags taken away and then added. */
    public CaseWork withTags(Set<String> added, Set<String> removed) {
        Set<String> all = new TreeSet<>(tags);
        all.removeAll(removed);
        all.addAll(added);
        return new CaseWork(subject, status, priority, type, queue, assignee, all);
    }
}
