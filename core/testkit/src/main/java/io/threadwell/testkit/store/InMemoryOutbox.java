package io.threadwell.testkit.store;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CommandId;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.Lane;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.OutboxStore;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Commands and lanes of one workspace. */
final class InMemoryOutbox implements OutboxStore {
    private static final Set<CommandState> SETTLED =
            EnumSet.of(CommandState.WAITING, CommandState.UNKNOWN, CommandState.DONE, CommandState.DISCARDED);

    private final Journal journal;
    private final InMemoryNodes nodes;
    private final InMemoryLanes lanes;
    private final Map<CommandId, Command> rows = new HashMap<>();
    private final Index<Lane, CommandId> atWork;
    private final Index<CaseId, CommandId> open;
    private final Index<CommandState, Slot> byState;
    private final TreeSet<Long> parked = new TreeSet<>();

    InMemoryOutbox(Journal journal, InMemoryNodes nodes) {
        this.journal = journal;
        this.nodes = nodes;
        lanes = new InMemoryLanes(journal);
        atWork = new Index<>(journal);
        open = new Index<>(journal);
        byState = new Index<>(journal);
    }

    @Override
    public void enqueue(Collection<Command> commands) {
        for (Command command : commands) {
            if (rows.containsKey(command.id())) {
                throw new Conflict("command " + command.id() + " is there already");
            }
            store(command);
            lanes.arrived(command.lane(), command.attempt().due());
        }
    }

    @Override
    public List<LaneClaim> claim(Target target, NodeId node, Instant now, int maxLanes, int maxCommands) {
        nodes.needAlive(node);
        List<LaneClaim> claims = new ArrayList<>();
        for (Lane lane : lanes.due(target, now, maxLanes)) {
            List<Command> commands = new ArrayList<>();
            NavigableSet<CommandId> waiting = atWork.get(lane);
            waiting.stream().limit(maxCommands).forEach(id -> commands.add(row(id)));
            claims.add(new LaneClaim(lane, node, commands, waiting.size() > maxCommands, lanes.take(lane, node)));
        }
        return claims;
    }

    @Override
    public void mark(NodeId node, Collection<Command> commands) {
        for (Command command : commands) {
            lanes.needTaken(command.lane(), node);
            replace(row(command.id()), command.state(), command.attempt());
        }
    }

    @Override
    public void release(Collection<LaneRelease> releases) {
        releases.forEach(release -> lanes.release(release, oldestDue(release.lane())));
    }

    private Optional<Instant> oldestDue(Lane lane) {
        return atWork.get(lane).stream().map(id -> row(id).attempt().due()).min(Instant::compareTo);
    }

    @Override
    public List<Command> find(Collection<CommandId> ids) {
        return new TreeSet<>(ids)
                .stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Command> open(CaseId caseId) {
        return open.get(caseId).stream().map(this::row).toList();
    }

    @Override
    public Page<Command> parked(PageRequest page) {
        return Pages.byNumber(parked.descendingSet(), page, id -> row(new CommandId(id)));
    }

    @Override
    public boolean settle(CommandId id, CommandState state, Instant now) {
        if (!SETTLED.contains(state)) {
            throw new IllegalArgumentException("nobody can settle a command to " + state);
        }
        Command command = rows.get(id);
        if (command == null || command.state() != CommandState.PARKED) {
            return false;
        }
        Command.Attempt a = command.attempt();
        replace(
                command,
                state,
                new Command.Attempt(a.writeKey(), a.handle(), a.count(), now, a.reason(), a.firstSentAt()));
        lanes.settled(command.lane(), now);
        return true;
    }

    InMemoryLanes lanes() {
        return lanes;
    }

    /** Commands in a state, by the time at which they fell due. */
    NavigableSet<Slot> in(CommandState state) {
        return byState.get(state);
    }

    int purge(Instant before, int max) {
        List<Command> gone = new ArrayList<>();
        for (CommandState state : List.of(CommandState.DONE, CommandState.DISCARDED)) {
            byState.get(state).headSet(new Slot(before, Long.MIN_VALUE)).stream()
                    .limit(max - gone.size())
                    .forEach(slot -> gone.add(row(new CommandId(slot.number()))));
        }
        gone.forEach(this::remove);
        return gone.size();
    }

    private void replace(Command before, CommandState state, Command.Attempt attempt) {
        remove(before);
        store(before.with(state, attempt));
    }

    private void store(Command command) {
        journal.put(rows, command.id(), command);
        CommandState state = command.state();
        byState.add(state, slot(command));
        if (!state.isAtRest()) {
            atWork.add(command.lane(), command.id());
        }
        if (isOpen(state)) {
            open.add(command.lane().caseId(), command.id());
        }
        if (state == CommandState.PARKED) {
            journal.add(parked, command.id().value());
        }
    }

    private void remove(Command command) {
        journal.remove(rows, command.id());
        byState.remove(command.state(), slot(command));
        atWork.remove(command.lane(), command.id());
        open.remove(command.lane().caseId(), command.id());
        journal.remove(parked, command.id().value());
    }

    static boolean isOpen(CommandState state) {
        return state != CommandState.DONE && state != CommandState.DISCARDED;
    }

    private static Slot slot(Command command) {
        return new Slot(command.attempt().due(), command.id().value());
    }

    private Command row(CommandId id) {
        Command found = rows.get(id);
        if (found == null) {
            throw new IllegalArgumentException("there is no command " + id);
        }
        return found;
    }
}
