package io.threadwell.engine.internal.apply;

import io.threadwell.api.connector.Moderation;
import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.HelpdeskCapability;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CommandId;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.Lane;
import io.threadwell.api.store.Target;
import io.threadwell.engine.internal.Core;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands that this release stores, by their stable names, and a list of those that one transaction makes. Commands for a
 * helpdesk are left out where the workspace has none.
 */
public final class Commands {
    /** A message goes into the case's ticket. */
    public static final String TICKET_MESSAGE = "ticket.message";
    /** The ticket learns that a message was edited. */
    public static final String TICKET_EDIT = "ticket.edit";
    /** The ticket learns that a message was deleted. */
    public static final String TICKET_DELETION = "ticket.deletion";
    /** Fields of the ticket change. */
    public static final String TICKET_FIELDS = "ticket.fields";
    /** The fact of {@link #TICKET_FIELDS} that lets the requester be set anew. */
    public static final String REQUESTER = "requester";
    /** The ticket gets an internal note. */
    public static final String TICKET_NOTE = "ticket.note";
    /** The case's ticket is told that another one goes on in its place. */
    public static final String TICKET_MERGE = "ticket.merge";
    /** A message goes on its person's timeline in the CRM. */
    public static final String CRM_INTERACTION = "crm.interaction";
    /** An answer goes to the network. */
    public static final String NETWORK_REPLY = "network.reply";
    /** An item is moderated on the network. */
    public static final String NETWORK_MODERATE = "network.moderate";
    /** An answer gets another text on the network. */
    public static final String NETWORK_EDIT = "network.edit";
    /** The action of {@link #NETWORK_EDIT}, beside those of moderation. */
    public static final String EDIT = "EDIT";

    private final Core core;
    private final WorkspaceId workspace;
    private final List<Command> made = new ArrayList<>();

    public Commands(Core core, WorkspaceId workspace) {
        this.core = core;
        this.workspace = workspace;
    }

    public List<Command> made() {
        return made;
    }

    /** Adds a command for the case's ticket. */
    public void ticket(CaseId caseId, String name, Map<String, String> data) {
        HelpdeskAdapter helpdesk = core.helpdesk(workspace);
        if (helpdesk != null) {
            add(new Lane(Target.helpdesk(helpdesk.descriptor().system()), caseId), name, data);
        }
    }

    /** The case's ticket gets the requester who the person turned out to be, where the helpdesk can. */
    public void requester(CaseId caseId) {
        HelpdeskAdapter helpdesk = core.helpdesk(workspace);
        if (helpdesk != null && helpdesk.descriptor().can(HelpdeskCapability.REQUESTER)) {
            ticket(caseId, TICKET_FIELDS, Map.of(REQUESTER, "changed"));
        }
    }

    public void ticketMessage(CaseId caseId, String name, MessageId message) {
        ticket(caseId, name, Map.of("message", message.toString()));
    }

    /** Adds what a CRM is to be told: that a person wrote, or got an answer. */
    public void interaction(CaseId caseId, MessageId message, @Nullable PersonaKey person) {
        CrmAdapter crm = core.crm(workspace);
        if (crm != null && person != null) {
            add(
                    new Lane(Target.crm(crm.descriptor().system()), caseId),
                    CRM_INTERACTION,
                    Map.of(
                            "message", message.toString(),
                            "account", person.account().toString(),
                            "person", person.externalId()));
        }
    }

    /** A message for the case's ticket that waits a little. */
    void ticketMessage(CaseId caseId, MessageId message, Duration wait) {
        HelpdeskAdapter helpdesk = core.helpdesk(workspace);
        if (helpdesk != null) {
            Lane lane = new Lane(Target.helpdesk(helpdesk.descriptor().system()), caseId);
            add(
                    lane,
                    TICKET_MESSAGE,
                    Map.of("message", message.toString()),
                    core.now().plus(wait));
        }
    }

    /** Another text of an answer that is on the network goes there. */
    public void edit(AccountId account, CaseId caseId, MessageId message) {
        add(
                new Lane(Target.account(account), caseId),
                NETWORK_EDIT,
                Map.of("message", message.toString(), "action", EDIT));
    }

    public void reply(AccountId account, CaseId caseId, MessageId message) {
        add(new Lane(Target.account(account), caseId), NETWORK_REPLY, Map.of("message", message.toString()));
    }

    public void moderate(AccountId account, CaseId caseId, MessageId message, Moderation.Action action) {
        add(
                new Lane(Target.account(account), caseId),
                NETWORK_MODERATE,
                Map.of("message", message.toString(), "action", action.name()));
    }

    private void add(Lane lane, String name, Map<String, String> data) {
        add(lane, name, data, core.now());
    }

    private void add(Lane lane, String name, Map<String, String> data, Instant due) {
        CommandId id = new CommandId(core.node().nextId());
        made.add(Command.waiting(id, lane, name, data, due));
    }
}
