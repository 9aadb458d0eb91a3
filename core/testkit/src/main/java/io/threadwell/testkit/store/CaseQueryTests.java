package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

/** Finding cases. */
abstract class CaseQueryTests extends StoreTest {
    private static final PersonaKey ANNA = new PersonaKey(Samples.PAGE, "anna");
    private static final PersonaKey BERT = new PersonaKey(Samples.PAGE_2, "anna");

    CaseQueryTests(CareStoreContract contract) {
        super(contract);
    }

    /** Opens a case at the second of its number; each change comes a second later. */
    private CareCase open(long id, PersonaKey requester, CaseChange... changes) {
        CaseEvent first = Samples.opened(id, T.plusSeconds(10 * id), requester);
        return store.transact(WS, session -> Samples.open(session, first, changes));
    }

    private ListAssert<Long> assertFound(CaseQuery query) {
        return assertThat(get(s -> s.cases().query(query, PageRequest.first(100))).items().stream()
                .map(c -> c.id().value())
                .toList());
    }

    private static CaseChange status(CaseStatus to) {
        return new CaseChange.StatusChanged(CaseStatus.NEW, to);
    }

    @Test
    void all_cases_come_the_most_lately_changed_first() {
        open(1, ANNA);
        open(2, ANNA);
        CareCase third = open(3, ANNA);
        assertFound(CaseQuery.all()).containsExactly(3L, 2L, 1L);
        CareCase first = get(s -> s.cases().find(List.of(new CaseId(1)))).get(0);
        CaseEvent event = Samples.next(first, T.plusSeconds(99), new CaseChange.NoteAdded("n"));
        change(s -> s.cases().append(List.of(event), List.of(first.apply(event))));
        assertFound(CaseQuery.all()).containsExactly(1L, 3L, 2L);
        assertThat(list(s ->
                        s.cases().query(CaseQuery.all(), PageRequest.first(9)).items()))
                .contains(third, first.apply(event));
    }

    @Test
    void cases_are_found_by_status() {
        open(1, ANNA);
        open(2, ANNA, status(CaseStatus.OPEN));
        open(3, ANNA, status(CaseStatus.SOLVED));
        assertFound(CaseQuery.all().status(CaseStatus.OPEN)).containsExactly(2L);
        assertFound(CaseQuery.all().status(CaseStatus.NEW, CaseStatus.SOLVED)).containsExactly(3L, 1L);
        assertFound(CaseQuery.all().status(CaseStatus.CLOSED)).isEmpty();
        assertFound(CaseQuery.all().status()).hasSize(3);
    }

    @Test
    void cases_are_found_by_queue_and_by_assignee() {
        open(1, ANNA, new CaseChange.Queued("billing"));
        open(2, ANNA, new CaseChange.Assigned("eve"));
        open(3, ANNA, new CaseChange.Queued("billing"), new CaseChange.Queued(null));
        open(4, ANNA, new CaseChange.Queued("billing"), new CaseChange.Assigned("eve"));
        assertFound(CaseQuery.all().queue("billing")).containsExactly(4L, 1L);
        assertFound(CaseQuery.all().assignee("eve")).containsExactly(4L, 2L);
        assertFound(CaseQuery.all().queue("billing").assignee("eve")).containsExactly(4L);
        assertFound(CaseQuery.all().queue("bill")).isEmpty();
    }

    @Test
    void cases_that_nobody_has_or_that_are_in_no_queue_are_found() {
        open(1, ANNA, new CaseChange.Queued("billing"));
        open(2, ANNA, new CaseChange.Assigned("eve"));
        open(3, ANNA);
        assertFound(CaseQuery.all().ofNobody()).containsExactly(3L, 1L);
        assertFound(CaseQuery.all().inNoQueue()).containsExactly(3L, 2L);
        assertFound(CaseQuery.all().ofNobody().inNoQueue()).containsExactly(3L);
        assertFound(CaseQuery.all().queue("billing").ofNobody()).containsExactly(1L);
    }

    @Test
    void what_cannot_be_both_is_not_asked_for() {
        assertThatThrownBy(() -> CaseQuery.all().queue("billing").inNoQueue()).isInstanceOf(InvalidRequest.class);
        assertThatThrownBy(() -> CaseQuery.all().ofNobody().assignee("eve")).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void cases_that_changed_after_a_moment_are_found() {
        CareCase first = open(1, ANNA);
        CareCase second = open(2, ANNA);
        assertFound(CaseQuery.all().updatedAfter(first.clock().updatedAt())).containsExactly(2L);
        assertFound(CaseQuery.all().updatedAfter(first.clock().updatedAt().minusMillis(1)))
                .containsExactly(2L, 1L);
        assertFound(CaseQuery.all().updatedAfter(second.clock().updatedAt())).isEmpty();
    }

    @Test
    void cases_come_in_the_order_asked_for_page_by_page() {
        open(1, ANNA);
        open(2, ANNA);
        open(3, ANNA);
        CareCase first = get(s -> s.cases().find(List.of(new CaseId(1)))).get(0);
        CaseEvent event = Samples.next(first, T.plusSeconds(99), new CaseChange.NoteAdded("n"));
        change(s -> s.cases().append(List.of(event), List.of(first.apply(event))));
        assertOrder(CaseQuery.Order.UPDATED_NEWEST).containsExactly(1L, 3L, 2L);
        assertOrder(CaseQuery.Order.UPDATED_OLDEST).containsExactly(2L, 3L, 1L);
        assertOrder(CaseQuery.Order.CREATED_NEWEST).containsExactly(3L, 2L, 1L);
        assertOrder(CaseQuery.Order.CREATED_OLDEST).containsExactly(1L, 2L, 3L);
    }

    @Test
    void cases_of_several_statuses_come_in_one_order_page_by_page() {
        CaseStatus[] all = CaseStatus.values();
        for (int id = 1; id <= 2 * all.length; id++) {
            open(id, ANNA, status(all[id % all.length]), new CaseChange.Tagged(Set.of("vip"), Set.of()));
        }
        CaseQuery waiting = CaseQuery.all().status(CaseStatus.NEW, CaseStatus.OPEN, CaseStatus.PENDING);
        CaseQuery answered = CaseQuery.all().status(CaseStatus.NEW, CaseStatus.SOLVED);
        for (CaseQuery query : List.of(waiting, waiting.person(ANNA), waiting.tag("vip"), waiting.updatedAfter(T))) {
            assertOrder(query, CaseQuery.Order.UPDATED_NEWEST).containsExactly(12L, 8L, 7L, 6L, 2L, 1L);
            assertOrder(query, CaseQuery.Order.UPDATED_OLDEST).containsExactly(1L, 2L, 6L, 7L, 8L, 12L);
            assertOrder(query, CaseQuery.Order.CREATED_NEWEST).containsExactly(12L, 8L, 7L, 6L, 2L, 1L);
            assertOrder(query, CaseQuery.Order.CREATED_OLDEST).containsExactly(1L, 2L, 6L, 7L, 8L, 12L);
            assertThat(count(query)).isEqualTo(6);
        }
        assertOrder(answered, CaseQuery.Order.UPDATED_OLDEST).containsExactly(4L, 6L, 10L, 12L);
        assertOrder(answered, CaseQuery.Order.CREATED_NEWEST).containsExactly(12L, 10L, 6L, 4L);
    }

    @Test
    void cases_that_changed_at_the_same_moment_come_once_whatever_their_status() {
        for (long id = 1; id <= 6; id++) {
            CaseEvent first = Samples.opened(id, T);
            CaseChange[] changes = id % 2 == 0 ? new CaseChange[] {status(CaseStatus.OPEN)} : new CaseChange[0];
            change(session -> Samples.open(session, first, changes));
        }
        CaseQuery query = CaseQuery.all().status(CaseStatus.NEW, CaseStatus.OPEN);
        assertOrder(query, CaseQuery.Order.UPDATED_NEWEST).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
        assertOrder(query, CaseQuery.Order.UPDATED_OLDEST).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void in_an_order_by_age_every_case_comes_once_though_others_change_and_come_meanwhile() {
        open(1, ANNA, new CaseChange.Tagged(Set.of("vip"), Set.of()));
        open(2, ANNA, new CaseChange.Tagged(Set.of("vip"), Set.of()));
        open(3, ANNA, new CaseChange.Tagged(Set.of("vip"), Set.of()));
        CaseQuery query = CaseQuery.all()
                .tag("vip")
                .person(ANNA)
                .ofNobody()
                .inNoQueue()
                .updatedAfter(T)
                .order(CaseQuery.Order.CREATED_OLDEST);
        Page<CareCase> first = get(s -> s.cases().query(query, PageRequest.first(1)));
        CareCase seen = first.items().get(0);
        CaseEvent event = Samples.next(seen, T.plusSeconds(99), new CaseChange.NoteAdded("n"));
        change(s -> s.cases().append(List.of(event), List.of(seen.apply(event))));
        open(4, ANNA, new CaseChange.Tagged(Set.of("vip"), Set.of()));
        Page<CareCase> rest = get(s -> s.cases().query(query, new PageRequest(9, first.next())));
        assertThat(seen.id().value()).isEqualTo(1);
        assertThat(rest.items()).extracting(c -> c.id().value()).containsExactly(2L, 3L, 4L);
    }

    private ListAssert<Long> assertOrder(CaseQuery.Order order) {
        return assertOrder(CaseQuery.all(), order);
    }

    private ListAssert<Long> assertOrder(CaseQuery query, CaseQuery.Order order) {
        return assertThat(pages(1, page -> get(s -> s.cases().query(query.order(order), page))).stream()
                .flatMap(List::stream)
                .map(c -> c.id().value())
                .toList());
    }

    @Test
    void cases_that_fit_are_counted() {
        change(s -> Samples.holdConversations(s, 1));
        open(1, ANNA);
        open(2, ANNA, status(CaseStatus.OPEN));
        open(3, ANNA, status(CaseStatus.OPEN));
        say(1, 3, "lost");
        assertThat(count(CaseQuery.all())).isEqualTo(3);
        assertThat(count(CaseQuery.all().status(CaseStatus.OPEN))).isEqualTo(2);
        assertThat(count(CaseQuery.all().status(CaseStatus.OPEN).text("lost"))).isEqualTo(1);
        assertThat(count(CaseQuery.all().status(CaseStatus.CLOSED))).isZero();
    }

    private long count(CaseQuery query) {
        return get(s -> s.cases().count(query));
    }

    @Test
    void cases_are_found_by_account_and_by_who_asked() {
        open(1, ANNA);
        open(2, BERT);
        assertFound(CaseQuery.all().account(Samples.PAGE)).containsExactly(1L);
        assertFound(CaseQuery.all().account(Samples.PAGE_2)).containsExactly(2L);
        assertFound(CaseQuery.all().person(ANNA)).containsExactly(1L);
        assertFound(CaseQuery.all().person(BERT)).containsExactly(2L);
        assertFound(CaseQuery.all().person(new PersonaKey(Samples.PAGE, "bert")))
                .isEmpty();
    }

    @Test
    void cases_are_found_by_tag() {
        open(1, ANNA, new CaseChange.Tagged(Set.of("vip", "late"), Set.of()));
        open(2, ANNA, new CaseChange.Tagged(Set.of("vip-2"), Set.of()));
        open(3, ANNA, new CaseChange.Tagged(Set.of("vip"), Set.of()), new CaseChange.Tagged(Set.of(), Set.of("vip")));
        assertFound(CaseQuery.all().tag("vip")).containsExactly(1L);
        assertFound(CaseQuery.all().tag("late")).containsExactly(1L);
        assertFound(CaseQuery.all().tag("vi")).isEmpty();
    }

    private void say(long id, long caseId, String text) {
        Message message = Samples.inbound(id, Samples.in(1, caseId), T).withContent(Content.text(text));
        change(s -> s.messages().insert(List.of(message)));
    }

    @Test
    void cases_are_found_by_words_in_their_messages() {
        change(s -> Samples.holdConversations(s, 1));
        open(1, ANNA);
        open(2, ANNA);
        open(3, ANNA);
        say(1, 1, "My parcel is LOST");
        say(2, 1, "hello?");
        say(3, 2, "Großer Ärger mit 100% der Pakete");
        assertFound(CaseQuery.all().text("lost")).containsExactly(1L);
        assertFound(CaseQuery.all().text("PARCEL is")).containsExactly(1L);
        assertFound(CaseQuery.all().text("ÄRGER")).containsExactly(2L);
        assertFound(CaseQuery.all().text("nothing of it")).isEmpty();
    }

    @Test
    void signs_that_databases_know_have_no_meaning_in_a_text() {
        change(s -> Samples.holdConversations(s, 1));
        open(1, ANNA);
        open(2, ANNA);
        say(1, 1, "100% of a_b c\\d");
        say(2, 2, "100 of axb 'quoted'");
        assertFound(CaseQuery.all().text("100%")).containsExactly(1L);
        assertFound(CaseQuery.all().text("a_b")).containsExactly(1L);
        assertFound(CaseQuery.all().text("c\\d")).containsExactly(1L);
        assertFound(CaseQuery.all().text("'quoted'")).containsExactly(2L);
    }

    @Test
    void everything_asked_for_must_fit() {
        change(s -> Samples.holdConversations(s, 1));
        open(1, ANNA, status(CaseStatus.OPEN), new CaseChange.Tagged(Set.of("vip"), Set.of()));
        open(2, ANNA, status(CaseStatus.OPEN));
        say(1, 1, "lost");
        say(2, 2, "lost");
        CaseQuery query = CaseQuery.all()
                .status(CaseStatus.OPEN)
                .account(Samples.PAGE)
                .person(ANNA)
                .tag("vip")
                .text("lost");
        assertFound(query).containsExactly(1L);
        assertFound(query.assignee("eve")).isEmpty();
    }

    @Test
    void pages_of_cases_go_on_where_the_one_before_ended() {
        for (long id = 1; id <= 7; id++) {
            CaseEvent first = Samples.opened(id, T.plusSeconds(id / 3));
            CaseChange[] changes = id == 4 ? new CaseChange[] {new CaseChange.Queued("q")} : new CaseChange[0];
            change(session -> Samples.open(session, first, changes));
        }
        List<List<CareCase>> pages = pages(3, page -> get(s -> s.cases().query(CaseQuery.all(), page)));
        assertThat(pages).extracting(List::size).containsExactly(3, 3, 1);
        List<CareCase> all = pages.stream().flatMap(List::stream).toList();
        assertThat(all).extracting(CareCase::id).doesNotHaveDuplicates().hasSize(7);
        assertThat(all)
                .isSortedAccordingTo(
                        (a, b) -> b.clock().updatedAt().compareTo(a.clock().updatedAt()));
        assertThat(pages(1, page -> get(s -> s.cases().query(CaseQuery.all().queue("q"), page))))
                .hasSize(1);
    }
}
