package io.threadwell.connector.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.reddit.FakeModmail.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations with moderators: read, answered, and kept from the public. */
final class ModmailTest extends RedditTest {
    private final ReplySender sender = facet(ReplySender.class);

    private Told modmail(String from) {
        return walk(RedditConfig.MODMAIL, from);
    }

    private Told modmail() {
        return walk(RedditConfig.MODMAIL, null);
    }

    @Test
    void a_message_to_the_moderators_is_private_and_belongs_to_its_conversation() {
        Conversation conversation = reddit.modmail.begun("why was my post removed?");
        Posted posted = modmail().of(Posted.class).get(0);
        assertThat(posted.externalId())
                .isEqualTo("modmail/" + conversation.id + "/"
                        + conversation.messages.get(0).id());
        assertThat(posted.thread()).isEqualTo(ThreadRef.direct("modmail/" + conversation.id, null));
        assertThat(posted.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(posted.kind()).isEqualTo(MessageKind.DIRECT_MESSAGE);
        assertThat(posted.fromUs()).isFalse();
        assertThat(posted.author()).isNotNull();
        assertThat(posted.author().externalId()).isEqualTo("ana_customer");
        assertThat(posted.content().text()).isEqualTo("why was my post removed?");
        assertThat(posted.content().attributes())
                .containsEntry("subject", "My post was removed")
                .containsEntry("subreddit", "acme");
        assertThat(posted.permalink()).isEqualTo("https://mod.reddit.com/mail/all/" + conversation.id);
    }

    @Test
    void notes_among_moderators_are_noted_without_their_words() {
        Conversation conversation = reddit.modmail.begun("why?");
        reddit.modmail.note(conversation, "careful with this one");
        Told told = modmail();
        assertThat(told.posted()).hasSize(1);
        assertThat(told.of(Noted.class)).extracting(Noted::what).contains("note among moderators");
        assertThat(told.events().toString()).doesNotContain("careful");
    }

    @Test
    void a_conversation_among_moderators_is_noted_whole() {
        Conversation conversation = reddit.modmail.begun("what shall we do?");
        conversation.internal = true;
        Told told = modmail();
        assertThat(told.posted()).isEmpty();
        assertThat(told.events().toString()).doesNotContain("what shall we do");
    }

    @Test
    void whoever_answers_as_a_moderator_answers_for_us_and_a_moderator_may_ask_as_a_person() {
        Conversation conversation = reddit.modmail.begun("why?");
        reddit.modmail.write(conversation, "Another_Mod", "moderator", "because", false, true);
        reddit.modmail.write(conversation, "Another_Mod", "participant_user", "I ask for myself");
        assertThat(modmail().of(Posted.class)).extracting(Posted::fromUs).containsExactly(false, true, false);
    }

    @Test
    void only_what_is_new_in_a_conversation_is_told_afterwards() {
        Conversation first = reddit.modmail.begun("first");
        Conversation second = reddit.modmail.begun("second");
        Told before = modmail();
        assertThat(before.posted()).hasSize(2);
        assertThat(modmail(before.cursor()).events()).isEmpty();
        reddit.modmail.write(first, FakeThings.ANA, "participant_user", "and another thing");
        Told after = modmail(before.cursor());
        assertThat(after.of(Posted.class))
                .extracting(one -> one.content().text())
                .containsExactly("and another thing");
        assertThat(reddit.calls("GET", "/api/mod/conversations/" + second.id)).hasSize(1);
    }

    @Test
    void many_conversations_are_told_a_few_at_a_time_and_none_is_left_out() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            texts.add("question " + i);
            reddit.modmail.begun("question " + i);
        }
        Told told = modmail();
        assertThat(told.of(Posted.class))
                .extracting(one -> one.content().text())
                .containsExactlyInAnyOrderElementsOf(texts);
        assertThat(modmail(told.cursor()).events()).isEmpty();
    }

    @Test
    void what_is_said_while_a_round_goes_on_is_told_by_the_next() {
        List<Conversation> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(reddit.modmail.begun("question " + i));
        }
        PollingSource source = facet(PollingSource.class);
        PollPage first = source.poll(account, RedditConfig.MODMAIL, null, beginning);
        reddit.modmail.write(all.get(0), FakeThings.ANA, "participant_user", "in between, not yet told");
        reddit.modmail.write(all.get(11), FakeThings.ANA, "participant_user", "in between, told before");
        Told rest = modmail(first.cursor());
        Told next = modmail(rest.cursor());
        List<String> texts = new ArrayList<>();
        List.of(rest, next).forEach(told -> told.of(Posted.class)
                .forEach(one -> texts.add(one.content().text())));
        assertThat(texts).contains("in between, not yet told", "in between, told before", "question 0", "question 1");
    }

    @Test
    void a_conversation_that_moves_up_before_it_was_reached_is_told_whole_by_the_next_round() {
        List<Conversation> all = new ArrayList<>();
        for (int i = 0; i < 105; i++) {
            all.add(reddit.modmail.begun("question " + i));
        }
        PollingSource source = facet(PollingSource.class);
        String cursor = null;
        do {
            cursor = source.poll(account, RedditConfig.MODMAIL, cursor, beginning)
                    .cursor();
        } while (!String.valueOf(cursor).contains("\"at\""));
        reddit.modmail.write(all.get(0), FakeThings.ANA, "participant_user", "please hurry");
        Told rest = modmail(cursor);
        Told next = modmail(rest.cursor());
        assertThat(next.of(Posted.class))
                .extracting(one -> one.content().text())
                .contains("question 0", "please hurry");
    }

    @Test
    void a_conversation_that_is_gone_when_it_is_fetched_stops_nothing() {
        reddit.modmail.begun("gone").gone = true;
        reddit.modmail.begun("there");
        assertThat(modmail().posted()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{}", "{\"floor\":\"soon\"}"})
    void a_cursor_that_is_none_of_ours_begins_anew(String cursor) {
        reddit.modmail.begun("why?");
        assertThat(modmail(cursor).posted()).hasSize(1);
    }

    @Test
    void an_account_that_moderates_nothing_is_not_asked() {
        AccountContext plain = Accounts.with(Accounts.token(), Map.of(RedditConnector.MODERATES, "false"));
        Told told = walk(plain, facet(PollingSource.class), RedditConfig.MODMAIL, null);
        assertThat(told.events()).isEmpty();
        assertThat(reddit.calls).isEmpty();
    }

    private OutboundMessage answer(Conversation conversation, String text) {
        String name = "modmail/" + conversation.id + "/"
                + conversation.messages.get(0).id();
        Target target = new Target(name, null, null, "modmail/" + conversation.id);
        return Accounts.answer(Visibility.PRIVATE, target, text, reddit.clock.instant());
    }

    @Test
    void an_answer_goes_to_the_person_and_is_never_a_note() {
        Conversation conversation = reddit.modmail.begun("why?");
        SendResult result = sender.send(account, answer(conversation, "because"));
        FakeModmail.Written written = conversation.messages.get(1);
        assertThat(written.internal()).isFalse();
        assertThat(written.hidden()).isFalse();
        assertThat(result.externalIds()).containsExactly("modmail/" + conversation.id + "/" + written.id());
        assertThat(result.sentAt()).isEqualTo(written.at());
        assertThat(modmail().posted()).contains(result.externalIds().get(0));
    }

    @Test
    void an_answer_may_go_out_in_the_subreddits_name() {
        Conversation conversation = reddit.modmail.begun("why?");
        facet(ReplySender.class, RedditFixture.config(reddit).asSubreddit(true))
                .send(account, answer(conversation, "because"));
        assertThat(conversation.messages.get(1).hidden()).isTrue();
    }

    @Test
    void an_answer_whose_outcome_is_unknown_is_found_and_a_note_with_its_words_is_not() {
        Conversation conversation = reddit.modmail.begun("why?");
        OutboundMessage lost = answer(conversation, "because");
        OutboundMessage never = answer(conversation, "only noted");
        reddit.modmail.note(conversation, "only noted");
        reddit.cutNextWrite(FakeReddit.Cut.AFTER);
        assertThatThrownBy(() -> sender.send(account, lost)).isInstanceOf(OutcomeUnknown.class);
        assertThat(sender.find(account, lost, lost.createdAt())).isInstanceOf(FindResult.Found.class);
        assertThat(sender.find(account, never, never.createdAt())).isInstanceOf(FindResult.Absent.class);
    }

    @Test
    void a_conversation_is_never_answered_in_public() {
        Conversation conversation = reddit.modmail.begun("why?");
        Target target = new Target("modmail/" + conversation.id, null, null, null);
        OutboundMessage open = Accounts.answer(Visibility.PUBLIC, target, "because", reddit.clock.instant());
        assertThatThrownBy(() -> sender.send(account, open)).isInstanceOf(InvalidRequest.class);
        assertThat(conversation.messages).hasSize(1);
    }

    @Test
    void a_conversation_that_is_gone_takes_no_answer() {
        Conversation conversation = reddit.modmail.begun("why?");
        conversation.gone = true;
        assertThatThrownBy(() -> sender.send(account, answer(conversation, "because")))
                .isInstanceOf(NotFound.class);
    }
}
