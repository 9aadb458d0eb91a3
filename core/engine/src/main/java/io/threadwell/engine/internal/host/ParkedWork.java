package io.threadwell.engine.internal.host;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CommandId;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Tell;
import io.threadwell.engine.internal.apply.CaseBook;
import java.util.List;
import java.util.Map;

/** What a person decides about a parked command; commands that went out in one write are decided together. */
public final class ParkedWork {
    private final Core core;
    private final WorkspaceId workspace;

    public ParkedWork(Core core, WorkspaceId workspace) {
        this.core = core;
        this.workspace = workspace;
    }

    /** Tries it again; only what certainly had no effect, unless the person takes the risk. */
    public void release(CommandId id, boolean mayDouble) {
        settle(id, (session, command) -> {
            if (command.mayHaveTakenEffect() && !mayDouble) {
                throw new InvalidRequest(
                        "command " + id + " may have taken effect: look again, confirm it, discard it, or"
                                + " release it anyway at the risk that it is done twice");
            }
            settle(session, command, CommandState.WAITING);
            return nothing();
        });
    }

    /** Looks on the other side once more. */
    public void lookAgain(CommandId id) {
        settle(id, (session, command) -> {
            if (!command.mayHaveTakenEffect()) {
                throw new InvalidRequest(
                        "command " + id + " had no effect, so there is nothing to look for: release it");
            }
            settle(session, command, CommandState.UNKNOWN);
            return nothing();
        });
    }

    public void discard(CommandId id) {
        settle(id, (session, command) -> {
            settle(session, command, CommandState.DISCARDED);
            return nothing();
        });
    }

    /** A person saw on the other side that it took effect, as the item or ticket of the given id. */
    public void confirm(CommandId id, String externalId) {
        if (externalId.isBlank()) {
            throw new InvalidRequest("to confirm a command, give the id that the other side gave it");
        }
        settle(id, (session, command) -> {
            settle(session, command, CommandState.DONE);
            return switch (command.lane().target().kind()) {
                case ACCOUNT -> answered(session, command, externalId);
                case HELPDESK -> written(session, command, externalId);
                case CRM -> nothing();
            };
        });
    }

    private Tell answered(StoreSession session, Command command, String externalId) {
        String id = command.data().get("message");
        List<Message> found =
                id == null ? List.of() : session.messages().byId(List.of(new MessageId(Long.parseLong(id))));
        if (found.isEmpty() || found.get(0).externalId() != null) {
            return nothing();
        }
        Message answer = found.get(0);
        for (Message known : session.messages().byExternalId(answer.account(), List.of(externalId))) {
            throw new InvalidRequest("item " + externalId + " is known already, as message " + known.id()
                    + ": when it is this answer, discard the command");
        }
        session.messages()
                .update(List.of(answer.withExternalId(externalId)
                        .withState(answer.state().reached(DeliveryStatus.SENT, null))));
        return nothing();
    }

    private Tell written(StoreSession session, Command command, String ticketId) {
        String system = command.lane().target().name();
        CaseId caseId = command.lane().caseId();
        ExternalRef ticket = session.cases().tickets(system, List.of(caseId)).get(caseId);
        if (ticket != null) {
            return nothing();
        }
        CaseBook cases = new CaseBook(session.cases());
        CareCase careCase = cases.locked(caseId);
        ExternalRef seen = new ExternalRef(system, ticketId, null);
        if (careCase != null) {
            cases.append(careCase, core.now(), Actor.HOST, new CaseChange.TicketLinked(seen));
            cases.flush();
            session.cases().link(Map.of(caseId, seen));
        }
        return new Tell(List.of(), cases.told());
    }

    private interface Decision {
        Tell take(StoreSession session, Command command);
    }

    private void settle(CommandId id, Decision decision) {
        core.change(workspace, session -> {
            Command command = session.outbox().find(List.of(id)).stream()
                    .filter(c -> c.state() == CommandState.PARKED)
                    .findFirst()
                    .orElseThrow(() -> new NotFound("command " + id + " is not parked"));
            return decision.take(session, command);
        });
        core.signals().outbox().give();
    }

    private void settle(StoreSession session, Command command, CommandState state) {
        String write = command.attempt().writeKey();
        for (Command other : session.outbox().open(command.lane().caseId())) {
            boolean together = other.lane().equals(command.lane())
                    && other.state() == CommandState.PARKED
                    && write != null
                    && write.equals(other.attempt().writeKey());
            if (together || other.id().equals(command.id())) {
                session.outbox().settle(other.id(), state, core.now());
            }
        }
    }

    private static Tell nothing() {
        return new Tell(List.of(), List.of());
    }
}
