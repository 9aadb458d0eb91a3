package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.store.ThreadKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Conversations and the keys that lead to them. */
abstract class ThreadStoreTests extends StoreTest {
    private static final CaseId CASE = new CaseId(1);

    ThreadStoreTests(CareStoreContract contract) {
        super(contract);
    }

    private Map<ThreadKey, Conversation> claim(Map<ThreadKey, Conversation> proposals) {
        return store.transact(WS, session -> session.threads().claim(proposals));
    }

    private Conversation claim(String key, Conversation proposal) {
        return Objects.requireNonNull(claim(Map.of(Samples.key(key), proposal)).get(Samples.key(key)));
    }

    private List<Conversation> find(long... ids) {
        List<ConversationId> wanted = new ArrayList<>();
        for (long id : ids) {
            wanted.add(Samples.conversationId(id));
        }
        return get(session -> session.threads().find(wanted));
    }

    @Test
    void a_new_key_leads_to_the_conversation_proposed_for_it() {
        Conversation proposal = Samples.conversation(1, "post-1", CASE);
        assertThat(claim("a", proposal)).isEqualTo(proposal);
        assertThat(find(1)).containsExactly(proposal);
    }

    @Test
    void a_known_key_keeps_its_conversation_whatever_is_proposed() {
        claim("a", Samples.conversation(1));
        assertThat(claim("a", Samples.conversation(2))).isEqualTo(Samples.conversation(1));
        assertThat(find(2)).isEmpty();
    }

    @Test
    void a_conversation_comes_back_as_it_is_stored_now() {
        claim("a", Samples.conversation(1));
        Conversation changed = Samples.conversation(1).withCase(CASE);
        change(session -> session.threads().update(List.of(changed)));
        assertThat(claim("a", Samples.conversation(2))).isEqualTo(changed);
    }

    @Test
    void several_keys_may_propose_one_conversation() {
        Conversation shared = Samples.conversation(1);
        assertThat(claim(Map.of(Samples.key("a"), shared, Samples.key("b"), shared)))
                .isEqualTo(Map.of(Samples.key("a"), shared, Samples.key("b"), shared));
        assertThat(claim("b", Samples.conversation(2))).isEqualTo(shared);
    }

    @Test
    void a_conversation_proposed_for_several_keys_is_stored_when_one_of_them_was_new() {
        claim("a", Samples.conversation(1));
        Conversation second = Samples.conversation(2);
        assertThat(claim(Map.of(Samples.key("a"), second, Samples.key("b"), second)))
                .isEqualTo(Map.of(Samples.key("a"), Samples.conversation(1), Samples.key("b"), second));
        assertThat(find(2)).containsExactly(second);
    }

    @Test
    void a_conversation_proposed_for_several_keys_is_not_stored_when_all_lead_elsewhere() {
        claim("a", Samples.conversation(1));
        claim("b", Samples.conversation(2));
        Conversation third = Samples.conversation(3);
        claim(Map.of(Samples.key("a"), third, Samples.key("b"), third));
        assertThat(find(3)).isEmpty();
    }

    @Test
    void the_same_key_of_two_accounts_leads_to_two_conversations() {
        ThreadKey other = new ThreadKey(Samples.PAGE_2, "a");
        Conversation ofOther =
                new Conversation(Samples.conversationId(2), Samples.PAGE_2, Visibility.PRIVATE, "a", null, null, null);
        claim("a", Samples.conversation(1));
        assertThat(claim(Map.of(other, ofOther))).containsEntry(other, ofOther);
    }

    @Test
    void many_writers_of_one_new_key_agree_on_one_conversation() {
        List<Conversation> led = atOnce(8, number -> claim("a", Samples.conversation(number + 1)));
        assertThat(Set.copyOf(led)).hasSize(1);
        assertThat(find(1, 2, 3, 4, 5, 6, 7, 8)).hasSize(1);
    }

    @Test
    void many_writers_of_many_keys_neither_wait_for_each_other_nor_disagree() {
        List<Map<ThreadKey, Conversation>> led = atOnce(6, number -> {
            List<Integer> order = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
            Collections.shuffle(order, new Random(number));
            Map<ThreadKey, Conversation> proposals = new LinkedHashMap<>();
            order.forEach(i -> proposals.put(Samples.key("k" + i), Samples.conversation(100L * (number + 1) + i)));
            return claim(proposals);
        });
        assertThat(Set.copyOf(led)).hasSize(1);
        assertThat(led.get(0).values().stream().map(Conversation::id).collect(Collectors.toSet()))
                .hasSize(10);
    }

    @Test
    void a_key_can_be_led_to_another_conversation() {
        claim("a", Samples.conversation(1));
        claim("b", Samples.conversation(2));
        change(session -> session.threads().bind(Samples.key("a"), Samples.conversationId(2)));
        assertThat(claim("a", Samples.conversation(3))).isEqualTo(Samples.conversation(2));
    }

    @Test
    void a_new_key_can_be_bound() {
        claim("a", Samples.conversation(1));
        change(session -> session.threads().bind(Samples.key("b"), Samples.conversationId(1)));
        assertThat(claim("b", Samples.conversation(3))).isEqualTo(Samples.conversation(1));
    }

    @Test
    void all_keys_of_a_conversation_can_be_led_to_another() {
        Conversation shared = Samples.conversation(1);
        claim(Map.of(Samples.key("a"), shared, Samples.key("b"), shared));
        claim("c", Samples.conversation(2));
        claim("d", Samples.conversation(3));
        change(session -> session.threads().redirect(Samples.conversationId(1), Samples.conversationId(2)));
        assertThat(claim("a", Samples.conversation(9))).isEqualTo(Samples.conversation(2));
        assertThat(claim("b", Samples.conversation(9))).isEqualTo(Samples.conversation(2));
        assertThat(claim("d", Samples.conversation(9))).isEqualTo(Samples.conversation(3));
    }

    @Test
    void what_is_not_there_is_left_out() {
        claim("a", Samples.conversation(1));
        assertThat(find(1, 77)).containsExactly(Samples.conversation(1));
        assertThat(list(session -> session.threads().find(List.of()))).isEmpty();
    }

    @Test
    void conversations_under_posts_are_found_by_id_unless_they_are_joined_into_another() {
        change(session -> {
            Samples.hold(session, Samples.conversation(3, "post-1", null));
            Samples.hold(session, Samples.conversation(1, "post-1", null));
            Samples.hold(session, Samples.conversation(2, "post-2", null));
            Samples.hold(session, Samples.conversation(4, "post-3", null));
            Samples.hold(session, Samples.conversation(5, "post-1", null).joined(Samples.conversationId(1)));
            Samples.hold(session, Samples.conversation(6));
        });
        assertThat(list(s -> s.threads().under(Samples.PAGE, List.of("post-1", "post-2"))))
                .extracting(c -> c.id().value())
                .containsExactly(1L, 2L, 3L);
        assertThat(list(s -> s.threads().under(Samples.PAGE_2, List.of("post-1"))))
                .isEmpty();
        change(session -> session.threads()
                .update(List.of(Samples.conversation(3, "post-1", null).joined(Samples.conversationId(1)))));
        assertThat(list(s -> s.threads().under(Samples.PAGE, List.of("post-1"))))
                .extracting(c -> c.id().value())
                .containsExactly(1L);
    }

    @Test
    void a_case_knows_the_conversations_that_lead_to_it_and_those_that_have() {
        change(session -> {
            Samples.hold(session, Samples.conversation(1, null, CASE));
            Samples.hold(session, Samples.conversation(2));
            Samples.hold(session, Samples.conversation(3, null, new CaseId(2)));
        });
        change(session ->
                session.threads().update(List.of(Samples.conversation(2).withCase(CASE))));
        assertThat(list(s -> s.threads().ofCase(CASE)))
                .extracting(c -> c.id().value())
                .containsExactlyInAnyOrder(1L, 2L);
        change(session ->
                session.threads().update(List.of(Samples.conversation(2).withCase(new CaseId(3)))));
        assertThat(list(s -> s.threads().ofCase(CASE)))
                .extracting(c -> c.id().value())
                .containsExactlyInAnyOrder(1L, 2L);
        assertThat(list(s -> s.threads().ofCase(new CaseId(3))))
                .extracting(c -> c.id().value())
                .containsExactly(2L);
    }

    @Test
    void a_changed_conversation_is_stored() {
        claim("a", Samples.conversation(1));
        Conversation changed = Samples.conversation(1, "post-9", CASE).joined(Samples.conversationId(7));
        change(session -> session.threads().update(List.of(changed)));
        assertThat(find(1)).containsExactly(changed);
    }
}
