package io.threadwell.api.store;

import io.threadwell.api.model.CaseStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of the embedded desk in one workspace. Each method is one transaction. */
public interface DeskStore {
    /**
     * Makes tickets or adds to them. A write whose key was seen before changes nothing and gives the same ticket again.
     *
     * @return the ticket's number for each write, in their order
     * @throws io.threadwell.api.error.NotFound when a write names a ticket that is not there
     */
    List<Long> write(List<DeskWrite> writes);

    /** The tickets of write keys, in their order; empty for those never seen. */
    List<Optional<Long>> written(List<String> writeKeys);

    /** A ticket by its number. */
    Optional<DeskTicket> ticket(long number);

    /** Tickets with one of the statuses given (all when none are given), the most lately changed first. */
    Page<DeskTicket> tickets(List<CaseStatus> statuses, PageRequest page);

    /** A ticket's comments in their order. */
    List<DeskComment> comments(long number);

    /**
     * What agents did after the given number, in order; our own writes are left out.
     *
     * @param limit how many at most
     */
    List<DeskChange> changes(long after, int limit);

    /** The number of the last change; 0 when there is none. */
    long lastChange();

    /**
     * A write of ours or an agent's action.
     *
     * @param ticket absent to make one
     * @param key unique; for an agent's action made by the desk
     * @param externalId on creation
     * @param subject on creation
     * @param agent absent for our own writes
     * @param comment absent when only fields change
     */
    record DeskWrite(
            @Nullable Long ticket,
            String key,
            @Nullable String externalId,
            @Nullable String subject,
            @Nullable CaseStatus status,
            @Nullable String assignee,
            @Nullable String agent,
            @Nullable String comment,
            boolean internal,
            Instant at) {}

    /** A ticket of the embedded desk. */
    record DeskTicket(
            long number,
            String externalId,
            String subject,
            CaseStatus status,
            @Nullable String assignee,
            Instant createdAt,
            Instant updatedAt) {}

    /** A comment of a ticket; {@code agent} is absent for what came from the network. */
    record DeskComment(long ticket, @Nullable String agent, String text, boolean internal, Instant at) {}

    /**
     * What an agent did.
     *
     * @param number grows with each
     * @param externalId of the ticket
     */
    record DeskChange(long number, String externalId, DeskWrite what) {}
}
