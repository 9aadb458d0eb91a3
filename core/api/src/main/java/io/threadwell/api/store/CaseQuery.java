package io.threadwell.api.store;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.PersonaKey;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases to find, and in which order; what is absent, empty or false does not restrict.
 *
 * @param unassigned only those that nobody has
 * @param unqueued only those in no queue
 * @param person the one who asked
 * @param text must stand in the text of one of the case's messages, whatever the case of its letters
 * @param updatedAfter only those whose {@linkplain io.threadwell.api.model.CaseClock#updatedAt() last change} was after this
 *     moment. A message changes a case at the network's time, also when we hear of it hours later: who asks again and again, and
 *     must miss nothing, goes back each time by as long as a network may be late. A case comes again then; its
 *     {@linkplain io.threadwell.api.model.CareCase#sequence() sequence} tells whether it changed
 */
public record CaseQuery(
        Set<CaseStatus> statuses,
        @Nullable String queue,
        boolean unqueued,
        @Nullable String assignee,
        boolean unassigned,
        @Nullable AccountId account,
        @Nullable PersonaKey person,
        @Nullable String tag,
        @Nullable String text,
        @Nullable Instant updatedAfter,
        Order order) {
    /** What comes first. */
    public enum Order {
        UPDATED_NEWEST,
        UPDATED_OLDEST,
        /** By when we opened the case, as the other one. */
        CREATED_NEWEST,
        CREATED_OLDEST
    }

    public CaseQuery {
        statuses = Set.copyOf(statuses);
        if (queue != null && unqueued) {
            throw new InvalidRequest("a case cannot be in queue " + queue + " and in none: ask for one of the two");
        }
        if (assignee != null && unassigned) {
            throw new InvalidRequest("a case cannot have an assignee and none: ask for one of the two");
        }
    }

    /** All cases, the most lately changed first. */
    public static CaseQuery all() {
        return new CaseQuery(Set.of(), null, false, null, false, null, null, null, null, null, Order.UPDATED_NEWEST);
    }

    public CaseQuery status(CaseStatus... wanted) {
        return new CaseQuery(
                Set.of(wanted), queue, unqueued, assignee, unassigned, account, person, tag, text, updatedAfter, order);
    }

    public CaseQuery queue(String wanted) {
        return new CaseQuery(
                statuses, wanted, unqueued, assignee, unassigned, account, person, tag, text, updatedAfter, order);
    }

    /** Only cases in no queue. */
    public CaseQuery inNoQueue() {
        return new CaseQuery(
                statuses, queue, true, assignee, unassigned, account, person, tag, text, updatedAfter, order);
    }

    public CaseQuery assignee(String wanted) {
        return new CaseQuery(
                statuses, queue, unqueued, wanted, unassigned, account, person, tag, text, updatedAfter, order);
    }

    /** Only cases that nobody has. */
    public CaseQuery ofNobody() {
        return new CaseQuery(
                statuses, queue, unqueued, assignee, true, account, person, tag, text, updatedAfter, order);
    }

    public CaseQuery account(AccountId wanted) {
        return new CaseQuery(
                statuses, queue, unqueued, assignee, unassigned, wanted, person, tag, text, updatedAfter, order);
    }

    public CaseQuery person(PersonaKey wanted) {
        return new CaseQuery(
                statuses, queue, unqueued, assignee, unassigned, account, wanted, tag, text, updatedAfter, order);
    }

    public CaseQuery tag(String wanted) {
        return new CaseQuery(
                statuses, queue, unqueued, assignee, unassigned, account, person, wanted, text, updatedAfter, order);
    }

    public CaseQuery text(String wanted) {
        return new CaseQuery(
                statuses, queue, unqueued, assignee, unassigned, account, person, tag, wanted, updatedAfter, order);
    }

    public CaseQuery updatedAfter(Instant moment) {
        return new CaseQuery(
                statuses, queue, unqueued, assignee, unassigned, account, person, tag, text, moment, order);
    }

    public CaseQuery order(Order wanted) {
        return new CaseQuery(
                statuses, queue, unqueued, assignee, unassigned, account, person, tag, text, updatedAfter, wanted);
    }
}
