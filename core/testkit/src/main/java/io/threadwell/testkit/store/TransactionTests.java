package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.TimeOrder;
import io.threadwell.api.store.Timer;
import io.threadwell.api.store.UnsupportedItem;
import io.threadwell.api.webhook.RawDelivery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** All or nothing. */
abstract class TransactionTests extends StoreTest {
    private static final PersonaKey ANNA = new PersonaKey(Samples.PAGE, "anna");

    TransactionTests(CareStoreContract contract) {
        super(contract);
    }

    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void what_the_work_returns_reaches_the_caller() {
        String written = store.transact(WS, session -> session.workspace().value());
        String read = store.read(OTHER, session -> session.workspace().value());
        assertThat(List.of(written, read)).containsExactly("one", "two");
    }

    @Test
    void what_is_written_can_be_read_in_the_same_transaction_and_after_it() {
        boolean seen = store.transact(WS, session -> {
            session.cursors().put("stream", "5");
            return session.cursors().get("stream").isPresent();
        });
        assertThat(seen).isTrue();
        assertThat(optional(s -> s.cursors().get("stream"))).contains("5");
    }

    @Test
    void an_exception_of_the_work_reaches_the_caller_and_leaves_nothing() {
        NodeId node = store.nodes().join(T);
        store.deliveries().append(new RawDelivery(new DeliveryId(1), "hook", T, new byte[] {1}), node);
        assertThatThrownBy(() -> change(session -> {
                    writeEverywhere(session);
                    throw new Broken();
                }))
                .isInstanceOf(Broken.class);
        assertNothingThere();
        assertThat(store.backlog().deliveries()).isEqualTo(1);
        store.deliveries().free(List.of(new DeliveryId(1)));
        assertThat(store.deliveries().claim(node, 10)).hasSize(1);
    }

    @Test
    void a_conflict_in_the_middle_leaves_nothing() {
        change(s -> {
            Samples.holdConversations(s, 1);
            s.messages().insert(List.of(Samples.inbound(7, Samples.in(1, null), T)));
        });
        assertThatThrownBy(() -> change(session -> {
                    session.cursors().put("stream", "5");
                    session.messages()
                            .insert(List.of(
                                    Samples.inbound(6, Samples.in(1, null), T),
                                    Samples.inbound(8, Samples.in(1, null), T).withExternalId("item-7")));
                }))
                .isInstanceOf(Conflict.class);
        assertThat(optional(s -> s.cursors().get("stream"))).isEmpty();
        assertThat(list(s -> s.messages().byId(List.of(new MessageId(6), new MessageId(8)))))
                .isEmpty();
    }

    @Test
    void a_transaction_after_a_failed_one_works() {
        assertThatThrownBy(() -> change(session -> {
                    session.cursors().put("stream", "5");
                    throw new Broken();
                }))
                .isInstanceOf(Broken.class);
        change(session -> session.cursors().put("stream", "6"));
        assertThat(optional(s -> s.cursors().get("stream"))).contains("6");
    }

    @Test
    void changes_and_removals_are_taken_back_as_well() {
        change(s -> {
            writeEverywhere(s);
            s.cursors().put("old", "1");
        });
        assertThatThrownBy(() -> change(session -> {
                    session.cursors().put("stream", "6");
                    session.cursors().remove("old");
                    session.timers().cancel("wake", "1");
                    session.outbox()
                            .settle(
                                    Samples.command(1, Samples.lane(Samples.DESK, 1))
                                            .id(),
                                    CommandState.DISCARDED,
                                    T);
                    session.messages().move(Samples.conversationId(1), Samples.conversationId(2), null);
                    throw new Broken();
                }))
                .isInstanceOf(Broken.class);
        assertThat(optional(s -> s.cursors().get("stream"))).contains("5");
        assertThat(optional(s -> s.cursors().get("old"))).contains("1");
        assertThat(list(s -> s.messages()
                        .ofConversation(Samples.conversationId(1), TimeOrder.OLDEST_FIRST, PageRequest.first(9))
                        .items()))
                .hasSize(1);
        assertThat(store.claimTimers(store.nodes().join(T), T.plusSeconds(9), 9))
                .hasSize(1);
    }

    @Test
    void writers_at_once_lose_no_change() {
        change(session ->
                session.cases().append(List.of(Samples.opened(1, T)), List.of(CareCase.opened(Samples.opened(1, T)))));
        AtomicInteger runs = new AtomicInteger();
        atOnce(
                8,
                number -> store.transact(WS, session -> {
                    runs.incrementAndGet();
                    session.cases().lock(List.of(new CaseId(1)));
                    int before = session.cursors()
                            .get("count")
                            .map(Integer::parseInt)
                            .orElse(0);
                    session.cursors().put("count", Integer.toString(before + 1));
                    return true;
                }));
        assertThat(optional(s -> s.cursors().get("count"))).contains("8");
        assertThat(runs.get()).isGreaterThanOrEqualTo(8);
    }

    private static void writeEverywhere(StoreSession session) {
        Samples.holdConversations(session, 2);
        session.messages().insert(List.of(Samples.inbound(1, Samples.in(1, 1L), T)));
        session.messages().claimEvents("scope", Set.of("edit"));
        Samples.open(session, Samples.opened(1, T));
        session.cases().link(Map.of(new CaseId(1), new ExternalRef("desk", "5", null)));
        session.outbox().enqueue(List.of(Samples.command(1, Samples.lane(Samples.DESK, 1))));
        session.timers().set(List.of(new Timer("wake", "1", T, Map.of())));
        session.cursors().put("stream", "5");
        session.people().save(List.of(new Persona(ANNA, Samples.ANNA, T)));
        session.people().seenIn(Map.of(ANNA, Set.of(new DeliveryId(1))));
        session.unsupported().add(List.of(new UnsupportedItem("k", Samples.PAGE, null, "odd", "{}", T)));
        session.deliveries().applied(List.of(new DeliveryId(1)));
    }

    private void assertNothingThere() {
        change(session -> {
            assertThat(session.threads().find(List.of(Samples.conversationId(1))))
                    .isEmpty();
            assertThat(session.messages().byId(List.of(new MessageId(1)))).isEmpty();
            assertThat(session.messages().claimEvents("scope", Set.of("edit"))).hasSize(1);
            assertThat(session.cases()
                            .query(CaseQuery.all(), PageRequest.first(9))
                            .items())
                    .isEmpty();
            assertThat(session.cases().events(new CaseId(1), 0, 9)).isEmpty();
            assertThat(session.cases().caseOf("desk", "5")).isEmpty();
            assertThat(session.outbox().open(new CaseId(1))).isEmpty();
            assertThat(session.cursors().get("stream")).isEmpty();
            assertThat(session.people().find(ANNA)).isEmpty();
            assertThat(session.people().traces(ANNA).deliveries()).isEmpty();
            assertThat(session.unsupported().list(PageRequest.first(9)).items()).isEmpty();
        });
        assertThat(store.dueTargets(T.plusSeconds(9), 9, ALL)).isEmpty();
        assertThat(store.nextDue(ALL)).isEmpty();
    }
}
