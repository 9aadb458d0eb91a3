package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.Timer;
import io.threadwell.api.webhook.RawDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Who works on the store, and who has died. */
abstract class NodeStoreTests extends StoreTest {
    NodeStoreTests(CareStoreContract contract) {
        super(contract);
    }

    private static Instant at(long seconds) {
        return T.plusSeconds(seconds);
    }

    /** Takes a delivery, a lane and a timer. */
    private void takeOneOfEach(NodeId node) {
        store.deliveries().append(new RawDelivery(new DeliveryId(1), "hook", T, new byte[] {1}), node);
        change(s -> {
            s.outbox().enqueue(List.of(Samples.command(1, Samples.lane(Samples.DESK, 1))));
            s.timers().set(List.of(new Timer("wake", "1", T, Map.of())));
        });
        assertThat(free(node)).containsExactly("lane", "timer");
    }

    /** What a node can take now. */
    private List<String> free(NodeId node) {
        List<String> taken = new ArrayList<>();
        store.deliveries().claim(node, 9).forEach(d -> taken.add("delivery"));
        store.transact(WS, s -> s.outbox().claim(Samples.DESK, node, at(1000), 9, 9))
                .forEach(lane -> taken.add("lane"));
        store.claimTimers(node, at(1000), 9).forEach(timer -> taken.add("timer"));
        return taken;
    }

    @Test
    void every_node_that_joins_has_a_number_of_its_own() {
        List<NodeId> joined = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            joined.add(store.nodes().join(T));
        }
        store.nodes().leave(joined.get(2));
        joined.add(store.nodes().join(T));
        restart();
        joined.add(store.nodes().join(T));
        assertThat(joined).doesNotHaveDuplicates();
    }

    @Test
    void a_node_that_says_that_it_lives_stays() {
        NodeId node = store.nodes().join(T);
        assertThat(store.nodes().beat(node, at(10), at(5))).isTrue();
        assertThat(store.nodes().beat(node, at(20), at(15))).isTrue();
    }

    @Test
    void a_node_that_did_not_say_that_it_lives_is_dead_and_what_it_had_is_free() {
        needsSeveralNodes();
        NodeId silent = store.nodes().join(T);
        takeOneOfEach(silent);
        NodeId other = store.nodes().join(at(20));
        assertThat(store.nodes().beat(other, at(30), T)).isTrue();
        assertThat(free(other)).isEmpty();
        assertThat(store.nodes().beat(other, at(31), at(1))).isTrue();
        assertThat(free(other)).containsExactly("delivery", "lane", "timer");
        assertThat(store.nodes().beat(silent, at(32), at(2))).isFalse();
        assertThat(store.nodes().beat(silent, at(33), at(3))).isFalse();
    }

    @Test
    void on_a_store_for_one_process_a_node_that_joins_is_the_only_one() {
        Assumptions.assumeFalse(isSharedByNodes(), "the store is shared by nodes");
        NodeId first = store.nodes().join(T);
        takeOneOfEach(first);
        NodeId second = store.nodes().join(at(1));
        assertThat(free(second)).containsExactly("delivery", "lane", "timer");
        assertThat(store.nodes().beat(first, at(2), T)).isFalse();
        assertThat(store.nodes().beat(second, at(2), T)).isTrue();
    }

    @Test
    void what_a_node_had_is_free_when_it_leaves() {
        NodeId node = store.nodes().join(T);
        takeOneOfEach(node);
        store.nodes().leave(node);
        NodeId next = store.nodes().join(at(1));
        assertThat(free(next)).containsExactly("delivery", "lane", "timer");
    }

    @Test
    void a_node_that_leaves_takes_nothing_from_the_others() {
        needsSeveralNodes();
        NodeId stays = store.nodes().join(T);
        NodeId leaves = store.nodes().join(T);
        takeOneOfEach(stays);
        store.nodes().leave(leaves);
        assertThat(free(store.nodes().join(T))).isEmpty();
        assertThat(store.nodes().beat(stays, at(1), T)).isTrue();
    }
}
