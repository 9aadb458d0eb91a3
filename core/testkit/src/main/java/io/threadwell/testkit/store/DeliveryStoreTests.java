package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.store.CareStore.Retained;
import io.threadwell.api.store.DeliveryStore.Unreadable;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.webhook.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries as they came. */
abstract class DeliveryStoreTests extends StoreTest {
    private NodeId node = new NodeId(0);

    DeliveryStoreTests(CareStoreContract contract) {
        super(contract);
    }

    @BeforeEach
    void join() {
        node = store.nodes().join(T);
    }

    private static RawDelivery delivery(long id) {
        byte[] body = ("body ü \0 " + id).getBytes(StandardCharsets.UTF_8);
        return new RawDelivery(new DeliveryId(id), "hook", T.plusSeconds(id), body);
    }

    private void append(long... ids) {
        LongStream.of(ids).forEach(id -> store.deliveries().append(delivery(id), node));
    }

    /** Appends deliveries and leaves them for whoever claims. */
    private void appendFree(long... ids) {
        append(ids);
        store.deliveries().free(LongStream.of(ids).mapToObj(DeliveryId::new).toList());
    }

    private List<Long> claim(NodeId by, int max) {
        return store.deliveries().claim(by, max).stream()
                .map(d -> d.id().value())
                .toList();
    }

    private void apply(long... ids) {
        change(s -> s.deliveries()
                .applied(LongStream.of(ids).mapToObj(DeliveryId::new).toList()));
    }

    @Test
    void a_delivery_comes_back_as_it_was() {
        append(1);
        RawDelivery found = store.deliveries().find(new DeliveryId(1)).orElseThrow();
        assertThat(found.endpoint()).isEqualTo("hook");
        assertThat(found.receivedAt()).isEqualTo(T.plusSeconds(1));
        assertThat(found.body()).isEqualTo(delivery(1).body());
        assertThat(store.deliveries().find(new DeliveryId(2))).isEmpty();
    }

    @Test
    void who_appends_a_delivery_has_taken_it() {
        append(1);
        assertThat(claim(node, 9)).isEmpty();
        assertThat(store.backlog().deliveries()).isEqualTo(1);
    }

    @Test
    void a_freed_delivery_can_be_claimed_once() {
        appendFree(1);
        List<RawDelivery> claimed = store.deliveries().claim(node, 9);
        assertThat(claimed).hasSize(1);
        assertThat(claimed.get(0).body()).isEqualTo(delivery(1).body());
        assertThat(claim(node, 9)).isEmpty();
    }

    @Test
    void deliveries_are_claimed_the_oldest_first() {
        appendFree(3, 1, 2);
        assertThat(claim(node, 2)).containsExactly(1L, 2L);
        assertThat(claim(node, 2)).containsExactly(3L);
    }

    @Test
    void what_a_dead_node_had_is_claimed_by_the_next() {
        append(2, 1);
        assertThat(claim(successorOf(node), 9)).containsExactly(1L, 2L);
    }

    @Test
    void what_a_living_node_has_is_not_claimed_by_another() {
        needsSeveralNodes();
        append(1);
        assertThat(claim(store.nodes().join(T), 9)).isEmpty();
    }

    @Test
    void an_applied_delivery_is_never_claimed_again() {
        append(1, 2);
        apply(1);
        assertThat(store.backlog().deliveries()).isEqualTo(1);
        assertThat(claim(successorOf(node), 9)).containsExactly(2L);
        assertThat(store.deliveries().find(new DeliveryId(1))).isPresent();
    }

    @Test
    void freeing_an_applied_delivery_does_not_bring_it_back() {
        append(1);
        apply(1);
        store.deliveries().free(List.of(new DeliveryId(1)));
        assertThat(claim(node, 9)).isEmpty();
    }

    @Test
    void a_mark_that_is_rolled_back_leaves_the_delivery_waiting() {
        append(1);
        assertThatThrownBy(() -> change(s -> {
                    s.deliveries().applied(List.of(new DeliveryId(1)));
                    throw new Conflict("for the test");
                }))
                .isInstanceOf(Conflict.class);
        assertThat(store.backlog().deliveries()).isEqualTo(1);
        assertThat(claim(successorOf(node), 9)).containsExactly(1L);
    }

    @Test
    void workers_that_claim_at_once_never_get_the_same_delivery() {
        appendFree(LongStream.rangeClosed(1, 30).toArray());
        List<List<Long>> taken = atOnce(6, number -> claim(node, 7));
        List<Long> all = new ArrayList<>();
        taken.forEach(all::addAll);
        all.addAll(claim(node, 100));
        assertThat(all).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void deliveries_that_are_appended_at_once_are_all_there() {
        atOnce(8, number -> {
            for (int i = 0; i < 10; i++) {
                append(100L * (number + 1) + i);
            }
            return true;
        });
        assertThat(store.backlog().deliveries()).isEqualTo(80);
    }

    @Test
    void a_delivery_that_nobody_can_read_is_listed_with_the_reason_and_claimed_no_more() {
        append(1, 2, 3, 4);
        List.of(1L, 2L, 3L).forEach(id -> store.deliveries().unreadable(new DeliveryId(id), "why " + id));
        assertThat(pages(2, store.deliveries()::unreadable))
                .containsExactly(List.of(unreadable(3), unreadable(2)), List.of(unreadable(1)));
        assertThat(store.backlog().unreadable()).isEqualTo(3);
        assertThat(store.backlog().deliveries()).isEqualTo(1);
        assertThat(claim(successorOf(node), 9)).containsExactly(4L);
    }

    private static Unreadable unreadable(long id) {
        return new Unreadable(new DeliveryId(id), "hook", T.plusSeconds(id), "why " + id);
    }

    @Test
    void a_delivery_that_nobody_could_read_is_worked_on_once_more_when_it_is_reopened() {
        append(1);
        store.deliveries().unreadable(new DeliveryId(1), "why");
        assertThat(store.deliveries().reopen(new DeliveryId(1))).isTrue();
        assertThat(pages(9, store.deliveries()::unreadable)).containsExactly(List.of());
        assertThat(claim(node, 9)).containsExactly(1L);
        apply(1);
        assertThat(store.backlog().deliveries()).isZero();
    }

    @Test
    void an_applied_delivery_is_worked_on_once_more_when_it_is_reopened() {
        append(1);
        apply(1);
        assertThat(store.deliveries().reopen(new DeliveryId(1))).isTrue();
        assertThat(store.backlog().deliveries()).isEqualTo(1);
        assertThat(claim(node, 9)).containsExactly(1L);
        assertThat(store.deliveries().reopen(new DeliveryId(9))).isFalse();
    }

    @Test
    void applied_deliveries_are_cut_by_time_in_steps_and_no_others() {
        append(1, 2, 3, 4, 5);
        apply(1, 2, 3, 5);
        assertThat(store.purge(Retained.DELIVERIES, T, 100)).isZero();
        assertThat(store.purge(Retained.DELIVERIES, T.plusSeconds(5), 2)).isEqualTo(2);
        assertThat(store.purge(Retained.DELIVERIES, T.plusSeconds(5), 2)).isEqualTo(1);
        assertThat(store.purge(Retained.DELIVERIES, T.plusSeconds(5), 2)).isZero();
        assertThat(store.deliveries().find(new DeliveryId(3))).isEmpty();
        assertThat(store.deliveries().find(new DeliveryId(4))).isPresent();
        assertThat(store.deliveries().find(new DeliveryId(5))).isPresent();
        assertThat(store.deliveries().reopen(new DeliveryId(1))).isFalse();
    }

    @Test
    void what_was_acknowledged_survives_a_restart() {
        append(1, 2);
        apply(1);
        restart();
        assertThat(claim(successorOf(node), 9)).containsExactly(2L);
        assertThat(store.deliveries().find(new DeliveryId(1))).isPresent();
    }
}
