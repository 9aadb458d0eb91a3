package io.threadwell.api.store;

import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.ExternalRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cases, their events and their tickets. */
public interface CaseStore {
    /** Reads cases and keeps others from changing them until the transaction ends. */
    List<CareCase> lock(Collection<CaseId> ids);

    /** Cases by their ids; those that are not there are left out. */
    List<CareCase> find(Collection<CaseId> ids);

    /**
     * Appends events and stores the cases as they are after them. A case whose first event has number 1 is new.
     *
     * @throws io.threadwell.api.error.Conflict when a case has an event with such a number already
     */
    void append(Collection<CaseEvent> events, Collection<CareCase> after);

    /** A case's events after the given number, in order. */
    List<CaseEvent> events(CaseId id, long after, int limit);

    /** A case's events in the order of their numbers; a page goes on in the order it began with. */
    Page<CaseEvent> events(CaseId id, TimeOrder order, PageRequest page);

    /**
     * Cases that fit, in the query's order. Over the pages, a case that does not change meanwhile comes exactly once; one that does
     * may come twice or not at all in an order by change. Every page is asked for with the same query.
     */
    Page<CareCase> query(CaseQuery query, PageRequest page);

    /** How many cases fit. Counts them one by one: not for every request where there are many. */
    long count(CaseQuery query);

    /**
     * Ties tickets to cases. Tying one again changes nothing, but that one that took no more writes does so again.
     *
     * @throws io.threadwell.api.error.Conflict when a ticket is tied to another case
     */
    void link(Map<CaseId, ExternalRef> tickets);

    /** A ticket takes no more writes: it stays known as the case's, and is not among {@link #tickets} until it is tied again. */
    void untie(ExternalRef ticket);

    /** The tickets of these cases in one system; where a case has several there, the one tied last. */
    Map<CaseId, ExternalRef> tickets(String system, Collection<CaseId> ids);

    /** All tickets of a case that take writes, in the order in which they were tied. */
    List<ExternalRef> tickets(CaseId id);

    /** The case of a ticket, also of one that takes no more writes. */
    Optional<CaseId> caseOf(String system, String ticketId);
}
