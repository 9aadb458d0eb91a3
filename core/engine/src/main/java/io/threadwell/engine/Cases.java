package io.threadwell.engine;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.ConversationSignals.Signal;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.OutboundMessage.Target;
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
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.Facts;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Network;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
     * @return the answer; several messages where it was too long for one, in the order in which they go out
     * @throws StaleVersion when the conversation has moved on since; read what came and decide anew
     * @throws ReplyWindowClosed when the network's policy does not let it be sent now; the message names alternatives
     * @throws ContentRejected when it is longer than the network takes, or empty
     * @throws NotFound when there is no such case, or nothing to answer in it
     */
    public List<Message> reply(ReplyDraft draft, long expectedVersion) {
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
            ReplyJudge judge = judge(work.session(), draft, target);
            List<Content> parts = judge.parts(draft.content());
            parts.forEach(judge::require);
            return work.answering()
                    .answer(careCase, target, visibility(draft, target), Origin.HOST, draft.author(), parts);
        });
    }

    /** What the network's policy says of an answer now, without sending it. */
    public ReplyVerdict judge(ReplyDraft draft) {
        return core.store().read(workspace, session -> {
            Message target = target(session, draft, current(session, draft.caseId()));
            return judge(session, draft, target).judge(draft.content());
        });
    }

    /**
     * All that the network's policy says of answers to a message now, in public and in private: whether, until when, how long, in how
     * many parts, and what to do instead.
     *
     * @param draft what would be said; its visibility counts for nothing
     * @throws NotFound when there is no such case, or nothing to answer in it
     */
    public ReplyOptions options(ReplyDraft draft) {
        return core.store().read(workspace, session -> {
            Message target = target(session, draft, current(session, draft.caseId()));
            Map<Visibility, ReplyOptions.Option> options = new EnumMap<>(Visibility.class);
            for (Visibility visibility : Visibility.values()) {
                ReplyJudge judge = new ReplyJudge(core, session, target, visibility);
                List<Content> parts = judge.parts(draft.content());
                options.put(
                        visibility,
                        new ReplyOptions.Option(
                                judge.judge(parts.get(0)),
                                judge.limit(draft.content()).orElse(null),
                                parts.size()));
            }
            return new ReplyOptions(target.id(), options);
        });
    }

    private ReplyJudge judge(StoreSession session, ReplyDraft draft, Message target) {
        return new ReplyJudge(core, session, target, visibility(draft, target));
    }

    private static Visibility visibility(ReplyDraft draft, Message target) {
        return draft.visibility() == null ? target.type().visibility() : draft.visibility();
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
        Message message = need(id, action.needs(), action.name());
        change(caseOf(message), work -> {
            work.moderate(message, action);
            return work.append(actor, new CaseChange.ModerationRequested(id, action.name()));
        });
    }

    /**
     * Gives an answer that is on the network another text; the intent is stored when this returns, and the ticket is told.
     *
     * @throws UnsupportedOperation when the network cannot do it
     * @throws InvalidRequest when it is not an answer of ours, or not on the network yet, or the text is empty
     * @throws NotFound when there is no such message in a case
     */
    public void edit(MessageId id, String text, Actor actor) {
        Message found = need(id, Capability.EDIT, "EDIT");
        if (text.isBlank() || found.isInbound() || found.externalId() == null) {
            throw new InvalidRequest(
                    "message " + id
                            + " cannot be edited so: it must be an answer that is on the network, and the text must not be empty");
        }
        change(caseOf(found), work -> {
            Message now = work.session().messages().byId(List.of(id)).get(0);
            work.edit(now, actor, text);
            return now;
        });
    }

    /**
     * Gives a sign in the private conversation that the customer wrote in last: that somebody is writing, that it was read, who
     * answers. The network is called before this returns; nothing is stored.
     *
     * @throws UnsupportedOperation when the network does not have the sign
     * @throws NotFound when there is no such case, or no private conversation in it
     * @throws io.threadwell.api.error.CareException as the network answers
     */
    public void signal(CaseId id, Signal signal) {
        record Place(Message last, Conversation conversation) {}
        Place place = core.store().read(workspace, session -> {
            Message last = session.messages()
                    .latestInbound(current(session, id).id())
                    .filter(message -> message.type().visibility() == Visibility.PRIVATE)
                    .orElseThrow(() -> new NotFound("case " + id + " has no private message to signal to"));
            ConversationId conversation =
                    Objects.requireNonNull(last.placement().conversation());
            return new Place(last, session.threads().find(List.of(conversation)).get(0));
        });
        AccountId account = place.last().account();
        require(account.network(), signal.needs(), signal.name());
        ChannelAccount sender = core.accounts()
                .find(account)
                .orElseThrow(() -> new NotFound("account " + account + " is not connected"));
        core.need(account.network(), ConversationSignals.class)
                .give(
                        core.accounts().context(sender),
                        new Target(
                                place.last().externalId(),
                                null,
                                null,
                                place.conversation().key()),
                        signal);
    }

    private Message need(MessageId id, Capability capability, String action) {
        Message message = message(id).orElseThrow(() -> new NotFound("there is no message " + id));
        require(message.account().network(), capability, action);
        return message;
    }

    private void require(Network network, Capability capability, String action) {
        Connector connector = core.connectors().get(network);
        if (connector == null || !connector.descriptor().can(capability)) {
            throw new UnsupportedOperation("network " + network + " cannot " + action);
        }
    }

    private static CaseId caseOf(Message message) {
        CaseId caseId = message.placement().caseId();
        if (caseId == null) {
            throw new NotFound("message " + message.id() + " belongs to no case");
        }
        return caseId;
    }

    private <T> T change(CaseId id, HostChange.Change<T> change) {
        return HostChange.run(core, workspace, id, change);
    }
}
