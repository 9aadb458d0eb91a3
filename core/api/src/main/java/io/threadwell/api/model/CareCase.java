package io.threadwell.api.model;

import io.threadwell.api.model.CaseChange.Assigned;
import io.threadwell.api.model.CaseChange.Merged;
import io.threadwell.api.model.CaseChange.MessageDeleted;
import io.threadwell.api.model.CaseChange.MessageEdited;
import io.threadwell.api.model.CaseChange.MessageReceived;
import io.threadwell.api.model.CaseChange.MessageSent;
import io.threadwell.api.model.CaseChange.Opened;
import io.threadwell.api.model.CaseChange.PriorityChanged;
import io.threadwell.api.model.CaseChange.Queued;
import io.threadwell.api.model.CaseChange.StatusChanged;
import io.threadwell.api.model.CaseChange.Tagged;
import io.threadwell.api.model.CaseChange.TypeChanged;

/**
 * The unit of work: what a team has to answer. It may hold several conversations, such as a public thread and the private
 * one it moved to.
 *
 * <p>A case is the fold of its events: {@link #opened} takes the first and {@link #apply} each further one.
 *
 * @param version counts what the customer can see: what came, went, was edited or deleted; a reply names the version it was
 *     written against, so that one written before the customer's latest word can be told
 * @param sequence the number of the last event folded in; stores refuse a second event with the same number
 */
public record CareCase(CaseId id, CaseOrigin origin, CaseWork work, CaseClock clock, long version, long sequence) {

    /** The case as its first event makes it. */
    public static CareCase opened(CaseEvent first) {
        if (!(first.change() instanceof Opened opened) || first.sequence() != 1) {
            throw new IllegalArgumentException("a case begins with event 1, which opens it");
        }
        CaseClock clock = CaseClock.begin(first.at()).status(opened.status(), first.at());
        CaseWork work = CaseWork.begin(opened.subject(), opened.status());
        return new CareCase(first.caseId(), opened.origin(), work, clock, 0, 1);
    }

    /** The case after one more event, which must be the next one. */
    public CareCase apply(CaseEvent event) {
        if (!event.caseId().equals(id) || event.sequence() != sequence + 1) {
            throw new IllegalArgumentException("event " + event.sequence() + " of case " + event.caseId()
                    + " does not follow event " + sequence + " of case " + id);
        }
        CaseChange change = event.change();
        CaseOrigin newOrigin = change instanceof Merged merged ? origin.merged(merged.into()) : origin;
        boolean visible = change instanceof MessageReceived
                || change instanceof MessageSent
                || change instanceof MessageEdited
                || change instanceof MessageDeleted;
        return new CareCase(
                id, newOrigin, workAfter(change), clockAfter(event), visible ? version + 1 : version, event.sequence());
    }

    private CaseWork workAfter(CaseChange change) {
        if (change instanceof StatusChanged c) {
            return work.withStatus(c.to());
        } else if (change instanceof PriorityChanged c) {
            return work.withPriority(c.to());
        } else if (change instanceof TypeChanged c) {
            return work.withType(c.to());
        } else if (change instanceof Queued c) {
            return work.withQueue(c.queue());
        } else if (change instanceof Assigned c) {
            return work.withAssignee(c.assignee());
        } else if (change instanceof Tagged c) {
            return work.withTags(c.added(), c.removed());
        } else if (change instanceof Merged) {
            return work.withStatus(CaseStatus.CLOSED);
        }
        return work;
    }

    private CaseClock clockAfter(CaseEvent event) {
        CaseClock next = clock.updated(event.at());
        if (event.change() instanceof MessageReceived) {
            return next.inbound(event.at());
        } else if (event.change() instanceof MessageSent) {
            return next.response(event.at());
        } else if (event.change() instanceof StatusChanged c) {
            return next.status(c.to(), event.at());
        } else if (event.change() instanceof Merged) {
            return next.status(CaseStatus.CLOSED, event.at());
        }
        return next;
    }

    public CaseStatus status() {
        return work.status();
    }

    public boolean isClosed() {
        return work.status() == CaseStatus.CLOSED;
    }
}
