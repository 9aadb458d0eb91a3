package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.Disposition;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.MessageState;
import io.threadwell.api.model.MessageTimes;
import io.threadwell.api.model.MessageType;
import io.threadwell.api.model.Origin;
import io.threadwell.api.model.Placement;
import io.threadwell.api.model.Revision;
import io.threadwell.api.model.Visibility;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages one by one, their versions, and keys of events. */
abstract class MessageStoreTests extends StoreTest {
    MessageStoreTests(CareStoreContract contract) {
        super(contract);
    }

    @BeforeEach
    void holdConversations() {
        change(session -> Samples.holdConversations(session, 2));
    }

    private void insert(Message... messages) {
        change(session -> session.messages().insert(Arrays.asList(messages)));
    }

    private void update(Message... messages) {
        change(session -> session.messages().update(Arrays.asList(messages)));
    }

    private Message byId(long id) {
        List<Message> found = get(session -> session.messages().byId(List.of(new MessageId(id))));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Message simple(long id) {
        return Samples.inbound(id, Samples.in(1, null), T);
    }

    private static Message full(long id) {
        return new Message(
                new MessageId(id),
                Samples.PAGE,
                "item-" + id,
                MessageType.outbound(Origin.NATIVE, Visibility.PRIVATE, MessageKind.DIRECT_MESSAGE),
                new Placement(Samples.conversationId(1), new CaseId(4), "parent", "post"),
                Samples.ANNA,
                Samples.richContent(),
                new MessageTimes(T, T.plusMillis(1), T.plusMillis(2), T.plusMillis(3)),
                "https://example.org/item",
                new MessageState(
                        DeliveryStatus.FAILED, Disposition.ignored("why"), true, "refused", new DeliveryId(8)));
    }

    @Test
    void a_message_comes_back_as_it_was_with_every_field() {
        insert(full(1));
        assertThat(byId(1)).isEqualTo(full(1));
    }

    @Test
    void a_message_comes_back_as_it_was_with_only_what_it_must_have() {
        Message bare = new Message(
                new MessageId(2),
                Samples.PAGE,
                null,
                MessageType.outbound(Origin.HOST, Visibility.PUBLIC, MessageKind.COMMENT),
                Placement.UNKNOWN,
                null,
                Content.text(""),
                MessageTimes.of(T, T),
                null,
                MessageState.outbound(DeliveryStatus.QUEUED));
        insert(bare);
        assertThat(byId(2)).isEqualTo(bare);
    }

    @Test
    void a_long_text_is_kept_whole() {
        Message lengthy = simple(1).withContent(Content.text("слово 🙂 ".repeat(10_000)));
        insert(lengthy);
        assertThat(byId(1)).isEqualTo(lengthy);
    }

    @Test
    void messages_are_found_by_account_and_external_id() {
        insert(simple(1), simple(2), ofOtherPage(3, "item-1"));
        assertThat(list(s -> s.messages().byExternalId(Samples.PAGE, List.of("item-1", "item-2", "item-9"))))
                .extracting(m -> m.id().value())
                .containsExactlyInAnyOrder(1L, 2L);
        assertThat(list(s -> s.messages().byExternalId(Samples.PAGE_2, List.of("item-1"))))
                .extracting(m -> m.id().value())
                .containsExactly(3L);
        assertThat(list(s -> s.messages().byExternalId(Samples.PAGE, List.of())))
                .isEmpty();
    }

    private static Message ofOtherPage(long id, String externalId) {
        return of(Samples.PAGE_2, simple(id)).withExternalId(externalId);
    }

    private static Message of(AccountId account, Message m) {
        return new Message(
                m.id(),
                account,
                m.externalId(),
                m.type(),
                m.placement(),
                m.author(),
                m.content(),
                m.times(),
                m.permalink(),
                m.state());
    }

    @Test
    void a_second_message_with_the_external_id_is_refused() {
        insert(simple(1));
        assertThatThrownBy(() -> insert(simple(2).withExternalId("item-1"))).isInstanceOf(Conflict.class);
        assertThat(list(s -> s.messages().byId(List.of(new MessageId(2))))).isEmpty();
    }

    @Test
    void two_messages_with_one_external_id_are_refused_together() {
        assertThatThrownBy(() -> insert(simple(1), simple(2).withExternalId("item-1")))
                .isInstanceOf(Conflict.class);
        assertThat(list(s -> s.messages().byId(List.of(new MessageId(1), new MessageId(2)))))
                .isEmpty();
    }

    @Test
    void messages_without_an_external_id_never_collide() {
        insert(Samples.outbound(1, Samples.in(1, null), T), Samples.outbound(2, Samples.in(1, null), T));
        assertThat(byId(1).externalId()).isNull();
        assertThat(byId(2).externalId()).isNull();
    }

    @Test
    void of_many_writers_of_one_external_id_one_wins_and_the_others_are_told() {
        List<Boolean> won = atOnce(8, number -> {
            try {
                insert(simple(number + 1).withExternalId("same"));
                return true;
            } catch (Conflict e) {
                return false;
            }
        });
        assertThat(won).containsOnlyOnce(true);
        assertThat(list(s -> s.messages().byExternalId(Samples.PAGE, List.of("same"))))
                .hasSize(1);
    }

    @Test
    void a_changed_message_is_stored_whole() {
        insert(simple(1));
        update(full(1));
        assertThat(byId(1)).isEqualTo(full(1));
        update(simple(1));
        assertThat(byId(1)).isEqualTo(simple(1));
    }

    @Test
    void a_message_that_gets_an_external_id_is_found_by_it() {
        insert(Samples.outbound(1, Samples.in(1, null), T));
        update(byId(1).withExternalId("fresh"));
        assertThat(list(s -> s.messages().byExternalId(Samples.PAGE, List.of("fresh"))))
                .hasSize(1);
    }

    @Test
    void an_external_id_that_another_message_has_cannot_be_given() {
        insert(simple(1), Samples.outbound(2, Samples.in(1, null), T));
        assertThatThrownBy(() -> update(byId(2).withExternalId("item-1"))).isInstanceOf(Conflict.class);
        assertThat(byId(2).externalId()).isNull();
    }

    @Test
    void versions_come_back_the_oldest_first() {
        insert(simple(1), simple(2));
        Revision original = new Revision(new MessageId(1), Revision.ORIGINAL, T, "first 🙂");
        Revision second = new Revision(new MessageId(1), "v2", T.plusSeconds(1), "second");
        Revision third = new Revision(new MessageId(1), "v3", T.plusSeconds(2), "third");
        change(s -> s.messages().addRevisions(List.of(third, original)));
        change(s -> s.messages().addRevisions(List.of(second)));
        assertThat(list(s -> s.messages().revisions(new MessageId(1)))).containsExactly(original, second, third);
        assertThat(list(s -> s.messages().revisions(new MessageId(2)))).isEmpty();
    }

    @Test
    void a_version_that_is_there_already_stays_as_it_is() {
        insert(simple(1));
        Revision first = new Revision(new MessageId(1), "v", T, "first");
        change(s -> s.messages().addRevisions(List.of(first)));
        change(s -> s.messages().addRevisions(List.of(new Revision(new MessageId(1), "v", T.plusSeconds(5), "again"))));
        assertThat(list(s -> s.messages().revisions(new MessageId(1)))).containsExactly(first);
    }

    @Test
    void versions_of_a_message_can_be_erased() {
        insert(simple(1), simple(2));
        change(s -> s.messages()
                .addRevisions(List.of(
                        new Revision(new MessageId(1), "v", T, "gone"),
                        new Revision(new MessageId(2), "v", T, "stays"))));
        change(s -> s.messages().eraseRevisions(List.of(new MessageId(1))));
        assertThat(list(s -> s.messages().revisions(new MessageId(1)))).isEmpty();
        assertThat(list(s -> s.messages().revisions(new MessageId(2)))).hasSize(1);
    }

    @Test
    void the_key_of_an_event_can_be_claimed_once_in_its_scope() {
        assertThat(claim("page", "a", "b")).containsExactlyInAnyOrder("a", "b");
        assertThat(claim("page", "b", "c")).containsExactly("c");
        assertThat(claim("desk", "a")).containsExactly("a");
        assertThat(claim("page")).isEmpty();
    }

    @Test
    void of_many_writers_of_one_event_one_wins() {
        List<Set<String>> won = atOnce(8, number -> claim("page", "a"));
        assertThat(won).containsOnlyOnce(Set.of("a"));
        assertThat(won).filteredOn(Set::isEmpty).hasSize(7);
    }

    private Set<String> claim(String scope, String... keys) {
        return store.transact(WS, session -> session.messages().claimEvents(scope, Arrays.asList(keys)));
    }
}
