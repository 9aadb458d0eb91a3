package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.store.CareStore.DueTimer;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.Timer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Durable timers. */
abstract class TimerStoreTests extends StoreTest {
    private NodeId node = new NodeId(0);

    TimerStoreTests(CareStoreContract contract) {
        super(contract);
    }

    @BeforeEach
    void join() {
        node = store.nodes().join(T);
    }

    private static Timer timer(String key, long seconds) {
        return new Timer("wake", key, T.plusSeconds(seconds), Map.of("why", "because " + seconds));
    }

    private void set(Timer... timers) {
        change(s -> s.timers().set(Arrays.asList(timers)));
    }

    private List<Timer> claim(NodeId by, long seconds, int max) {
        Instant now = T.plusSeconds(seconds);
        return store.claimTimers(by, now, max).stream().map(DueTimer::timer).toList();
    }

    private List<Timer> claim(long seconds) {
        return claim(node, seconds, 100);
    }

    private void done(Timer timer) {
        change(s -> s.timers().done(node, timer));
    }

    @Test
    void a_timer_is_taken_when_it_is_due_and_not_before() {
        set(timer("a", 10));
        assertThat(claim(9)).isEmpty();
        assertThat(claim(10)).containsExactly(timer("a", 10));
    }

    @Test
    void timers_that_are_due_longest_come_first_and_at_most_as_many_as_asked_for() {
        set(timer("a", 3), timer("b", 1), timer("c", 2));
        assertThat(claim(node, 5, 2)).containsExactly(timer("b", 1), timer("c", 2));
        assertThat(claim(5)).containsExactly(timer("a", 3));
    }

    @Test
    void timers_of_all_workspaces_are_taken() {
        set(timer("a", 1));
        change(OTHER, s -> s.timers().set(List.of(timer("a", 2))));
        assertThat(store.claimTimers(node, T.plusSeconds(5), 9))
                .containsExactlyInAnyOrder(new DueTimer(WS, timer("a", 1)), new DueTimer(OTHER, timer("a", 2)));
    }

    @Test
    void a_taken_timer_is_not_given_again_until_it_is_done() {
        set(timer("a", 1));
        claim(1);
        assertThat(claim(100)).isEmpty();
        done(timer("a", 1));
        assertThat(claim(100)).isEmpty();
        assertThat(store.nextDue(ALL)).isEmpty();
    }

    @Test
    void setting_a_timer_again_moves_it() {
        set(timer("a", 1));
        set(timer("a", 50));
        assertThat(claim(49)).isEmpty();
        assertThat(claim(50)).containsExactly(timer("a", 50));
    }

    @Test
    void a_timer_that_is_set_anew_while_it_is_taken_is_free_and_not_done_away_with() {
        set(timer("a", 1));
        claim(1);
        set(timer("a", 20));
        done(timer("a", 1));
        assertThat(claim(19)).isEmpty();
        assertThat(claim(20)).containsExactly(timer("a", 20));
    }

    @Test
    void a_timer_that_is_set_anew_as_it_was_while_it_is_taken_is_not_done_away_with() {
        set(timer("a", 1));
        claim(1);
        set(timer("a", 1));
        done(timer("a", 1));
        assertThat(claim(1)).containsExactly(timer("a", 1));
    }

    @Test
    void a_timer_that_another_node_has_taken_is_not_done_away_with() {
        set(timer("a", 1));
        claim(1);
        NodeId next = successorOf(node);
        assertThat(claim(next, 2, 9)).containsExactly(timer("a", 1));
        done(timer("a", 1));
        assertThat(claim(successorOf(next), 3, 9)).containsExactly(timer("a", 1));
    }

    @Test
    void a_timer_can_be_set_unless_it_is_there() {
        change(s -> s.timers().setIfAbsent(List.of(timer("a", 5), timer("b", 6))));
        change(s -> s.timers().setIfAbsent(List.of(timer("a", 1), timer("c", 7))));
        assertThat(claim(100)).containsExactly(timer("a", 5), timer("b", 6), timer("c", 7));
        change(s -> s.timers().setIfAbsent(List.of(timer("a", 1))));
        assertThat(claim(100)).isEmpty();
    }

    @Test
    void timers_of_different_kinds_do_not_meet() {
        Timer other = new Timer("sleep", "a", T.plusSeconds(2), Map.of());
        set(timer("a", 1), other);
        assertThat(claim(5)).containsExactly(timer("a", 1), other);
        change(s -> s.timers().cancel("wake", "a"));
        done(other);
        assertThat(claim(successorOf(node), 5, 9)).isEmpty();
    }

    @Test
    void a_cancelled_timer_never_comes() {
        set(timer("a", 1), timer("b", 1));
        change(s -> {
            s.timers().cancel("wake", "a");
            s.timers().cancel("wake", "nothing");
        });
        assertThat(claim(5)).containsExactly(timer("b", 1));
    }

    @Test
    void what_a_dead_node_had_taken_is_free() {
        set(timer("a", 1));
        claim(1);
        assertThat(claim(successorOf(node), 2, 9)).containsExactly(timer("a", 1));
    }

    @Test
    void workers_that_claim_at_once_never_get_the_same_timer() {
        for (int i = 0; i < 20; i++) {
            set(timer("t" + i, 1));
        }
        List<List<Timer>> taken = atOnce(6, number -> claim(node, 1, 5));
        List<Timer> all = taken.stream().flatMap(List::stream).toList();
        assertThat(all).doesNotHaveDuplicates();
        assertThat(all.size() + claim(1).size()).isEqualTo(20);
    }

    @Test
    void timers_survive_a_restart() {
        set(timer("a", 1));
        restart();
        assertThat(claim(successorOf(node), 2, 9)).containsExactly(timer("a", 1));
    }
}
