package io.threadwell.api.store;

import io.threadwell.api.model.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A store. Thread-safe. Every method throws {@link io.threadwell.api.error.Unavailable} when the database is away or full, and
 * has changed nothing then.
 */
public interface CareStore extends AutoCloseable {
    /**
     * Runs work in one transaction of one workspace. The work may be run again from the start when it met another writer, so
     * it must have no effect outside its session; it must be quick and must not call out. A runtime exception that it throws
     * rolls everything back and reaches the caller.
     */
    <T> T transact(WorkspaceId workspace, Function<StoreSession, T> work);

    /** Runs work that only reads, on a consistent view of what is committed. */
    <T> T read(WorkspaceId workspace, Function<StoreSession, T> work);

    /** The nodes that share the store. */
    NodeStore nodes();

    /** Deliveries as they came. */
    DeliveryStore deliveries();

    /** Our accounts and their tokens. */
    AccountStore accounts();

    /** The tables of the embedded desk in a workspace. */
    DeskStore desk(WorkspaceId workspace);

    /**
     * Destinations, over all workspaces, with work that is due, the longest due first.
     *
     * @param max how many at most
     * @param wanted those to leave out do not count
     */
    List<DueTarget> dueTargets(Instant now, int max, Predicate<DueTarget> wanted);

    /**
     * When the next work of the outbox or the next timer falls due; empty when none waits.
     *
     * @param wanted the destinations whose work counts
     */
    Optional<Instant> nextDue(Predicate<DueTarget> wanted);

    /** Takes timers that are due, over all workspaces; each until it is done or its node is dead. */
    List<DueTimer> claimTimers(NodeId node, Instant now, int max);

    /** What waits, for health and metrics. Cheap enough to ask every few seconds. */
    Backlog backlog();

    /**
     * Cuts what is older than its retention.
     *
     * @param max how many rows at most, so that a long history is cut in short steps
     * @return how many went
     */
    int purge(Retained what, Instant before, int max);

    @Override
    void close();

    /** A destination with due work. */
    record DueTarget(WorkspaceId workspace, Target target) {}

    /** A timer that is due. */
    record DueTimer(WorkspaceId workspace, Timer timer) {}

    /** What has a retention. */
    enum Retained {
        /** Raw deliveries that are applied. */
        DELIVERIES,
        /** Commands of the outbox that are done or discarded. */
        COMMANDS
    }
}
