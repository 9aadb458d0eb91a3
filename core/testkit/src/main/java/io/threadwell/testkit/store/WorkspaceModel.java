package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.CommandId;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CareStore;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.DeskStore.DeskWrite;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.ThreadKey;
import io.threadwell.api.store.TimeOrder;
import io.threadwell.api.store.Timer;
import io.threadwell.api.store.UnsupportedItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What a workspace must show, kept beside a store. Names come from a small space, so that workspaces use the same all the
 * time; ids are unique in a store, and made so.
 */
final class WorkspaceModel {
    private static final int NAMES = 6;

    private final WorkspaceId workspace;
    private final CareStore store;
    private final long base;
    private final Map<String, Conversation> conversations = new HashMap<>();
    private final Map<String, Message> messages = new TreeMap<>();
    private final Map<Long, CareCase> cases = new TreeMap<>();
    private final Map<Long, String> tickets = new HashMap<>();
    private final Map<Long, Command> commands = new TreeMap<>();
    private final Map<String, String> cursors = new HashMap<>();
    private final Map<String, Timer> timers = new HashMap<>();
    private final Map<String, Persona> people = new HashMap<>();
    private final Map<String, UnsupportedItem> unsupported = new HashMap<>();
    private final Set<String> events = new HashSet<>();
    private final Set<String> deskKeys = new HashSet<>();

    WorkspaceModel(WorkspaceId workspace, CareStore store) {
        this.workspace = workspace;
        this.store = store;
        this.base = 1_000_000L * (1 + Math.floorMod(workspace.value().hashCode(), 1000));
    }

    void act(Random random, int step) {
        String name = "n" + random.nextInt(NAMES);
        long id = base + step;
        int what = random.nextInt(10);
        if (what == 9) {
            writeToDesk(name);
            return;
        }
        store.transact(workspace, session -> {
            switch (what) {
                case 0 -> claimThread(session, name, id);
                case 1 -> addMessage(session, name, id, random.nextInt(NAMES));
                case 2 -> changeCase(session, random.nextInt(NAMES), step);
                case 3 -> tie(session, random.nextInt(NAMES), name);
                case 4 -> enqueue(session, id, random.nextInt(NAMES));
                case 5 -> putCursor(session, name, id);
                case 6 -> setTimer(session, name, id);
                case 7 -> see(session, name, step);
                default ->
                    assertThat(session.messages()
                                    .claimEvents("scope", Set.of(name))
                                    .size())
                            .isEqualTo(events.add(name) ? 1 : 0);
            }
            return true;
        });
    }

    private String label() {
        return workspace.value();
    }

    private void claimThread(StoreSession session, String name, long id) {
        ThreadKey key = Samples.key(name);
        Conversation proposal = Samples.conversation(id, "post", new CaseId(base));
        Conversation led = session.threads().claim(Map.of(key, proposal)).get(key);
        assertThat(led).isEqualTo(conversations.computeIfAbsent(name, n -> proposal));
    }

    private void addMessage(StoreSession session, String name, long id, int caseNumber) {
        boolean there =
                !session.messages().byExternalId(Samples.PAGE, List.of(name)).isEmpty();
        assertThat(there).isEqualTo(messages.containsKey(name));
        if (!there) {
            Message message = Samples.inbound(id, Samples.in(base, base + caseNumber), Samples.T.plusSeconds(id))
                    .withExternalId(name)
                    .withContent(Content.text("words of " + label()));
            session.messages().insert(List.of(message));
            messages.put(name, message);
        }
    }

    private void changeCase(StoreSession session, int number, int step) {
        long id = base + number;
        CareCase known = cases.get(id);
        CaseEvent event = known == null
                ? Samples.opened(id, Samples.T.plusSeconds(step))
                : Samples.next(known, Samples.T.plusSeconds(step), new CaseChange.Assigned(label()));
        CareCase after = known == null ? CareCase.opened(event) : known.apply(event);
        session.cases().append(List.of(event), List.of(after));
        cases.put(id, after);
    }

    private void tie(StoreSession session, int number, String name) {
        long id = base + number;
        if (cases.containsKey(id) && !tickets.containsKey(id) && !tickets.containsValue(name)) {
            session.cases().link(Map.of(new CaseId(id), new ExternalRef("desk", name, label())));
            tickets.put(id, name);
        }
    }

    private void enqueue(StoreSession session, long id, int number) {
        Command command = Samples.command(id, Samples.lane(Samples.DESK, base + number));
        session.outbox().enqueue(List.of(command));
        commands.put(id, command);
    }

    private void putCursor(StoreSession session, String name, long id) {
        session.cursors().put(name, label() + id);
        cursors.put(name, label() + id);
    }

    private void setTimer(StoreSession session, String name, long id) {
        Timer timer = new Timer("wake", name, Samples.T, Map.of("of", label() + id));
        session.timers().set(List.of(timer));
        timers.put(name, timer);
    }

    private void see(StoreSession session, String name, int step) {
        PersonaKey key = new PersonaKey(Samples.PAGE, name);
        Persona persona = new Persona(key, Samples.ANNA, Samples.T.plusSeconds(step));
        session.people().save(List.of(persona));
        people.put(name, persona);
        UnsupportedItem item = new UnsupportedItem(name, Samples.PAGE, null, label(), "{}", Samples.T);
        session.unsupported().add(List.of(item));
        unsupported.put(name, item);
    }

    private void writeToDesk(String name) {
        DeskWrite write =
                new DeskWrite(null, name, label() + name, "s", null, null, label(), "words", false, Samples.T);
        store.desk(workspace).write(List.of(write));
        deskKeys.add(name);
    }

    void assertHasSomething() {
        assertThat(List.of(conversations.size(), messages.size(), cases.size(), commands.size(), timers.size()))
                .doesNotContain(0);
    }

    void assertShowsOnlyItsOwn() {
        store.read(workspace, session -> {
            assertConversationsAndMessages(session);
            assertCases(session);
            assertThat(session.people()
                            .traces(new PersonaKey(Samples.PAGE, "anna"))
                            .messages())
                    .hasSize(messages.size());
            for (int i = 0; i < NAMES; i++) {
                String name = "n" + i;
                assertThat(session.cursors().get(name).orElse("none")).isEqualTo(cursors.getOrDefault(name, "none"));
                assertThat(session.people().find(new PersonaKey(Samples.PAGE, name)).stream()
                                .toList())
                        .isEqualTo(people.containsKey(name) ? List.of(people.get(name)) : List.of());
            }
            assertThat(session.unsupported().list(PageRequest.first(100)).items())
                    .containsExactlyInAnyOrderElementsOf(unsupported.values());
            return true;
        });
        assertDesk();
        assertLanesAndTimers();
    }

    private void assertConversationsAndMessages(StoreSession session) {
        assertThat(session.threads().under(Samples.PAGE, List.of("post")))
                .containsExactlyInAnyOrderElementsOf(conversations.values());
        assertThat(session.threads().ofCase(new CaseId(base))).hasSameSizeAs(conversations.values());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < NAMES; i++) {
            names.add("n" + i);
        }
        assertThat(session.messages().byExternalId(Samples.PAGE, names))
                .containsExactlyInAnyOrderElementsOf(messages.values());
        assertThat(session.messages().byId(messageIds())).containsExactlyInAnyOrderElementsOf(messages.values());
        for (TimeOrder order : TimeOrder.values()) {
            assertThat(session.messages()
                            .ofConversation(Samples.conversationId(base), order, PageRequest.first(100))
                            .items())
                    .containsExactlyInAnyOrderElementsOf(messages.values());
        }
    }

    private List<MessageId> messageIds() {
        return messages.values().stream().map(Message::id).toList();
    }

    private List<CaseId> caseIds() {
        return LongStream.range(0, NAMES).mapToObj(n -> new CaseId(base + n)).toList();
    }

    /** Whoever knows the other's ids is shown nothing by them. */
    void assertShowsNothingOf(WorkspaceModel other) {
        PageRequest page = PageRequest.first(100);
        store.read(workspace, session -> {
            assertThat(session.messages().byId(other.messageIds())).isEmpty();
            assertThat(session.cases().find(other.caseIds())).isEmpty();
            assertThat(session.cases().tickets("desk", other.caseIds())).isEmpty();
            for (TimeOrder order : TimeOrder.values()) {
                assertThat(session.messages()
                                .ofConversation(Samples.conversationId(other.base), order, page)
                                .items())
                        .isEmpty();
                for (CaseId id : other.caseIds()) {
                    assertThat(session.messages().ofCase(id, order, page).items())
                            .isEmpty();
                    assertThat(session.cases().events(id, order, page).items()).isEmpty();
                    assertThat(session.cases().events(id, 0, 100)).isEmpty();
                    assertThat(session.cases().tickets(id)).isEmpty();
                }
            }
            return true;
        });
    }

    private void assertCases(StoreSession session) {
        for (CaseQuery.Order order : CaseQuery.Order.values()) {
            for (CaseQuery query : List.of(CaseQuery.all(), CaseQuery.all().status(CaseStatus.NEW))) {
                assertThat(session.cases()
                                .query(query.order(order), PageRequest.first(100))
                                .items())
                        .containsExactlyInAnyOrderElementsOf(cases.values());
            }
        }
        assertThat(session.cases()
                        .query(CaseQuery.all().text("WORDS"), PageRequest.first(100))
                        .items())
                .allMatch(c -> cases.containsValue(c));
        for (int i = 0; i < NAMES; i++) {
            String name = "n" + i;
            assertThat(session.cases().caseOf("desk", name).map(id -> tickets.get(id.value())))
                    .isEqualTo(tickets.containsValue(name) ? Optional.of(name) : Optional.empty());
        }
        List<CommandId> ids = commands.keySet().stream().map(CommandId::new).toList();
        assertThat(session.outbox().find(ids)).containsExactlyInAnyOrderElementsOf(commands.values());
        assertThat(session.cases().count(CaseQuery.all())).isEqualTo(cases.size());
        CaseQuery unassigned =
                CaseQuery.all().status(CaseStatus.NEW).inNoQueue().ofNobody();
        assertThat(session.cases().count(unassigned))
                .isEqualTo(cases.values().stream()
                        .filter(c -> c.work().assignee() == null)
                        .count());
        LongStream.range(0, NAMES).forEach(number -> assertThat(session.outbox().open(new CaseId(base + number)))
                .allMatch(commands::containsValue));
    }

    private void assertDesk() {
        assertThat(store.desk(workspace)
                        .tickets(List.of(), PageRequest.first(100))
                        .items())
                .hasSize(deskKeys.size())
                .allMatch(ticket -> ticket.externalId().startsWith(label()));
        assertThat(store.desk(workspace).changes(0, 100)).hasSize(deskKeys.size());
    }

    private void assertLanesAndTimers() {
        var node = store.nodes().join(Samples.T);
        List<Command> claimed =
                store.transact(workspace, s -> s.outbox().claim(Samples.DESK, node, Samples.T, 100, 100).stream()
                        .flatMap(claim -> claim.commands().stream())
                        .toList());
        assertThat(claimed).containsExactlyInAnyOrderElementsOf(commands.values());
        assertThat(store.claimTimers(node, Samples.T, 1000).stream()
                        .filter(due -> due.workspace().equals(workspace))
                        .map(CareStore.DueTimer::timer))
                .containsExactlyInAnyOrderElementsOf(timers.values());
        store.nodes().leave(node);
    }
}
