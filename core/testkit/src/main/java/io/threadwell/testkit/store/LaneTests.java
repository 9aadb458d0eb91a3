package io.threadwell.testkit.store;

import static io.threadwell.testkit.store.Samples.DESK;
import static io.threadwell.testkit.store.Samples.DESK_2;
import static io.threadwell.testkit.store.Samples.command;
import static io.threadwell.testkit.store.Samples.lane;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.model.CommandId;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.Lane;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.OutboxStore.LaneClaim;
import io.threadwell.api.store.OutboxStore.LaneRelease;
import io.threadwell.api.store.OutboxStore.Next;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lanes: who takes them, in what order, and when they are due again. */
abstract class LaneTests extends StoreTest {
    private static final Lane LANE = lane(DESK, 1);

    private NodeId node = new NodeId(0);

    LaneTests(CareStoreContract contract) {
        super(contract);
    }

    @BeforeEach
    void join() {
        node = store.nodes().join(T);
    }

    private void enqueue(Command... commands) {
        change(s -> s.outbox().enqueue(Arrays.asList(commands)));
    }

    private List<LaneClaim> claim(NodeId by, Instant now) {
        return store.transact(WS, s -> s.outbox().claim(DESK, by, now, 100, 100));
    }

    private List<LaneClaim> claim(Instant now) {
        return claim(node, now);
    }

    private static List<Long> cases(List<LaneClaim> claims) {
        return claims.stream().map(c -> c.lane().caseId().value()).toList();
    }

    private static List<Long> ids(LaneClaim claim) {
        return claim.commands().stream().map(c -> c.id().value()).toList();
    }

    private LaneClaim take(Instant now) {
        List<LaneClaim> claims = claim(now);
        assertThat(claims).hasSize(1);
        return claims.get(0);
    }

    private void release(LaneClaim claim, Next next) {
        change(s -> s.outbox().release(List.of(claim.release(next))));
    }

    private void finish(LaneClaim claim, Next next) {
        List<Command> done = claim.commands().stream()
                .map(c -> Samples.in(CommandState.DONE, c))
                .toList();
        change(s -> {
            s.outbox().mark(node, done);
            s.outbox().release(List.of(claim.release(next)));
        });
    }

    @Test
    void new_commands_make_their_lane_due_at_once() {
        enqueue(command(2, LANE), command(1, LANE));
        LaneClaim claim = take(T);
        assertThat(claim.lane()).isEqualTo(LANE);
        assertThat(claim.commands()).containsExactly(command(1, LANE), command(2, LANE));
        assertThat(claim.more()).isFalse();
    }

    @Test
    void lanes_due_longest_come_first() {
        enqueue(
                command(1, lane(DESK, 1), T.plusSeconds(3)),
                command(2, lane(DESK, 2), T.plusSeconds(1)),
                command(3, lane(DESK, 3), T.plusSeconds(2)),
                command(4, lane(DESK, 4), T.plusSeconds(9)));
        List<LaneClaim> two = store.transact(WS, s -> s.outbox().claim(DESK, node, T.plusSeconds(5), 2, 100));
        assertThat(cases(two)).containsExactly(2L, 3L);
        assertThat(cases(claim(T.plusSeconds(5)))).containsExactly(1L);
        assertThat(claim(T.plusSeconds(5))).isEmpty();
    }

    @Test
    void only_lanes_of_the_target_are_taken() {
        enqueue(command(1, lane(DESK, 1)), command(2, lane(DESK_2, 1)));
        assertThat(cases(claim(T))).containsExactly(1L);
        assertThat(changed(s -> s.outbox().claim(DESK_2, node, T, 9, 9))).hasSize(1);
    }

    @Test
    void a_claim_gives_so_many_commands_and_says_when_there_are_more() {
        enqueue(command(1, LANE), command(2, LANE), command(3, LANE));
        LaneClaim claim =
                store.transact(WS, s -> s.outbox().claim(DESK, node, T, 9, 2)).get(0);
        assertThat(ids(claim)).containsExactly(1L, 2L);
        assertThat(claim.more()).isTrue();
        finish(claim, new Next.At(T));
        LaneClaim rest =
                store.transact(WS, s -> s.outbox().claim(DESK, node, T, 9, 1)).get(0);
        assertThat(ids(rest)).containsExactly(3L);
        assertThat(rest.more()).isFalse();
    }

    @Test
    void commands_at_rest_are_left_out() {
        enqueue(
                Samples.in(CommandState.DONE, command(1, LANE)),
                Samples.in(CommandState.PARKED, command(2, LANE)),
                Samples.in(CommandState.DISCARDED, command(3, LANE)),
                Samples.in(CommandState.PENDING, command(4, LANE)),
                Samples.in(CommandState.RETRY_AT, command(5, LANE)),
                Samples.in(CommandState.UNKNOWN, command(6, LANE)),
                command(7, LANE));
        assertThat(ids(take(T))).containsExactly(4L, 5L, 6L, 7L);
    }

    @Test
    void a_lane_is_taken_by_one_node_at_a_time() {
        needsSeveralNodes();
        NodeId second = store.nodes().join(T);
        enqueue(command(1, LANE));
        LaneClaim claim = take(T);
        assertThat(claim(second, T)).isEmpty();
        release(claim, new Next.At(T));
        assertThat(claim(second, T)).hasSize(1);
        assertThat(claim(T)).isEmpty();
    }

    @Test
    void workers_that_claim_at_once_never_get_the_same_lane() {
        LongStream.rangeClosed(1, 40).forEach(id -> enqueue(command(id, lane(DESK, id))));
        List<List<LaneClaim>> taken = atOnce(8, number -> {
            List<LaneClaim> mine = new ArrayList<>();
            List<LaneClaim> got = List.of();
            int empty = 0;
            while (empty < 3) {
                got = store.transact(WS, s -> s.outbox().claim(DESK, node, T, 3, 10));
                mine.addAll(got);
                empty = got.isEmpty() ? empty + 1 : 0;
            }
            return mine;
        });
        List<Long> all = taken.stream().flatMap(mine -> cases(mine).stream()).toList();
        assertThat(all).doesNotHaveDuplicates();
        assertThat(all.size() + claim(T).size()).isEqualTo(40);
    }

    @Test
    void an_idle_lane_rests_until_something_comes() {
        enqueue(command(1, LANE));
        finish(take(T), new Next.Idle());
        assertThat(claim(T.plusSeconds(3600))).isEmpty();
        assertThat(store.nextDue(ALL)).isEmpty();
        enqueue(command(2, LANE, T.plusSeconds(5)));
        assertThat(ids(take(T.plusSeconds(5)))).containsExactly(2L);
    }

    @Test
    void a_lane_that_got_commands_while_it_was_taken_is_due_at_once_although_its_taker_thought_it_idle() {
        enqueue(command(1, LANE));
        LaneClaim claim = take(T);
        enqueue(command(2, LANE, T.plusSeconds(1)));
        assertThat(claim(T.plusSeconds(1))).isEmpty();
        finish(claim, new Next.Idle());
        assertThat(ids(take(T.plusSeconds(1)))).containsExactly(2L);
    }

    @Test
    void a_command_that_comes_in_the_transaction_of_the_release_makes_the_lane_due() {
        enqueue(command(1, LANE));
        LaneClaim claim = take(T);
        change(s -> {
            s.outbox().mark(node, List.of(Samples.in(CommandState.DONE, command(1, LANE))));
            s.outbox().enqueue(List.of(command(2, LANE)));
            s.outbox().release(List.of(claim.release(new Next.Idle())));
        });
        assertThat(ids(take(T))).containsExactly(2L);
    }

    @Test
    void no_command_is_stranded_when_commands_come_while_lanes_are_given_back() {
        enqueue(command(1, LANE));
        atOnce(2, number -> {
            for (int i = 0; i < 50; i++) {
                long id = 2L + i;
                if (number == 0) {
                    enqueue(command(id, LANE));
                } else {
                    claim(T).forEach(claim -> finish(claim, new Next.Idle()));
                }
            }
            return true;
        });
        claim(T).forEach(claim -> finish(claim, new Next.Idle()));
        List<CommandId> all =
                LongStream.rangeClosed(1, 51).mapToObj(CommandId::new).toList();
        assertThat(list(s -> s.outbox().find(all))).hasSize(51).allMatch(c -> c.state() == CommandState.DONE);
    }

    @Test
    void a_lane_that_waits_for_a_time_is_not_due_earlier_whatever_comes() {
        enqueue(command(1, LANE));
        LaneClaim claim = take(T);
        enqueue(command(2, LANE));
        release(claim, new Next.At(T.plusSeconds(60)));
        enqueue(command(3, LANE));
        assertThat(claim(T.plusSeconds(59))).isEmpty();
        assertThat(store.nextDue(ALL)).contains(T.plusSeconds(60));
        assertThat(ids(take(T.plusSeconds(60)))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_held_lane_waits_for_a_person_whatever_comes() {
        enqueue(command(1, LANE));
        LaneClaim claim = take(T);
        change(s -> s.outbox().mark(node, List.of(Samples.in(CommandState.PARKED, command(1, LANE)))));
        release(claim, new Next.Held());
        enqueue(command(2, LANE));
        assertThat(claim(T.plusSeconds(86_400))).isEmpty();
        assertThat(store.nextDue(ALL)).isEmpty();
    }

    @Test
    void several_lanes_are_given_back_together() {
        LongStream.rangeClosed(1, 3).forEach(id -> enqueue(command(id, lane(DESK, id))));
        List<LaneClaim> claims = claim(T);
        List<LaneRelease> releases = new ArrayList<>();
        claims.forEach(c -> releases.add(c.release(new Next.At(T.plusSeconds(5)))));
        change(s -> s.outbox().release(releases));
        assertThat(claim(T.plusSeconds(4))).isEmpty();
        assertThat(claim(T.plusSeconds(5))).hasSize(3);
    }

    @Test
    void what_a_dead_node_had_taken_is_free_at_once_and_what_it_had_in_flight_stays_marked() {
        enqueue(command(1, LANE), command(2, LANE));
        take(T);
        Command flying = Samples.in(CommandState.IN_FLIGHT, command(1, LANE));
        change(s -> s.outbox().mark(node, List.of(flying)));
        NodeId next = successorOf(node);
        List<LaneClaim> claims = claim(next, T.plusSeconds(1));
        assertThat(claims).hasSize(1);
        assertThat(claims.get(0).commands()).containsExactly(flying, command(2, LANE));
    }

    @Test
    void a_node_that_was_declared_dead_cannot_give_back_what_another_has_taken() {
        enqueue(command(1, LANE));
        LaneClaim claim = take(T);
        NodeId next = successorOf(node);
        claim(next, T.plusSeconds(1));
        Command done = Samples.in(CommandState.DONE, command(1, LANE));
        assertThatThrownBy(() -> change(s -> {
                    s.outbox().mark(node, List.of(done));
                    s.outbox().release(List.of(claim.release(new Next.Idle())));
                }))
                .isInstanceOf(Conflict.class);
        assertThat(list(s -> s.outbox().find(List.of(new CommandId(1))))).containsExactly(command(1, LANE));
    }

    @Test
    void a_node_that_was_declared_dead_cannot_mark_what_another_has_taken_or_nobody() {
        enqueue(command(1, LANE));
        take(T);
        NodeId next = successorOf(node);
        Command flying = Samples.in(CommandState.IN_FLIGHT, command(1, LANE));
        assertThatThrownBy(() -> change(s -> s.outbox().mark(node, List.of(flying))))
                .isInstanceOf(Conflict.class);
        claim(next, T.plusSeconds(1));
        assertThatThrownBy(() -> change(s -> s.outbox().mark(node, List.of(flying))))
                .isInstanceOf(Conflict.class);
        assertThat(list(s -> s.outbox().find(List.of(new CommandId(1))))).containsExactly(command(1, LANE));
    }

    @Test
    void a_node_that_was_declared_dead_cannot_give_back_what_nobody_has_taken_yet() {
        enqueue(command(1, LANE));
        LaneClaim claim = take(T);
        NodeId next = successorOf(node);
        assertThatThrownBy(() -> release(claim, new Next.Idle())).isInstanceOf(Conflict.class);
        assertThat(claim(next, T.plusSeconds(1))).hasSize(1);
    }

    @Test
    void a_claim_that_is_rolled_back_leaves_the_lane_free() {
        enqueue(command(1, LANE));
        assertThatThrownBy(() -> change(s -> {
                    s.outbox().claim(DESK, node, T, 9, 9);
                    throw new Conflict("for the test");
                }))
                .isInstanceOf(Conflict.class);
        assertThat(ids(take(T))).containsExactly(1L);
    }

    @Test
    void lanes_survive_a_restart() {
        enqueue(command(1, LANE), command(2, lane(DESK, 2), T.plusSeconds(60)));
        take(T);
        restart();
        NodeId next = successorOf(node);
        assertThat(cases(claim(next, T.plusSeconds(1)))).containsExactly(1L);
        assertThat(cases(claim(next, T.plusSeconds(60)))).containsExactly(2L);
    }
}
