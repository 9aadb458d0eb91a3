package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CaseOrigin;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.CaseType;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.TimeOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cases, their events and their tickets. */
abstract class CaseStoreTests extends StoreTest {
    private static final CaseId CASE = new CaseId(1);

    CaseStoreTests(CareStoreContract contract) {
        super(contract);
    }

    private CareCase open(long id, CaseChange... changes) {
        return store.transact(WS, session -> Samples.open(session, Samples.opened(id, T), changes));
    }

    private static List<CaseChange> everyKind() {
        return List.of(
                new CaseChange.MessageReceived(new MessageId(5)),
                new CaseChange.MessageSent(new MessageId(6)),
                new CaseChange.MessageEdited(new MessageId(5)),
                new CaseChange.MessageDeleted(new MessageId(5)),
                new CaseChange.DeliveryStopped(new MessageId(6), "refused: 'no' & ünwise"),
                new CaseChange.StatusChanged(CaseStatus.NEW, CaseStatus.OPEN),
                new CaseChange.PriorityChanged(CasePriority.URGENT),
                new CaseChange.TypeChanged(CaseType.PROBLEM),
                new CaseChange.Queued("second level"),
                new CaseChange.Assigned("eve"),
                new CaseChange.Tagged(Set.of("vip", "späti", "a b"), Set.of()),
                new CaseChange.NoteAdded("a note\nwith lines 🙂"),
                new CaseChange.ConversationAttached(new ConversationId(9)),
                new CaseChange.TicketLinked(new ExternalRef("desk", "77", "https://example.org/77")),
                new CaseChange.FollowedUp(new CaseId(8)),
                new CaseChange.Moderated(new MessageId(5), "HIDE"),
                new CaseChange.Other("later-version", Map.of("a", "1", "b", "x=y&z")),
                new CaseChange.Merged(new CaseId(7)));
    }

    @Test
    void a_case_and_its_events_come_back_as_they_were() {
        CareCase stored = open(1, everyKind().toArray(new CaseChange[0]));
        assertThat(list(s -> s.cases().find(List.of(CASE)))).containsExactly(stored);
        List<CaseEvent> events = get(s -> s.cases().events(CASE, 0, 100));
        assertThat(events.get(0)).isEqualTo(Samples.opened(1, T));
        assertThat(events.stream().skip(1).map(CaseEvent::change).toList()).isEqualTo(everyKind());
        CareCase folded = CareCase.opened(events.get(0));
        for (CaseEvent event : events.subList(1, events.size())) {
            folded = folded.apply(event);
        }
        assertThat(folded).isEqualTo(stored);
    }

    @Test
    void a_case_comes_back_with_only_what_it_must_have() {
        CaseOrigin origin = new CaseOrigin(Samples.PAGE, new ConversationId(1), new MessageId(1), null, null, null);
        CaseEvent first = new CaseEvent(CASE, 1, T, Actor.SYSTEM, new CaseChange.Opened(origin, "", CaseStatus.CLOSED));
        CareCase stored = store.transact(WS, session -> Samples.open(session, first));
        assertThat(list(s -> s.cases().find(List.of(CASE)))).containsExactly(stored);
        assertThat(list(s -> s.cases().events(CASE, 0, 9))).containsExactly(first);
    }

    @Test
    void a_follow_up_comes_back_with_the_case_it_takes_up() {
        CaseOrigin origin = new CaseOrigin(
                Samples.PAGE,
                new ConversationId(1),
                new MessageId(1),
                new PersonaKey(Samples.PAGE, "anna"),
                new CaseId(4),
                null);
        CaseEvent first = new CaseEvent(CASE, 1, T, Actor.bot("b"), new CaseChange.Opened(origin, "s", CaseStatus.NEW));
        CareCase stored = store.transact(WS, session -> Samples.open(session, first));
        assertThat(list(s -> s.cases().find(List.of(CASE)))).containsExactly(stored);
    }

    @Test
    void locking_reads_cases_and_leaves_out_what_is_not_there() {
        CareCase one = open(1);
        CareCase two = open(2);
        assertThat(changed(s -> s.cases().lock(List.of(new CaseId(2), CASE, new CaseId(99)))))
                .containsExactlyInAnyOrder(one, two);
        assertThat(list(s -> s.cases().find(List.of()))).isEmpty();
    }

    @Test
    void several_cases_are_appended_at_once() {
        CaseEvent a1 = Samples.opened(1, T);
        CaseEvent b1 = Samples.opened(2, T);
        CareCase a = CareCase.opened(a1);
        CaseEvent a2 = Samples.next(a, T.plusSeconds(1), new CaseChange.Assigned("eve"));
        change(s -> s.cases().append(List.of(a1, b1, a2), List.of(a.apply(a2), CareCase.opened(b1))));
        assertThat(list(s -> s.cases().events(CASE, 0, 9))).containsExactly(a1, a2);
        assertThat(list(s -> s.cases().find(List.of(CASE, new CaseId(2)))))
                .containsExactlyInAnyOrder(a.apply(a2), CareCase.opened(b1));
    }

    @Test
    void a_second_event_with_a_number_is_refused() {
        CareCase stored = open(1, new CaseChange.Assigned("eve"));
        CareCase stale = CareCase.opened(Samples.opened(1, T));
        CaseEvent late = Samples.next(stale, T.plusSeconds(5), new CaseChange.Queued("q"));
        assertThatThrownBy(() -> change(s -> s.cases().append(List.of(late), List.of(stale.apply(late)))))
                .isInstanceOf(Conflict.class);
        assertThat(list(s -> s.cases().find(List.of(CASE)))).containsExactly(stored);
        assertThatThrownBy(() -> open(1)).isInstanceOf(Conflict.class);
    }

    @Test
    void of_many_writers_of_one_event_number_one_wins() {
        CareCase careCase = open(1);
        List<Boolean> won = atOnce(6, number -> {
            CaseEvent event = Samples.next(careCase, T.plusSeconds(1), new CaseChange.Assigned("agent-" + number));
            try {
                change(s -> s.cases().append(List.of(event), List.of(careCase.apply(event))));
                return true;
            } catch (Conflict e) {
                return false;
            }
        });
        assertThat(won).containsOnlyOnce(true);
        CareCase after = get(s -> s.cases().find(List.of(CASE))).get(0);
        assertThat(list(s -> s.cases().events(CASE, 1, 9)))
                .extracting(CaseEvent::change)
                .containsExactly(
                        new CaseChange.Assigned(String.valueOf(after.work().assignee())));
    }

    @Test
    void whoever_locks_a_case_first_can_change_it_without_conflict() {
        open(1);
        atOnce(
                6,
                number -> store.transact(WS, session -> {
                    CareCase now = session.cases().lock(List.of(CASE)).get(0);
                    CaseEvent event = Samples.next(now, T.plusSeconds(number), new CaseChange.NoteAdded("n" + number));
                    session.cases().append(List.of(event), List.of(now.apply(event)));
                    return true;
                }));
        assertThat(get(s -> s.cases().find(List.of(CASE))).get(0).sequence()).isEqualTo(7);
        assertThat(list(s -> s.cases().events(CASE, 0, 100))).hasSize(7);
    }

    @Test
    void cases_locked_in_any_order_do_not_wait_for_each_other() {
        open(1);
        open(2);
        List<CaseId> forward = List.of(CASE, new CaseId(2));
        List<CaseId> backward = List.of(new CaseId(2), CASE);
        atOnce(
                6,
                number -> store.transact(WS, s -> s.cases()
                        .lock(number % 2 == 0 ? forward : backward)
                        .size()));
        assertThat(list(s -> s.cases().find(forward))).hasSize(2);
    }

    @Test
    void events_are_read_in_order_from_a_number_on() {
        CaseChange[] notes = {note(2), note(3), note(4), note(5)};
        open(1, notes);
        open(2, note(9));
        assertThat(list(s -> s.cases().events(CASE, 2, 2)))
                .extracting(CaseEvent::sequence)
                .containsExactly(3L, 4L);
        assertThat(list(s -> s.cases().events(CASE, 4, 100)))
                .extracting(CaseEvent::sequence)
                .containsExactly(5L);
        assertThat(list(s -> s.cases().events(CASE, 5, 100))).isEmpty();
        assertThat(list(s -> s.cases().events(new CaseId(99), 0, 100))).isEmpty();
    }

    @Test
    void events_are_read_page_by_page_from_either_end() {
        open(1, note(2), note(3), note(4), note(5));
        open(2, note(9));
        assertThat(pagesOfEvents(TimeOrder.OLDEST_FIRST))
                .containsExactly(List.of(1L, 2L), List.of(3L, 4L), List.of(5L));
        assertThat(pagesOfEvents(TimeOrder.NEWEST_FIRST))
                .containsExactly(List.of(5L, 4L), List.of(3L, 2L), List.of(1L));
        Page<CaseEvent> none = get(s -> s.cases().events(new CaseId(99), TimeOrder.NEWEST_FIRST, PageRequest.first(9)));
        assertThat(none.items()).isEmpty();
        assertThat(none.next()).isNull();
    }

    private List<List<Long>> pagesOfEvents(TimeOrder order) {
        return pages(2, page -> get(s -> s.cases().events(CASE, order, page))).stream()
                .map(page -> page.stream().map(CaseEvent::sequence).toList())
                .toList();
    }

    private static CaseChange note(int number) {
        return new CaseChange.NoteAdded("note " + number);
    }

    @Test
    void a_ticket_leads_to_its_case_and_back() {
        open(1);
        ExternalRef ticket = new ExternalRef("desk", "5", "https://example.org/5");
        change(s -> s.cases().link(Map.of(CASE, ticket)));
        assertThat(optional(s -> s.cases().caseOf("desk", "5"))).contains(CASE);
        assertThat(optional(s -> s.cases().caseOf("other", "5"))).isEmpty();
        assertThat(optional(s -> s.cases().caseOf("desk", "6"))).isEmpty();
        assertThat(list(s -> s.cases().tickets(CASE))).containsExactly(ticket);
        assertThat(map(s -> s.cases().tickets("desk", List.of(CASE, new CaseId(2)))))
                .isEqualTo(Map.of(CASE, ticket));
        assertThat(map(s -> s.cases().tickets("other", List.of(CASE)))).isEmpty();
    }

    @Test
    void tying_a_ticket_again_changes_nothing() {
        open(1);
        ExternalRef first = new ExternalRef("desk", "5", null);
        ExternalRef second = new ExternalRef("desk", "6", null);
        List.of(first, second, first).forEach(ticket -> change(s -> s.cases().link(Map.of(CASE, ticket))));
        assertThat(list(s -> s.cases().tickets(CASE))).containsExactly(first, second);
    }

    @Test
    void of_several_tickets_in_one_system_the_one_tied_last_counts() {
        open(1);
        List<ExternalRef> tied = new ArrayList<>();
        tied.add(new ExternalRef("desk", "9", null));
        tied.add(new ExternalRef("other", "1", null));
        tied.add(new ExternalRef("desk", "10", null));
        tied.forEach(ticket -> change(s -> s.cases().link(Map.of(CASE, ticket))));
        assertThat(map(s -> s.cases().tickets("desk", List.of(CASE)))).isEqualTo(Map.of(CASE, tied.get(2)));
        assertThat(list(s -> s.cases().tickets(CASE))).isEqualTo(tied);
    }

    @Test
    void a_ticket_that_takes_no_more_writes_is_known_and_not_shown() {
        ExternalRef gone = new ExternalRef("desk", "9", null);
        ExternalRef other = new ExternalRef("desk", "10", null);
        change(s -> s.cases().link(Map.of(CASE, gone)));
        change(s -> s.cases().untie(gone));
        change(s -> s.cases().untie(other));
        assertThat(list(s -> s.cases().tickets(CASE))).isEmpty();
        assertThat(map(s -> s.cases().tickets("desk", List.of(CASE)))).isEmpty();
        assertThat(optional(s -> s.cases().caseOf("desk", "9"))).contains(CASE);
        change(s -> s.cases().link(Map.of(CASE, gone)));
        assertThat(list(s -> s.cases().tickets(CASE))).containsExactly(gone);
    }

    @Test
    void a_ticket_cannot_be_tied_to_two_cases() {
        open(1);
        open(2);
        ExternalRef ticket = new ExternalRef("desk", "5", null);
        change(s -> s.cases().link(Map.of(CASE, ticket)));
        assertThatThrownBy(() -> change(s -> s.cases().link(Map.of(new CaseId(2), ticket))))
                .isInstanceOf(Conflict.class);
        assertThat(optional(s -> s.cases().caseOf("desk", "5"))).contains(CASE);
    }
}
