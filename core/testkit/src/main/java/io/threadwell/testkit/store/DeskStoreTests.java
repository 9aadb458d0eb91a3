package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.store.DeskStore;
import io.threadwell.api.store.DeskStore.DeskChange;
import io.threadwell.api.store.DeskStore.DeskComment;
import io.threadwell.api.store.DeskStore.DeskTicket;
import io.threadwell.api.store.DeskStore.DeskWrite;
import io.threadwell.api.store.PageRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tables of the embedded desk. */
abstract class DeskStoreTests extends StoreTest {
    DeskStoreTests(CareStoreContract contract) {
        super(contract);
    }

    private DeskStore desk() {
        return store.desk(WS);
    }

    private static DeskWrite create(String key, @Nullable CaseStatus status, long seconds) {
        return new DeskWrite(
                null,
                key,
                "case-" + key,
                "Subject " + key,
                status,
                null,
                null,
                "hello 🙂",
                false,
                T.plusSeconds(seconds));
    }

    private static DeskWrite comment(long ticket, String key, String text, boolean internal, long seconds) {
        return new DeskWrite(ticket, key, null, null, null, null, null, text, internal, T.plusSeconds(seconds));
    }

    private static DeskWrite agent(
            long ticket, String key, @Nullable CaseStatus status, @Nullable String text, long seconds) {
        return new DeskWrite(ticket, key, null, null, status, "eve", "eve", text, false, T.plusSeconds(seconds));
    }

    private long write(DeskWrite write) {
        return desk().write(List.of(write)).get(0);
    }

    @Test
    void a_ticket_is_made_with_its_first_comment() {
        long number = write(create("a", CaseStatus.OPEN, 1));
        assertThat(desk().ticket(number))
                .contains(new DeskTicket(
                        number, "case-a", "Subject a", CaseStatus.OPEN, null, T.plusSeconds(1), T.plusSeconds(1)));
        assertThat(desk().comments(number))
                .containsExactly(new DeskComment(number, null, "hello 🙂", false, T.plusSeconds(1)));
        assertThat(desk().ticket(number + 1)).isEmpty();
    }

    @Test
    void a_ticket_gets_comments_and_changed_fields_and_keeps_what_a_write_leaves_out() {
        long number = write(create("a", CaseStatus.OPEN, 1));
        write(comment(number, "b", "psst", true, 2));
        write(agent(number, "c", CaseStatus.SOLVED, null, 3));
        write(comment(number, "d", "thanks", false, 4));
        assertThat(desk().comments(number))
                .extracting(DeskComment::text, DeskComment::internal)
                .containsExactly(tuple("hello 🙂", false), tuple("psst", true), tuple("thanks", false));
        DeskTicket ticket = desk().ticket(number).orElseThrow();
        assertThat(ticket.status()).isEqualTo(CaseStatus.SOLVED);
        assertThat(ticket.assignee()).isEqualTo("eve");
        assertThat(ticket.subject()).isEqualTo("Subject a");
        assertThat(ticket.createdAt()).isEqualTo(T.plusSeconds(1));
        assertThat(ticket.updatedAt()).isEqualTo(T.plusSeconds(4));
    }

    @Test
    void a_write_whose_key_was_seen_changes_nothing_and_gives_the_same_ticket() {
        long number = write(create("a", CaseStatus.OPEN, 1));
        assertThat(write(create("a", CaseStatus.CLOSED, 9))).isEqualTo(number);
        write(agent(number, "b", null, "answer", 2));
        write(agent(number, "b", CaseStatus.SOLVED, "answer", 3));
        assertThat(desk().comments(number)).hasSize(2);
        assertThat(desk().changes(0, 100)).hasSize(1);
        assertThat(desk().ticket(number).orElseThrow().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(desk().tickets(List.of(), PageRequest.first(9)).items()).hasSize(1);
    }

    @Test
    void many_writes_give_their_tickets_in_order_whether_seen_or_not() {
        long first = write(create("a", null, 1));
        List<Long> numbers = desk().write(
                        List.of(create("b", null, 2), create("a", null, 2), comment(first, "c", "more", false, 2)));
        assertThat(numbers).hasSize(3);
        assertThat(numbers.get(0)).isNotEqualTo(first);
        assertThat(numbers.subList(1, 3)).containsExactly(first, first);
        assertThat(desk().write(List.of())).isEmpty();
    }

    @Test
    void a_write_to_a_ticket_that_is_not_there_fails_with_all_that_came_with_it() {
        assertThatThrownBy(() -> desk().write(List.of(create("a", null, 1), comment(99, "b", "lost", false, 1))))
                .isInstanceOf(NotFound.class);
        assertThat(desk().tickets(List.of(), PageRequest.first(9)).items()).isEmpty();
        assertThat(desk().written(List.of("a", "b"))).containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void write_keys_are_found_in_their_order() {
        long a = write(create("a", null, 1));
        long b = write(create("b", null, 2));
        write(comment(a, "c", "x", false, 3));
        assertThat(desk().written(List.of("c", "nothing", "b")))
                .containsExactly(Optional.of(a), Optional.empty(), Optional.of(b));
        assertThat(desk().written(List.of())).isEmpty();
    }

    @Test
    void one_key_written_by_many_at_once_makes_one_ticket() {
        List<Long> numbers = atOnce(6, number -> write(create("a", null, 1)));
        assertThat(List.copyOf(new HashSet<>(numbers))).hasSize(1);
        assertThat(desk().comments(numbers.get(0))).hasSize(1);
    }

    @Test
    void tickets_come_in_pages_by_status_the_most_lately_changed_first() {
        List<Long> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(write(create("k" + i, i == 3 ? CaseStatus.SOLVED : CaseStatus.OPEN, i)));
        }
        write(comment(made.get(0), "later", "x", false, 50));
        List<List<DeskTicket>> pages = pages(2, page -> desk().tickets(List.of(), page));
        assertThat(pages).extracting(List::size).containsExactly(2, 2, 1);
        assertThat(pages.stream().flatMap(List::stream).map(DeskTicket::number).toList())
                .containsExactly(made.get(0), made.get(4), made.get(3), made.get(2), made.get(1));
        assertThat(desk().tickets(List.of(CaseStatus.SOLVED), PageRequest.first(9))
                        .items())
                .extracting(DeskTicket::number)
                .containsExactly(made.get(3));
        assertThat(desk().tickets(List.of(CaseStatus.SOLVED, CaseStatus.OPEN), PageRequest.first(9))
                        .items())
                .hasSize(5);
        assertThat(desk().tickets(List.of(CaseStatus.CLOSED), PageRequest.first(9))
                        .items())
                .isEmpty();
    }

    @Test
    void what_agents_did_is_told_in_order_and_our_own_writes_are_left_out() {
        assertThat(desk().lastChange()).isZero();
        long number = write(create("a", CaseStatus.OPEN, 1));
        DeskWrite answer = agent(number, "b", null, "answer", 2);
        DeskWrite solved = agent(number, "d", CaseStatus.SOLVED, null, 4);
        write(answer);
        write(comment(number, "c", "ours", false, 3));
        write(solved);
        List<DeskChange> changes = desk().changes(0, 100);
        assertThat(changes).extracting(DeskChange::what).containsExactly(answer, solved);
        assertThat(changes).extracting(DeskChange::externalId).containsOnly("case-a");
        assertThat(changes.get(1).number()).isGreaterThan(changes.get(0).number());
        assertThat(desk().changes(0, 1)).containsExactly(changes.get(0));
        assertThat(desk().changes(changes.get(0).number(), 9)).containsExactly(changes.get(1));
    }

    @Test
    void who_begins_at_the_last_change_hears_only_what_comes_after() {
        long number = write(create("a", CaseStatus.OPEN, 1));
        write(agent(number, "b", null, "answer", 2));
        long last = desk().lastChange();
        assertThat(last).isPositive();
        assertThat(desk().changes(last, 9)).isEmpty();
        DeskWrite next = agent(number, "c", null, "one more", 3);
        write(next);
        assertThat(desk().changes(last, 9)).extracting(DeskChange::what).containsExactly(next);
    }

    @Test
    void the_desk_survives_a_restart() {
        long number = write(create("a", CaseStatus.OPEN, 1));
        restart();
        assertThat(write(create("a", CaseStatus.OPEN, 1))).isEqualTo(number);
        assertThat(desk().comments(number)).hasSize(1);
    }
}
