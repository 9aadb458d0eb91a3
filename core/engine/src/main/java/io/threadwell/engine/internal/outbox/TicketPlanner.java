package io.threadwell.engine.internal.outbox;

import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.OutboxStore.LaneClaim;
import io.threadwell.api.store.OutboxStore.LaneRelease;
import io.threadwell.api.store.OutboxStore.Next;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.apply.ChangeApplier;
import io.threadwell.engine.internal.apply.Commands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plans the writes of taken lanes within one transaction: reads in bulk what they need, lets commands that wait together share a
 * write, and fixes what belongs to each write before it is tried for the first time.
 */
final class TicketPlanner {
    /** How long after a crash a look for a write that was under way can be trusted, where nobody knows better. */
    static final Duration SETTLING = Duration.ofSeconds(5);

    private final HelpdeskAdapter helpdesk;
    private final StoreSession session;
    private final Instant now;
    private final EntryWriter entries;
    private final List<Command> marked = new ArrayList<>();
    private final List<LaneRelease> released = new ArrayList<>();
    private final Commands forwarded;

    private Map<CaseId, CareCase> cases = Map.of();
    private Map<CaseId, ExternalRef> tickets = Map.of();
    private Map<MessageId, Message> messages = Map.of();
    private Customers customers = new Customers();

    TicketPlanner(Core core, HelpdeskAdapter helpdesk, StoreSession session) {
        this.helpdesk = helpdesk;
        this.session = session;
        this.now = core.now();
        this.entries = new EntryWriter(helpdesk.descriptor());
        this.forwarded = new Commands(core, session.workspace());
    }

    /** Plans, and stores what the plan fixes; lanes with nothing to do are given back. */
    List<TicketWork> plan(List<LaneClaim> claims) {
        load(claims);
        List<TicketWork> works = new ArrayList<>();
        for (LaneClaim claim : claims) {
            TicketWork work = plan(claim);
            if (work != null) {
                works.add(work);
            }
        }
        if (!marked.isEmpty()) {
            session.outbox().mark(claims.get(0).node(), marked);
        }
        if (!forwarded.made().isEmpty()) {
            session.outbox().enqueue(forwarded.made());
        }
        if (!released.isEmpty()) {
            session.outbox().release(released);
        }
        return works;
    }

    private void load(List<LaneClaim> claims) {
        Set<CaseId> ids = claims.stream().map(c -> c.lane().caseId()).collect(Collectors.toSet());
        cases = withSurvivors(ids);
        Set<CaseId> related = new HashSet<>(cases.keySet());
        cases.values().forEach(c -> addIfPresent(related, c.origin().followUpOf()));
        tickets = session.cases().tickets(helpdesk.descriptor().system(), related);
        Set<MessageId> wanted = new HashSet<>();
        for (LaneClaim claim : claims) {
            claim.commands().forEach(c -> addIfPresent(wanted, messageOf(c)));
        }
        Map<MessageId, Message> found = new HashMap<>();
        session.messages().byId(wanted).forEach(m -> found.put(m.id(), m));
        messages = found;
        Set<PersonaKey> people = new HashSet<>();
        found.values().stream().filter(Message::isInbound).forEach(m -> addIfPresent(people, m.persona()));
        ids.forEach(id -> addIfPresent(people, requester(cases.get(id))));
        customers = Customers.read(session, people);
    }

    private static @Nullable PersonaKey requester(@Nullable CareCase careCase) {
        return careCase == null ? null : careCase.origin().requester();
    }

    /** The cases, and those they go on in, which may have been merged further. */
    private Map<CaseId, CareCase> withSurvivors(Set<CaseId> ids) {
        Map<CaseId, CareCase> found = new HashMap<>();
        Set<CaseId> missing = ids;
        while (!missing.isEmpty()) {
            Set<CaseId> next = new HashSet<>();
            for (CareCase careCase : session.cases().find(missing)) {
                found.put(careCase.id(), careCase);
                addIfPresent(next, careCase.origin().mergedInto());
            }
            next.removeAll(found.keySet());
            missing = next;
        }
        return found;
    }

    /** The case that this one goes on in, at the end of the chain; null when it was not merged. */
    private @Nullable CaseId survivor(CareCase careCase) {
        CaseId survivor = null;
        CareCase link = careCase;
        while (link != null && link.origin().mergedInto() != null) {
            survivor = link.origin().mergedInto();
            link = cases.get(survivor);
        }
        return survivor;
    }

    private static <T> void addIfPresent(Set<T> set, @Nullable T value) {
        if (value != null) {
            set.add(value);
        }
    }

    static @Nullable MessageId messageOf(Command command) {
        String id = command.data().get("message");
        return id == null ? null : new MessageId(Long.parseLong(id));
    }

    private @Nullable TicketWork plan(LaneClaim claim) {
        CareCase careCase = cases.get(claim.lane().caseId());
        if (claim.commands().isEmpty() || careCase == null) {
            release(claim, new Next.Idle());
            return null;
        }
        Command begun = claim.commands().stream()
                .filter(c -> c.attempt().writeKey() != null)
                .findFirst()
                .orElse(null);
        if (begun != null) {
            return goOn(claim, careCase, begun);
        }
        CaseId survivor = survivor(careCase);
        if (survivor != null) {
            return planMerged(claim, careCase, survivor);
        }
        return begin(claim, careCase, selection(claim.commands(), careCase), claim.commands());
    }

    /** A write that was begun is gone on with, as it is: found out about, asked for, or sent once more. */
    private @Nullable TicketWork goOn(LaneClaim claim, CareCase careCase, Command begun) {
        String key = Objects.requireNonNull(begun.attempt().writeKey());
        List<Command> commands = claim.commands().stream()
                .filter(c -> key.equals(c.attempt().writeKey()))
                .toList();
        TicketWrite write = write(key, careCase, commands, begun.attempt().count() > 1 ? 2 : 1);
        if (begun.state() == CommandState.IN_FLIGHT) {
            Instant trusted = Objects.requireNonNullElse(begun.attempt().firstSentAt(), now)
                    .plus(SETTLING);
            commands.forEach(c -> marked.add(c.with(CommandState.UNKNOWN, Attempts.due(c.attempt(), trusted))));
            release(claim, new Next.At(trusted));
            return null;
        }
        if (begun.state() == CommandState.PENDING) {
            return new TicketWork(
                    claim,
                    TicketWork.Step.RESUME,
                    write,
                    commands,
                    begun.attempt().handle());
        }
        if (begun.state() == CommandState.UNKNOWN) {
            return new TicketWork(claim, TicketWork.Step.FIND, write, commands, null);
        }
        return send(claim, write.key(), careCase, commands);
    }

    /** The case goes on in another: its ticket is told, and what still waits goes to the other's lane. */
    private @Nullable TicketWork planMerged(LaneClaim claim, CareCase careCase, CaseId into) {
        ExternalRef own = tickets.get(careCase.id());
        ExternalRef other = tickets.get(into);
        Command merge = null;
        for (Command command : claim.commands()) {
            if (command.name().equals(Commands.TICKET_MERGE)) {
                merge = command;
            } else {
                forwarded.ticket(into, command.name(), command.data());
                marked.add(command.with(CommandState.DONE, command.attempt()));
            }
        }
        if (merge != null && own != null && other == null) {
            release(claim, new Next.At(now.plusSeconds(2)));
            return null;
        }
        if (merge == null || own == null) {
            if (merge != null) {
                marked.add(merge.with(CommandState.DONE, merge.attempt()));
            }
            release(claim, claim.more() ? new Next.At(now) : new Next.Idle());
            return null;
        }
        return send(claim, key(merge), careCase, List.of(merge));
    }

    private @Nullable TicketWork begin(LaneClaim claim, CareCase careCase, List<Command> chosen, List<Command> all) {
        List<Command> idle = new ArrayList<>(all.subList(0, all.size()));
        idle.removeAll(chosen);
        Set<MessageId> written = chosen.stream()
                .filter(c -> c.name().equals(Commands.TICKET_MESSAGE))
                .map(TicketPlanner::messageOf)
                .collect(Collectors.toSet());
        List<Command> useless = idle.stream()
                .filter(c -> c.name().equals(Commands.TICKET_EDIT) && written.contains(messageOf(c)))
                .toList();
        useless.forEach(c -> marked.add(c.with(CommandState.DONE, c.attempt())));
        if (chosen.isEmpty()) {
            release(claim, new Next.Idle());
            return null;
        }
        return send(claim, key(chosen.get(0)), careCase, chosen);
    }

    /** The first commands that can share a write: all public or all internal, and not too long together. */
    private List<Command> selection(List<Command> waiting, CareCase careCase) {
        List<Command> chosen = new ArrayList<>();
        Boolean internal = null;
        int length = 0;
        boolean creates = !tickets.containsKey(careCase.id());
        for (Command command : waiting) {
            Boolean side = entries.isInternal(command);
            if (side != null && internal != null && !side.equals(internal)) {
                if (creates) {
                    continue;
                }
                break;
            }
            if (side != null && creates && side) {
                continue;
            }
            int size = entries.length(command, messages);
            if (!chosen.isEmpty() && length + size > helpdesk.descriptor().maxCommentLength()) {
                break;
            }
            length += size;
            internal = side == null ? internal : side;
            chosen.add(command);
        }
        return creates && internal == null ? List.of() : chosen;
    }

    private static String key(Command first) {
        return "tw-" + first.id();
    }

    private TicketWork send(LaneClaim claim, String key, CareCase careCase, List<Command> commands) {
        List<Command> flying = commands.stream()
                .map(c -> c.with(CommandState.IN_FLIGHT, Attempts.sent(c.attempt(), key, now)))
                .toList();
        marked.addAll(flying);
        boolean mayHaveGone = commands.get(0).attempt().writeKey() != null;
        TicketWrite write = write(key, careCase, flying, mayHaveGone ? 2 : 1);
        return new TicketWork(claim, TicketWork.Step.SEND, write, flying, null);
    }

    private TicketWrite write(String key, CareCase careCase, List<Command> commands, int attempt) {
        ExternalRef ticket = tickets.get(careCase.id());
        List<TicketEntry> told = new ArrayList<>();
        boolean internal = false;
        for (Command command : commands) {
            TicketEntry entry = entries.entry(command, messages, customers, followingTicket(careCase));
            if (entry != null) {
                told.add(entry);
                internal = Boolean.TRUE.equals(entries.isInternal(command));
            }
        }
        ExternalRef closed = careCase.origin().followUpOf() == null
                ? null
                : tickets.get(careCase.origin().followUpOf());
        TicketFields fields = ticket == null
                ? FieldWriter.creation(careCase, messages, commands, customers, closed)
                : FieldWriter.update(careCase, commands, customers);
        return new TicketWrite(
                key, careCase.id(), ChangeApplier.externalId(careCase.id()), ticket, fields, told, internal, attempt);
    }

    private @Nullable ExternalRef followingTicket(CareCase careCase) {
        CaseId into = survivor(careCase);
        return into == null ? null : tickets.get(into);
    }

    private void release(LaneClaim claim, Next next) {
        released.add(claim.release(next));
    }
}
