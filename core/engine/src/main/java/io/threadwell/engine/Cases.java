package io.threadwell.engine;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.api.error.StaleVersion;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.CaseType;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.Facts;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Origin;
import io.threadwell.api.model.Revision;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.TimeOrder;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.host.HostChange;
import io.threadwell.engine.internal.host.ReplyJudge;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The cases of one workspace: find, read, change, answer. Thread-safe; each change is one transaction. */
public final class Cases {
    private final Core core;
    private final WorkspaceId workspace;

    Cases(Core core, WorkspaceId workspace) {
        this.core = core;
        this.workspace = workspace;
    }

    /**
     * Cases that fit, in the query's order. Over the pages, a case that does not change meanwhile comes exactly once; one that does
     * may come twice or not at all in an order by change. Every page is asked for with the same query.
     */
    public Page<CareCase> find(CaseQuery query, PageRequest page) {
        return core.store().read(workspace, session -> session.cases().query(query, page));
    }

    /** How many cases fit. Counts them one by one: not for every request where there are many. */
    public long count(CaseQuery query) {
        return core.store().read(workspace, session -> session.cases().count(query));
    }

    /** The case of a ticket, by the helpdesk's name and the ticket's id there. */
    public Optional<CareCase> ofTicket(String system, String ticketId) {
        return core.store().read(workspace, session -> session.cases()
                .caseOf(system, ticketId)
                .flatMap(id -> session.cases().find(List.of(id)).stream().findFirst()));
    }

    /** A case with its conversations, tickets, events and open commands. */
    public Optional<CaseView> get(CaseId id) {
        return core.store().read(workspace, session -> session.cases().find(List.of(id)).stream()
                .findFirst()
                .map(careCase -> new CaseView(
                        careCase,
                        session.threads().ofCase(id),
                        session.cases().tickets(id),
                        session.cases().events(id, 0, 1000),
                        session.outbox().open(id))));
    }

    /**
     * A case's events in order, for those who follow it.
     *
     * @param after the {@linkplain CaseEvent#sequence() number} of the last one known, 0 for the first
     * @param limit 1 to 1,000
     */
    public List<CaseEvent> events(CaseId id, long after, int limit) {
        int rows = new PageRequest(limit, null).limit();
        return core.store().read(workspace, session -> session.cases().events(id, after, rows));
    }

    /** A case's events in the order of their numbers; each page is asked for in the same order. */
    public Page<CaseEvent> events(CaseId id, TimeOrder order, PageRequest page) {
        return core.store().read(workspace, session -> session.cases().events(id, order, page));
    }

    /** A case's messages in the order of the network's time, the oldest first. */
    public Page<Message> messages(CaseId id, PageRequest page) {
        return messages(id, TimeOrder.OLDEST_FIRST, page);
    }

    /** A case's messages in the order of the network's time; each page is asked for in the same order. */
    public Page<Message> messages(CaseId id, TimeOrder order, PageRequest page) {
        return core.store().read(workspace, session -> session.messages().ofCase(id, order, page));
    }

    /** A conversation's messages in the order of the network's time; each page is asked for in the same order. */
    public Page<Message> messages(ConversationId id, TimeOrder order, PageRequest page) {
        return core.store().read(workspace, session -> session.messages().ofConversation(id, order, page));
    }

    public Optional<Message> message(MessageId id) {
        return core.store().read(workspace, session -> session.messages().byId(List.of(id)).stream()
                .findFirst());
    }

    /** A message by what the network calls it. */
    public Optional<Message> message(AccountId account, String externalId) {
        return core.store()
                .read(workspace, session -> session.messages().byExternalId(account, List.of(externalId)).stream()
                        .findFirst());
    }

    /** The versions of a message that was edited, the oldest first. */
    public List<Revision> revisions(MessageId id) {
        return core.store().read(workspace, session -> session.messages().revisions(id));
    }

    /**
     * Takes an answer; it is stored when this returns and goes out at once.
     *
     * @param expectedVersion the {@link CareCase#version()} that the author had before his eyes
     * @throws StaleVersion when the conversation has moved on since; read what came and decide anew
     * @throws ReplyWindowClosed when the network's policy does not let it be sent now; the message names alternatives
     * @throws ContentRejected when it is longer than the network takes, or empty
     * @throws NotFound when there is no such case, or nothing to answer in it
     */
    public Message reply(ReplyDraft draft, long expectedVersion) {
        ReplyJudge policy = judgeOf(draft);
        return change(draft.caseId(), work -> {
            CareCase careCase = work.careCase();
            if (careCase.version() != expectedVersion) {
                throw new StaleVersion(
                        "case " + careCase.id() + " has moved on from version " + expectedVersion + " to "
                                + careCase.version() + ": read what came and decide anew",
                        expectedVersion,
                        careCase.version());
            }
            Message target = target(work.session(), draft, careCase);
            Visibility visibility = draft.visibility() == null ? target.type().visibility() : draft.visibility();
            policy.require(work.session(), target, visibility, draft.content());
            return work.answering().answer(careCase, target, visibility, Origin.HOST, draft.author(), draft.content());
        });
    }

    /** What the network's policy says of an answer now, without sending it. */
    public ReplyVerdict judge(ReplyDraft draft) {
        ReplyJudge policy = judgeOf(draft);
        return core.store().read(workspace, session -> {
            Message target = target(session, draft, current(session, draft.caseId()));
            Visibility visibility = draft.visibility() == null ? target.type().visibility() : draft.visibility();
            return policy.judge(session, target, visibility, draft.content());
        });
    }

    private ReplyJudge judgeOf(ReplyDraft draft) {
        AccountId sender = core.store()
                .read(workspace, session -> target(session, draft, current(session, draft.caseId()))
                        .account());
        return new ReplyJudge(core, core.accounts().find(sender));
    }

    /** The case, or the one that took it over. */
    private static CareCase current(StoreSession session, CaseId id) {
        CareCase found = null;
        CaseId next = id;
        while (next != null) {
            CaseId wanted = next;
            found = session.cases().find(List.of(wanted)).stream()
                    .findFirst()
                    .orElseThrow(() -> new NotFound("there is no case " + wanted));
            next = found.origin().mergedInto();
        }
        return Objects.requireNonNull(found);
    }

    private static Message target(StoreSession session, ReplyDraft draft, CareCase careCase) {
        MessageId wanted = draft.message();
        Optional<Message> found = wanted == null
                ? session.messages().latestInbound(careCase.id())
                : session.messages().byId(List.of(wanted)).stream()
                        .filter(m -> careCase.id().equals(m.placement().caseId()))
                        .findFirst();
        return found.orElseThrow(() -> new NotFound("there is nothing to answer in case " + careCase.id()));
    }

    public CareCase setStatus(CaseId id, CaseStatus status, Actor actor) {
        return change(id, work -> {
            CareCase before = work.careCase();
            if (before.status() == status) {
                return before;
            }
            if (before.isClosed()) {
                throw new InvalidRequest("case " + id + " is closed: a new message begins a follow-up case");
            }
            work.tellTicket(new Facts().put("status", status));
            return work.append(actor, new CaseChange.StatusChanged(before.status(), status));
        });
    }

    public CareCase setPriority(CaseId id, CasePriority priority, Actor actor) {
        return change(id, work -> {
            work.tellTicket(new Facts().put("priority", priority));
            return work.append(actor, new CaseChange.PriorityChanged(priority));
        });
    }

    public CareCase setType(CaseId id, @Nullable CaseType type, Actor actor) {
        return change(id, work -> {
            work.tellTicket(new Facts().put("type", type));
            return work.append(actor, new CaseChange.TypeChanged(type));
        });
    }

    /** Puts a case into a work queue, or out of all of them. */
    public CareCase queue(CaseId id, @Nullable String queue, Actor actor) {
        return change(id, work -> work.append(actor, new CaseChange.Queued(queue)));
    }

    /** Gives a case to an agent, or takes it from everybody. */
    public CareCase assign(CaseId id, @Nullable String assignee, Actor actor) {
        return change(id, work -> {
            work.tellTicket(new Facts().put("assignee", assignee));
            return work.append(actor, new CaseChange.Assigned(assignee));
        });
    }

    public CareCase tag(CaseId id, Set<String> add, Set<String> remove, Actor actor) {
        return change(id, work -> {
            work.tellTicket(new Facts()
                    .put("addTags", add.isEmpty() ? null : String.join("\n", new TreeSet<>(add)))
                    .put("removeTags", remove.isEmpty() ? null : String.join("\n", new TreeSet<>(remove))));
            return work.append(actor, new CaseChange.Tagged(add, remove));
        });
    }

    /** Leaves a note for colleagues; it goes to the ticket as an internal comment and never to the customer. */
    public CareCase note(CaseId id, String text, Actor actor) {
        if (text.isBlank()) {
            throw new InvalidRequest("a note needs a text");
        }
        return change(id, work -> {
            work.noteTicket(text);
            return work.append(actor, new CaseChange.NoteAdded(text));
        });
    }

    /**
     * Moderates an item on the network; the intent is stored when this returns.
     *
     * @throws UnsupportedOperation when the network cannot do it
     * @throws NotFound when there is no such message in a case
     */
    public void moderate(MessageId id, Moderation.Action action, Actor actor) {
        Message message = core.store()
                .read(workspace, session -> session.messages().byId(List.of(id)).stream()
                        .findFirst())
                .orElseThrow(() -> new NotFound("there is no message " + id));
        Connector connector = core.connectors().get(message.account().network());
        if (connector == null || !connector.descriptor().can(action.needs())) {
            throw new UnsupportedOperation("network " + message.account().network() + " cannot " + action);
        }
        CaseId caseId = message.placement().caseId();
        if (caseId == null) {
            throw new NotFound("message " + id + " belongs to no case");
        }
        change(caseId, work -> {
            work.moderate(message, action);
            return work.append(actor, new CaseChange.ModerationRequested(id, action.name()));
        });
    }

    private <T> T change(CaseId id, HostChange.Change<T> change) {
        return HostChange.run(core, workspace, id, change);
    }
}
