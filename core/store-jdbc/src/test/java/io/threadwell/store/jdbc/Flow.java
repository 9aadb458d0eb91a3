package io.threadwell.store.jdbc;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CaseOrigin;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.CommandId;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.MessageState;
import io.threadwell.api.model.MessageTimes;
import io.threadwell.api.model.MessageType;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.Placement;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CareStore;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.Lane;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.OutboxStore.LaneClaim;
import io.threadwell.api.store.OutboxStore.Next;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.Target;
import io.threadwell.api.store.ThreadKey;
import io.threadwell.api.webhook.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** What an engine asks of a store on the way of the data: a comment becomes a case with a command, and a ticket. */
final class Flow {
    static final Instant T = Instant.parse("2025-03-03T09:00:00Z");
    static final WorkspaceId WS = WorkspaceId.DEFAULT;
    static final AccountId PAGE = AccountId.of("facebook", "1001");
    static final Target DESK = Target.helpdesk("desk");

    private final CareStore store;
    private final WorkspaceId workspace;

    Flow(CareStore store) {
        this(store, WS);
    }

    Flow(CareStore store, WorkspaceId workspace) {
        this.store = store;
        this.workspace = workspace;
    }

    static RawDelivery delivery(long id, int bytes) {
        byte[] body = "x".repeat(bytes).getBytes(StandardCharsets.UTF_8);
        return new RawDelivery(new DeliveryId(id), "facebook", T, body);
    }

    /** Applies comments, each with a root of its own, in one transaction. */
    void apply(long first, int count) {
        store.transact(workspace, session -> {
            apply(session, LongStream.range(first, first + count).boxed().toList());
            return true;
        });
    }

    private static void apply(StoreSession session, List<Long> ids) {
        session.messages().byExternalId(PAGE, ids.stream().map(Flow::externalId).toList());
        Map<ThreadKey, Conversation> proposals = new HashMap<>();
        ids.forEach(id -> proposals.put(new ThreadKey(PAGE, "post/1/" + externalId(id)), conversation(id)));
        List<Conversation> conversations =
                new ArrayList<>(session.threads().claim(proposals).values());
        List<CaseEvent> events = new ArrayList<>();
        List<CareCase> cases = new ArrayList<>();
        ids.forEach(id -> cases.add(open(id, events)));
        session.cases().append(events, cases);
        session.threads()
                .update(conversations.stream()
                        .map(c -> c.withCase(new CaseId(c.id().value())))
                        .toList());
        session.messages().insert(ids.stream().map(Flow::message).toList());
        session.people().save(ids.stream().map(Flow::persona).toList());
        Map<PersonaKey, Set<DeliveryId>> seen = new HashMap<>();
        ids.forEach(id -> seen.put(persona(id).key(), Set.of(new DeliveryId(id))));
        session.people().seenIn(seen);
        session.outbox().enqueue(ids.stream().map(Flow::command).toList());
        session.deliveries().applied(ids.stream().map(DeliveryId::new).toList());
    }

    /** Takes lanes, marks their commands in flight, and then done with tickets. */
    int send(NodeId node, int lanes) {
        List<LaneClaim> claims = store.transact(workspace, session -> {
            List<LaneClaim> taken = session.outbox().claim(DESK, node, T, lanes, 20);
            session.outbox().mark(node, inState(taken, CommandState.IN_FLIGHT));
            return taken;
        });
        store.transact(workspace, session -> {
            Map<CaseId, ExternalRef> tickets = new HashMap<>();
            claims.forEach(c -> tickets.put(
                    c.lane().caseId(), new ExternalRef("desk", c.lane().caseId().toString(), null)));
            session.cases().link(tickets);
            session.outbox().mark(node, inState(claims, CommandState.DONE));
            session.outbox()
                    .release(
                            claims.stream().map(c -> c.release(new Next.Idle())).toList());
            return true;
        });
        return claims.size();
    }

    private static List<Command> inState(List<LaneClaim> claims, CommandState state) {
        return claims.stream()
                .flatMap(c -> c.commands().stream())
                .map(c -> c.with(state, new Command.Attempt("w" + c.id(), null, 1, T, null, T)))
                .toList();
    }

    static Command command(long id) {
        return Command.waiting(
                new CommandId(id), new Lane(DESK, new CaseId(id)), "sync", Map.of("message", Long.toString(id)), T);
    }

    /** Spread like the hashes in real ids, so that no index grows at its end alone. */
    private static String externalId(long id) {
        return "1001_" + Long.toString((id * 0x9E3779B97F4A7C15L) >>> 1);
    }

    private static Conversation conversation(long id) {
        return new Conversation(
                new ConversationId(id), PAGE, Visibility.PUBLIC, externalId(id), "post-" + id / 500, null, null);
    }

    private static Persona persona(long id) {
        long person = id * 31 % 20_000;
        PersonaKey key = new PersonaKey(PAGE, "p" + person);
        return new Persona(key, author(person), T);
    }

    private static Author author(long person) {
        return Author.of("p" + person, "Person number " + person);
    }

    static Message message(long id) {
        return new Message(
                new MessageId(id),
                PAGE,
                externalId(id),
                MessageType.inbound(Visibility.PUBLIC, MessageKind.COMMENT),
                new Placement(new ConversationId(id), new CaseId(id), "1001_77", "post-" + id / 500),
                author(id * 31 % 20_000),
                Content.text("My parcel number " + id + " has not arrived, and nobody answers the telephone. "
                        + "What am I to do now? It was a present, and the birthday is tomorrow."),
                MessageTimes.of(T.plusMillis(id), T.plusMillis(id + 400)),
                "https://example.org/" + id,
                MessageState.inbound(new DeliveryId(id)));
    }

    private static CareCase open(long id, List<CaseEvent> events) {
        CaseId caseId = new CaseId(id);
        PersonaKey person = persona(id).key();
        CaseOrigin origin = new CaseOrigin(PAGE, new ConversationId(id), new MessageId(id), person, null, null);
        Instant at = T.plusMillis(id);
        CaseEvent opened = new CaseEvent(
                caseId,
                1,
                at,
                Actor.customer(person),
                new CaseChange.Opened(origin, "My parcel number " + id, CaseStatus.NEW));
        CaseEvent received =
                new CaseEvent(caseId, 2, at, Actor.customer(person), new CaseChange.MessageReceived(new MessageId(id)));
        events.add(opened);
        events.add(received);
        return CareCase.opened(opened).apply(received);
    }
}
