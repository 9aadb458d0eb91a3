package io.threadwell.testkit.store;

import static io.threadwell.testkit.store.Samples.DESK;
import static io.threadwell.testkit.store.Samples.DESK_2;
import static io.threadwell.testkit.store.Samples.command;
import static io.threadwell.testkit.store.Samples.lane;
import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CommandId;
import io.threadwell.api.store.Backlog;
import io.threadwell.api.store.CareStore.DueTarget;
import io.threadwell.api.store.CareStore.Retained;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.Lane;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.OutboxStore.LaneClaim;
import io.threadwell.api.store.OutboxStore.Next;
import io.threadwell.api.store.Target;
import io.threadwell.api.store.Timer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands: how they are kept, parked, settled, counted and cut. */
abstract class OutboxStoreTests extends StoreTest {
    private NodeId node = new NodeId(0);

    OutboxStoreTests(CareStoreContract contract) {
        super(contract);
    }

    @BeforeEach
    void join() {
        node = store.nodes().join(T);
    }

    private void enqueue(Command... commands) {
        change(s -> s.outbox().enqueue(Arrays.asList(commands)));
    }

    private LaneClaim claimOne(Target target, Instant now) {
        List<LaneClaim> claims = store.transact(WS, s -> s.outbox().claim(target, node, now, 1, 100));
        assertThat(claims).hasSize(1);
        return claims.get(0);
    }

    /** Takes the lane of a command, marks it, and gives the lane back. */
    private void bring(Command command, CommandState state, Next next) {
        LaneClaim claim = claimOne(command.lane().target(), T.plusSeconds(1000));
        change(s -> {
            s.outbox().mark(node, List.of(Samples.in(state, command)));
            s.outbox().release(List.of(claim.release(next)));
        });
    }

    private Command find(long id) {
        List<Command> found = get(s -> s.outbox().find(List.of(new CommandId(id))));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void a_command_comes_back_as_it_was_with_every_field() {
        Command.Attempt attempt =
                new Command.Attempt("write-1", "job-7", 3, T.plusMillis(5), "refused: 'no'", T.plusMillis(1));
        Command full = new Command(
                new CommandId(1),
                lane(Target.account(Samples.PAGE), 4),
                "send-reply",
                Map.of("message", "5", "text", "a=b&c\nü"),
                CommandState.RETRY_AT,
                attempt);
        enqueue(full, command(2, lane(DESK, 4)));
        assertThat(find(1)).isEqualTo(full);
        assertThat(find(2)).isEqualTo(command(2, lane(DESK, 4)));
        assertThat(list(s -> s.outbox().find(List.of(new CommandId(99))))).isEmpty();
    }

    @Test
    void state_and_attempt_are_stored_when_a_command_is_marked() {
        enqueue(command(1, lane(DESK, 1)));
        claimOne(DESK, T);
        Command.Attempt attempt = new Command.Attempt("w", "h", 1, T.plusSeconds(5), "why", T);
        Command command = find(1);
        change(s -> s.outbox().mark(node, List.of(command.with(CommandState.UNKNOWN, attempt))));
        assertThat(find(1)).isEqualTo(command(1, lane(DESK, 1)).with(CommandState.UNKNOWN, attempt));
        Command.Attempt bare = new Command.Attempt(null, null, 2, T, null, null);
        change(s -> s.outbox().mark(node, List.of(command.with(CommandState.DONE, bare))));
        assertThat(find(1)).isEqualTo(command(1, lane(DESK, 1)).with(CommandState.DONE, bare));
    }

    @Test
    void a_cases_commands_that_are_not_done_come_the_oldest_first() {
        enqueue(
                command(3, lane(DESK, 1)),
                Samples.in(CommandState.IN_FLIGHT, command(2, lane(DESK_2, 1))),
                Samples.in(CommandState.DONE, command(1, lane(DESK, 1))),
                Samples.in(CommandState.PARKED, command(4, lane(DESK, 1))),
                command(5, lane(DESK, 2)));
        assertThat(list(s -> s.outbox().open(new CaseId(1))))
                .extracting(c -> c.id().value())
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    void parked_commands_come_in_pages_the_newest_first() {
        for (long id = 1; id <= 5; id++) {
            enqueue(Samples.in(CommandState.PARKED, command(id, lane(DESK, id))));
        }
        enqueue(command(6, lane(DESK, 6)));
        List<List<Command>> pages = pages(2, page -> get(s -> s.outbox().parked(page)));
        assertThat(pages.stream()
                        .map(page -> page.stream().map(c -> c.id().value()).toList())
                        .toList())
                .containsExactly(List.of(5L, 4L), List.of(3L, 2L), List.of(1L));
    }

    @Test
    void a_person_releases_a_parked_command_and_its_lane_becomes_due() {
        Lane lane = lane(DESK, 1);
        enqueue(command(1, lane));
        bring(command(1, lane), CommandState.PARKED, new Next.Held());
        assertThat(store.dueTargets(T.plusSeconds(5000), 9, ALL)).isEmpty();
        assertThat(settle(1, CommandState.WAITING)).isTrue();
        assertThat(find(1).state()).isEqualTo(CommandState.WAITING);
        assertThat(store.dueTargets(T.plusSeconds(60), 9, ALL)).containsExactly(new DueTarget(WS, DESK));
        assertThat(claimOne(DESK, T.plusSeconds(60)).commands())
                .extracting(c -> c.id().value())
                .containsExactly(1L);
    }

    @Test
    void a_person_lets_a_parked_command_be_looked_for() {
        Lane lane = lane(DESK, 1);
        enqueue(command(1, lane));
        bring(command(1, lane), CommandState.PARKED, new Next.Held());
        assertThat(settle(1, CommandState.UNKNOWN)).isTrue();
        assertThat(claimOne(DESK, T.plusSeconds(60)).commands().get(0).state()).isEqualTo(CommandState.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"DISCARDED", "DONE"})
    void a_person_discards_or_confirms_a_parked_command_and_those_behind_it_go_on(CommandState end) {
        Lane lane = lane(DESK, 1);
        enqueue(command(1, lane), command(2, lane));
        bring(command(1, lane), CommandState.PARKED, new Next.Held());
        assertThat(settle(1, end)).isTrue();
        assertThat(find(1).state()).isEqualTo(end);
        assertThat(claimOne(DESK, T.plusSeconds(60)).commands())
                .extracting(c -> c.id().value())
                .containsExactly(2L);
    }

    @Test
    void a_command_can_be_settled_once_and_only_while_it_is_parked() {
        Lane lane = lane(DESK, 1);
        enqueue(command(1, lane), Samples.in(CommandState.DONE, command(2, lane)));
        assertThat(settle(1, CommandState.DISCARDED)).isFalse();
        assertThat(settle(2, CommandState.WAITING)).isFalse();
        assertThat(settle(99, CommandState.WAITING)).isFalse();
        bring(command(1, lane), CommandState.PARKED, new Next.Held());
        assertThat(settle(1, CommandState.WAITING)).isTrue();
        assertThat(settle(1, CommandState.WAITING)).isFalse();
        assertThat(find(2).state()).isEqualTo(CommandState.DONE);
    }

    @Test
    void a_command_settled_while_its_lane_is_taken_makes_the_lane_due_when_it_is_given_back() {
        Lane lane = lane(DESK, 1);
        enqueue(Samples.in(CommandState.PARKED, command(1, lane)), command(2, lane));
        LaneClaim claim = claimOne(DESK, T);
        assertThat(settle(1, CommandState.WAITING)).isTrue();
        change(s -> {
            s.outbox().mark(node, List.of(Samples.in(CommandState.DONE, command(2, lane))));
            s.outbox().release(List.of(claim.release(new Next.Idle())));
        });
        assertThat(claimOne(DESK, T.plusSeconds(60)).commands())
                .extracting(c -> c.id().value())
                .containsExactly(1L);
    }

    @Test
    void a_settled_command_makes_a_lane_due_that_waits_for_a_later_time() {
        Lane lane = lane(DESK, 1);
        enqueue(command(1, lane));
        bring(command(1, lane), CommandState.PARKED, new Next.At(T.plusSeconds(5000)));
        assertThat(settle(1, CommandState.WAITING)).isTrue();
        assertThat(claimOne(DESK, T.plusSeconds(60)).commands()).hasSize(1);
    }

    private boolean settle(long id, CommandState state) {
        return store.transact(WS, s -> s.outbox().settle(new CommandId(id), state, T.plusSeconds(60)));
    }

    @Test
    void the_backlog_counts_what_waits_by_state() {
        assertThat(store.backlog()).isEqualTo(new Backlog(0, 0, Map.of(), null));
        enqueue(
                command(1, lane(DESK, 1), T.plusSeconds(3)),
                command(2, lane(DESK, 2), T.plusSeconds(2)),
                Samples.in(CommandState.PARKED, command(3, lane(DESK, 3), T.plusSeconds(4))),
                Samples.in(CommandState.DONE, command(4, lane(DESK, 4), T)));
        change(OTHER, s -> s.outbox().enqueue(List.of(command(5, lane(DESK, 5), T.plusSeconds(5)))));
        Backlog backlog = store.backlog();
        assertThat(backlog.commands())
                .containsEntry(CommandState.WAITING, 3L)
                .containsEntry(CommandState.PARKED, 1L)
                .doesNotContainKey(CommandState.DONE);
        assertThat(backlog.oldestCommand()).isEqualTo(T.plusSeconds(2));
    }

    @Test
    void destinations_with_due_work_are_told_over_all_workspaces() {
        enqueue(command(1, lane(DESK, 1)), command(2, lane(DESK, 2)));
        enqueue(command(3, lane(DESK_2, 1), T.plusSeconds(60)));
        change(OTHER, s -> s.outbox().enqueue(List.of(command(4, lane(DESK, 1)))));
        assertThat(store.dueTargets(T.minusMillis(1), 9, ALL)).isEmpty();
        assertThat(store.dueTargets(T, 9, ALL))
                .containsExactlyInAnyOrder(new DueTarget(WS, DESK), new DueTarget(OTHER, DESK));
        assertThat(store.dueTargets(T.plusSeconds(60), 9, ALL)).hasSize(3);
        assertThat(store.dueTargets(T.plusSeconds(60), 1, ALL)).hasSize(1);
    }

    @Test
    void destinations_that_are_left_out_take_nobodys_place_and_are_not_waited_for() {
        enqueue(command(1, lane(DESK, 1)), command(2, lane(DESK_2, 1), T.plusSeconds(60)));
        Predicate<DueTarget> second = due -> due.target().equals(DESK_2);
        assertThat(store.dueTargets(T.plusSeconds(60), 1, second)).containsExactly(new DueTarget(WS, DESK_2));
        assertThat(store.dueTargets(T, 9, second)).isEmpty();
        assertThat(store.nextDue(second)).contains(T.plusSeconds(60));
        assertThat(store.nextDue(due -> false)).isEmpty();
    }

    @Test
    void the_time_of_the_next_work_is_that_of_the_first_lane_or_timer() {
        assertThat(store.nextDue(ALL)).isEmpty();
        enqueue(command(1, lane(DESK, 1), T.plusSeconds(60)));
        assertThat(store.nextDue(ALL)).contains(T.plusSeconds(60));
        change(OTHER, s -> s.timers().set(List.of(new Timer("wake", "1", T.plusSeconds(30), Map.of()))));
        assertThat(store.nextDue(ALL)).contains(T.plusSeconds(30));
        store.claimTimers(node, T.plusSeconds(30), 9);
        assertThat(store.nextDue(ALL)).contains(T.plusSeconds(60));
        claimOne(DESK, T.plusSeconds(60));
        assertThat(store.nextDue(ALL)).isEmpty();
    }

    @Test
    void commands_that_are_done_or_discarded_are_cut_in_steps_and_no_others() {
        CommandState[] states = CommandState.values();
        for (int i = 0; i < states.length; i++) {
            enqueue(Samples.in(states[i], command(i + 1, lane(DESK, i + 1))));
        }
        Instant later = Instant.now().plusSeconds(365L * 86_400).truncatedTo(ChronoUnit.MILLIS);
        assertThat(store.purge(Retained.COMMANDS, T.minusSeconds(86_400), 100)).isZero();
        assertThat(store.purge(Retained.COMMANDS, later, 1)).isEqualTo(1);
        assertThat(store.purge(Retained.COMMANDS, later, 100)).isEqualTo(1);
        assertThat(store.purge(Retained.COMMANDS, later, 100)).isZero();
        for (int i = 0; i < states.length; i++) {
            CommandId id = new CommandId(i + 1);
            boolean gone = states[i] == CommandState.DONE || states[i] == CommandState.DISCARDED;
            assertThat(list(s -> s.outbox().find(List.of(id)))).hasSize(gone ? 0 : 1);
        }
    }
}
