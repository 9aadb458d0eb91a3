package io.threadwell.api.store;

import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CommandId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What has to go out. A lane is free or taken by one node; who takes it gets its commands in the order of their ids, does
 * something with them, marks them, and releases the lane.
 */
public interface OutboxStore {
    /** Stores new commands; their lanes become due at once unless they are taken or wait for a later time. */
    void enqueue(Collection<Command> commands);

    /**
     * Takes lanes of a target that are due, those due longest first, with their commands that are not at rest.
     *
     * @param maxCommands how many commands of each lane at most
     */
    List<LaneClaim> claim(Target target, NodeId node, Instant now, int maxLanes, int maxCommands);

    /**
     * Stores state and attempt of commands of lanes that the node has taken. Before the lanes are given back, where both are done
     * in one session.
     *
     * @throws io.threadwell.api.error.Conflict when the node has lost one of the lanes because it was declared dead
     */
    void mark(NodeId node, Collection<Command> commands);

    /**
     * Gives lanes back. A lane that got commands since it was taken is due at once, whatever the release says, unless the
     * release holds it until a later time.
     *
     * @throws io.threadwell.api.error.Conflict when a node has lost one of them because it was declared dead
     */
    void release(Collection<LaneRelease> releases);

    /** Commands by their ids; those that are not there are left out. */
    List<Command> find(Collection<CommandId> ids);

    /** A case's commands that are not done, the oldest first. */
    List<Command> open(CaseId caseId);

    /** Parked commands, the newest first. */
    Page<Command> parked(PageRequest page);

    /**
     * Changes the state of a parked command, outside of its lane: a person releases it to {@code WAITING} or {@code UNKNOWN},
     * says that it is {@code DONE}, or discards it. Its lane becomes due.
     *
     * @return false when the command was not parked any more
     */
    boolean settle(CommandId id, CommandState state, Instant now);

    /**
     * A taken lane.
     *
     * @param node who took it, and alone can mark its commands and give it back
     * @param commands not at rest, in the order of their ids; one that is {@code IN_FLIGHT} was so when its node died
     * @param more true when the lane has further commands than were asked for
     * @param seen for {@link LaneRelease}
     */
    record LaneClaim(Lane lane, NodeId node, List<Command> commands, boolean more, long seen) {
        public LaneClaim {
            commands = List.copyOf(commands);
        }

        /** This lane, to be given back. */
        public LaneRelease release(Next next) {
            return new LaneRelease(lane, node, seen, next);
        }
    }

    /**
     * How a lane is given back.
     *
     * @param node who has it
     * @param seen as the claim gave it
     * @param next when it is due again
     */
    record LaneRelease(Lane lane, NodeId node, long seen, Next next) {}

    /** When a lane is due again. */
    sealed interface Next {
        /** Nothing is left in it. */
        record Idle() implements Next {}

        /** Something is left; due at the given time. What comes new does not make it due earlier. */
        record At(Instant due) implements Next {}

        /** It is blocked until a person settles a command in it. */
        record Held() implements Next {}
    }
}
