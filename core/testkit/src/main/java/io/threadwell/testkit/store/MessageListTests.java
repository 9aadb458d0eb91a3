package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.MessageState;
import io.threadwell.api.model.MessageTimes;
import io.threadwell.api.model.MessageType;
import io.threadwell.api.model.Origin;
import io.threadwell.api.model.Placement;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.TimeOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages in their order. */
abstract class MessageListTests extends StoreTest {
    private static final CaseId CASE = new CaseId(1);

    MessageListTests(CareStoreContract contract) {
        super(contract);
    }

    @BeforeEach
    void holdConversations() {
        change(session -> Samples.holdConversations(session, 3));
    }

    private void insert(Message... messages) {
        change(session -> session.messages().insert(Arrays.asList(messages)));
    }

    private static Message in(long id, long conversation, long seconds) {
        return Samples.inbound(id, Samples.in(conversation, 1L), at(seconds));
    }

    private static Message out(long id, long conversation, long seconds) {
        return Samples.outbound(id, Samples.in(conversation, 1L), at(seconds));
    }

    private static Instant at(long seconds) {
        return T.plusSeconds(seconds);
    }

    private static ListAssert<Long> assertIds(Collection<Message> messages) {
        return assertThat(messages.stream().map(m -> m.id().value()).toList());
    }

    private List<Message> conversation(long id) {
        return get(s -> s.messages()
                .ofConversation(Samples.conversationId(id), TimeOrder.OLDEST_FIRST, PageRequest.first(100))
                .items());
    }

    @Test
    void messages_read_in_the_order_of_the_networks_time_and_then_of_their_ids() {
        insert(in(5, 1, 3), in(4, 1, 1), in(3, 1, 2), in(2, 1, 2), out(1, 1, 9), in(6, 2, 0));
        assertIds(conversation(1)).containsExactly(4L, 2L, 3L, 5L, 1L);
        assertIds(list(s -> s.messages()
                        .ofCase(CASE, TimeOrder.OLDEST_FIRST, PageRequest.first(100))
                        .items()))
                .containsExactly(6L, 4L, 2L, 3L, 5L, 1L);
    }

    @Test
    void pages_go_on_where_the_one_before_ended_and_the_last_says_so() {
        insert(in(1, 1, 1), in(2, 1, 1), in(3, 1, 1), in(4, 1, 2));
        List<List<Message>> pages = pages(
                2,
                page -> get(s -> s.messages().ofConversation(Samples.conversationId(1), TimeOrder.OLDEST_FIRST, page)));
        assertThat(pages).hasSize(2);
        assertIds(pages.get(0)).containsExactly(1L, 2L);
        assertIds(pages.get(1)).containsExactly(3L, 4L);
        List<List<Message>> ofCase =
                pages(3, page -> get(s -> s.messages().ofCase(CASE, TimeOrder.OLDEST_FIRST, page)));
        assertThat(ofCase).hasSize(2);
        assertIds(ofCase.get(1)).containsExactly(4L);
    }

    @Test
    void pages_can_begin_with_the_newest() {
        insert(in(1, 1, 1), in(2, 1, 1), in(3, 2, 2), in(4, 1, 2));
        TimeOrder newest = TimeOrder.NEWEST_FIRST;
        List<List<Message>> ofCase = pages(3, page -> get(s -> s.messages().ofCase(CASE, newest, page)));
        assertThat(ofCase).hasSize(2);
        assertIds(ofCase.get(0)).containsExactly(4L, 3L, 2L);
        assertIds(ofCase.get(1)).containsExactly(1L);
        List<List<Message>> ofConversation =
                pages(2, page -> get(s -> s.messages().ofConversation(Samples.conversationId(1), newest, page)));
        assertIds(ofConversation.get(0)).containsExactly(4L, 2L);
        assertIds(ofConversation.get(1)).containsExactly(1L);
    }

    @Test
    void a_page_of_nothing_is_empty_and_the_last() {
        assertThat(pages(5, page -> get(s -> s.messages().ofCase(new CaseId(99), TimeOrder.OLDEST_FIRST, page))))
                .containsExactly(List.of());
    }

    @Test
    void what_arrives_while_one_reads_neither_repeats_nor_hides_messages() {
        insert(in(1, 1, 1), in(3, 1, 3), in(5, 1, 5));
        String next = get(s -> s.messages()
                        .ofConversation(Samples.conversationId(1), TimeOrder.OLDEST_FIRST, PageRequest.first(2)))
                .next();
        insert(in(2, 1, 2), in(4, 1, 4));
        assertIds(get(s -> s.messages()
                                .ofConversation(
                                        Samples.conversationId(1), TimeOrder.OLDEST_FIRST, new PageRequest(9, next)))
                        .items())
                .containsExactly(4L, 5L);
    }

    @Test
    void a_message_whose_time_or_place_changes_moves() {
        insert(in(1, 1, 1), in(2, 1, 2));
        Message moved = in(1, 2, 1).withTimes(MessageTimes.of(at(5), at(5)));
        insert(in(3, 2, 4));
        change(s -> s.messages().update(List.of(moved)));
        assertIds(conversation(1)).containsExactly(2L);
        assertIds(conversation(2)).containsExactly(3L, 1L);
    }

    @Test
    void answers_without_an_external_id_are_found_the_oldest_first() {
        insert(out(5, 1, 3), out(4, 2, 1), out(3, 1, 2), out(2, 3, 0), in(1, 1, 1));
        insert(out(6, 1, 1).withExternalId("known"));
        List<Message> found =
                get(s -> s.messages().withoutExternalId(List.of(Samples.conversationId(1), Samples.conversationId(2))));
        assertIds(found).containsExactly(4L, 3L, 5L);
        change(s -> s.messages().update(List.of(out(3, 1, 2).withExternalId("now"))));
        assertIds(list(s -> s.messages().withoutExternalId(List.of(Samples.conversationId(1)))))
                .containsExactly(5L);
    }

    @Test
    void all_messages_of_a_conversation_move_and_those_with_a_case_change_it() {
        Message caseless = Samples.inbound(2, Samples.in(1, null), at(2));
        insert(in(1, 1, 1), caseless, in(3, 2, 3), in(4, 3, 4));
        change(s -> s.messages().move(Samples.conversationId(1), Samples.conversationId(2), new CaseId(7)));
        assertIds(conversation(1)).isEmpty();
        assertIds(conversation(2)).containsExactly(1L, 2L, 3L);
        assertIds(conversation(3)).containsExactly(4L);
        assertThat(conversation(2)).extracting(m -> m.placement().caseId()).containsExactly(new CaseId(7), null, CASE);
    }

    @Test
    void messages_that_move_to_where_there_is_no_case_have_none() {
        insert(in(1, 1, 1));
        change(s -> s.messages().move(Samples.conversationId(1), Samples.conversationId(2), null));
        assertThat(conversation(2)).extracting(m -> m.placement().caseId()).containsOnlyNulls();
        assertIds(get(s -> s.messages()
                        .ofCase(CASE, TimeOrder.OLDEST_FIRST, PageRequest.first(9))
                        .items()))
                .isEmpty();
    }

    @Test
    void the_customers_last_message_is_the_last_by_the_networks_time_that_is_not_deleted() {
        Message deleted = in(4, 1, 8).withTimes(MessageTimes.of(at(8), at(9)).deleted(at(9)));
        insert(in(2, 1, 5), in(1, 1, 3), in(3, 2, 6), out(5, 1, 9), deleted);
        assertThat(optional(s -> s.messages().latestInbound(Samples.conversationId(1))))
                .contains(in(2, 1, 5));
        assertThat(optional(s -> s.messages().latestInbound(CASE))).contains(in(3, 2, 6));
        assertThat(optional(s -> s.messages().latestInbound(Samples.conversationId(3))))
                .isEmpty();
        assertThat(optional(s -> s.messages().latestInbound(new CaseId(99)))).isEmpty();
    }

    @Test
    void what_was_received_later_is_left_out_whenever_it_was_written() {
        Message early = in(1, 1, 3).withTimes(MessageTimes.of(at(3), at(4)));
        Message late = in(2, 2, 5).withTimes(MessageTimes.of(at(5), at(60)));
        insert(early, late);
        assertThat(optional(s -> s.messages().latestInbound(CASE, at(60)))).contains(late);
        assertThat(optional(s -> s.messages().latestInbound(CASE, at(59)))).contains(early);
        assertThat(optional(s -> s.messages().latestInbound(CASE, at(3)))).isEmpty();
    }

    @Test
    void private_replies_to_an_item_that_did_not_fail_are_counted() {
        List<Message> replies = new ArrayList<>();
        replies.add(reply(1, Visibility.PRIVATE, "item", DeliveryStatus.QUEUED));
        replies.add(reply(2, Visibility.PRIVATE, "item", DeliveryStatus.READ));
        replies.add(reply(3, Visibility.PRIVATE, "item", DeliveryStatus.FAILED));
        replies.add(reply(4, Visibility.PUBLIC, "item", DeliveryStatus.SENT));
        replies.add(reply(5, Visibility.PRIVATE, "other", DeliveryStatus.SENT));
        replies.add(Samples.inbound(6, new Placement(Samples.conversationId(1), null, "item", null), T));
        insert(replies.toArray(new Message[0]));
        assertThat(count("item")).isEqualTo(2);
        assertThat(count("nothing")).isZero();
        assertThat(count(Samples.PAGE_2, "item")).isZero();
        change(s -> s.messages().update(List.of(reply(1, Visibility.PRIVATE, "item", DeliveryStatus.FAILED))));
        assertThat(count("item")).isEqualTo(1);
    }

    private int count(String externalId) {
        return count(Samples.PAGE, externalId);
    }

    private int count(AccountId account, String externalId) {
        return get(s -> s.messages().privateReplies(account, externalId));
    }

    private static Message reply(long id, Visibility visibility, String parent, DeliveryStatus status) {
        Message m = Samples.outbound(id, new Placement(Samples.conversationId(1), null, parent, null), T);
        return new Message(
                m.id(),
                m.account(),
                null,
                MessageType.outbound(Origin.HELPDESK, visibility, MessageKind.COMMENT),
                m.placement(),
                null,
                m.content(),
                m.times(),
                null,
                MessageState.outbound(status));
    }
}
