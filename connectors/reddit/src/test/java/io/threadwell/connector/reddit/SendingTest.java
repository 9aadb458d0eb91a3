package io.threadwell.connector.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers go out, and how they are looked for when nobody knows what became of them. */
final class SendingTest extends RedditTest {
    private final ReplySender sender = facet(ReplySender.class);

    private OutboundMessage open(FakeThing item, String text) {
        Target target = new Target(item.name, item.name, item.post, null);
        return Accounts.answer(Visibility.PUBLIC, target, text, reddit.clock.instant());
    }

    private OutboundMessage closed(FakeThing item, @Nullable String conversation, String text) {
        Target target = new Target(item.name, null, null, conversation);
        return Accounts.answer(Visibility.PRIVATE, target, text, reddit.clock.instant());
    }

    private FindResult<SendResult> find(OutboundMessage message) {
        return sender.find(account, message, message.createdAt());
    }

    @Test
    void a_comment_is_answered_below_it_and_comes_back_with_the_same_id() {
        FakeThing comment = reddit.things.mention("does it work?");
        SendResult result = sender.send(account, open(comment, "it does: a < b && c > d"));
        Call call = reddit.calls("POST", "/api/comment").get(0);
        assertThat(call.field("thing_id")).isEqualTo(comment.name);
        assertThat(call.field("text")).isEqualTo("it does: a < b && c > d");
        FakeThing written = reddit.things.find(result.externalIds().get(0)).orElseThrow();
        assertThat(written.parent).isEqualTo(comment.name);
        assertThat(result.sentAt()).isEqualTo(written.at);
        assertThat(result.permalink()).startsWith("https://www.reddit.com/r/acme/comments/");
        assertThat(result.counterpart()).isNull();
        Posted echo = walk(RedditConfig.OWN, null).of(Posted.class).get(0);
        assertThat(echo.externalId()).isEqualTo(written.name);
        assertThat(echo.thread()).isEqualTo(ThreadRef.childOf(comment.name, comment.post));
    }

    @Test
    void a_private_message_is_answered_in_its_thread() {
        FakeThing message = reddit.things.message(FakeThings.ANA, FakeThings.US, "hello", null);
        SendResult result = sender.send(account, closed(message, message.name, "hello Ana"));
        FakeThing written = reddit.things.find(result.externalIds().get(0)).orElseThrow();
        assertThat(written.dest).isEqualTo(FakeThings.ANA);
        assertThat(written.post).isEqualTo(message.name);
        assertThat(result.counterpart()).isNull();
    }

    @Test
    void a_private_answer_to_a_comment_begins_a_thread_that_the_persons_answer_belongs_to() {
        FakeThing comment = reddit.things.mention("where is order 7?");
        SendResult result = sender.send(account, closed(comment, null, "please tell us your address"));
        Call call = reddit.calls("POST", "/api/compose").get(0);
        assertThat(call.field("to")).isEqualTo(FakeThings.ANA);
        assertThat(call.field("subject")).isEqualTo("Your post on Reddit");
        String name = result.externalIds().get(0);
        assertThat(result.counterpart()).isEqualTo(name);
        reddit.things.message(
                FakeThings.ANA,
                FakeThings.US,
                "5 Main St",
                reddit.things.find(name).orElseThrow());
        List<Posted> inbox = walk(RedditConfig.INBOX, null).of(Posted.class);
        assertThat(inbox.get(inbox.size() - 1).thread()).isEqualTo(ThreadRef.direct(name, name));
    }

    @Test
    void the_subject_is_the_drafts_own_or_the_configs() {
        FakeThing comment = reddit.things.mention("where is order 7?");
        Content content = new Content("hello", List.of(), Map.of("subject", "Order 7"));
        Target target = new Target(comment.name, comment.name, comment.post, null);
        sender.send(account, Accounts.answer(Visibility.PRIVATE, target, content, reddit.clock.instant()));
        facet(ReplySender.class, RedditFixture.config(reddit).subject("About your question"))
                .send(account, closed(comment, null, "hello again"));
        assertThat(reddit.calls("POST", "/api/compose"))
                .extracting(call -> call.field("subject"))
                .containsExactly("Order 7", "About your question");
    }

    @Test
    void a_message_that_was_taken_and_is_not_to_be_seen_yet_is_looked_for_later() {
        FakeThing comment = reddit.things.mention("where is order 7?");
        OutboundMessage answer = closed(comment, null, "please wait");
        reddit.next(Reply.listing(List.of(comment.json()), ""));
        reddit.next(Reply.things());
        assertThatThrownBy(() -> sender.send(account, answer)).isInstanceOf(OutcomeUnknown.class);
        assertThat(find(answer)).isInstanceOf(FindResult.Absent.class);
        FakeThing late = reddit.things.message(FakeThings.US, FakeThings.ANA, "please wait", null);
        assertThat(find(answer)).isInstanceOfSatisfying(FindResult.Found.class, found -> assertThat(found.value())
                .isEqualTo(new SendResult(List.of(late.name), null, late.at, late.name)));
    }

    @Test
    void a_private_answer_to_what_is_deleted_is_not_sent() {
        FakeThing comment = reddit.things.mention("where is order 7?");
        comment.deleted = true;
        assertThatThrownBy(() -> sender.send(account, closed(comment, null, "hello")))
                .isInstanceOf(NotFound.class);
        reddit.things.things.remove(comment);
        assertThatThrownBy(() -> sender.send(account, closed(comment, null, "hello")))
                .isInstanceOf(NotFound.class);
        assertThat(reddit.calls("POST", ".*")).isEmpty();
    }

    @Test
    void an_answer_to_what_was_deleted_meanwhile_is_refused() {
        FakeThing comment = reddit.things.mention("does it work?");
        comment.deleted = true;
        assertThatThrownBy(() -> sender.send(account, open(comment, "it does")))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("DELETED_COMMENT");
    }

    @Test
    void a_locked_thread_takes_no_answer() {
        FakeThing comment = reddit.things.mention("does it work?");
        reddit.next(Reply.refusal("THREAD_LOCKED", "Comments are locked.", "parent"));
        assertThatThrownBy(() -> sender.send(account, open(comment, "it does")))
                .isInstanceOf(ReplyWindowClosed.class)
                .hasMessageNotContaining("Comments are locked");
    }

    @Test
    void writing_too_much_holds_up_writing_alone() {
        FakeThing comment = reddit.things.mention("does it work?");
        reddit.next(Reply.of(200, """
                {"json":{"ratelimit":512.2,"errors":[["RATELIMIT","you are doing that too much. try again in 9 minutes.",
                "ratelimit"]]}}"""));
        assertThatThrownBy(() -> sender.send(account, open(comment, "it does")))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isEqualTo(reddit.clock.instant().plusMillis(512_200)));
        int calls = reddit.calls.size();
        assertThatThrownBy(() -> sender.send(account, open(comment, "it does"))).isInstanceOf(RateLimited.class);
        assertThat(reddit.calls).hasSize(calls);
        PollingSource source = facet(PollingSource.class);
        assertThat(source.poll(account, RedditConfig.INBOX, null, beginning).events())
                .isNotEmpty();
        reddit.clock.advance(Duration.ofSeconds(513));
        assertThat(sender.send(account, open(comment, "it does")).externalIds()).hasSize(1);
    }

    @Test
    void files_are_refused_before_anything_is_sent() {
        FakeThing comment = reddit.things.mention("does it work?");
        Content content = new Content(
                "look", List.of(Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1.jpg")), Map.of());
        Target target = new Target(comment.name, comment.name, comment.post, null);
        OutboundMessage answer = Accounts.answer(Visibility.PUBLIC, target, content, reddit.clock.instant());
        assertThatThrownBy(() -> sender.send(account, answer)).isInstanceOf(InvalidRequest.class);
        assertThat(reddit.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"t4_abc", "modmail/1", "Ana"})
    void nothing_private_is_answered_in_public(String name) {
        Target target = new Target(name, null, null, null);
        OutboundMessage answer = Accounts.answer(Visibility.PUBLIC, target, "hello", reddit.clock.instant());
        assertThatThrownBy(() -> sender.send(account, answer)).isInstanceOf(InvalidRequest.class);
        assertThat(reddit.calls).isEmpty();
    }

    @Test
    void an_answer_to_nothing_is_invalid() {
        Target nothing = new Target(null, null, null, null);
        OutboundMessage answer = Accounts.answer(Visibility.PRIVATE, nothing, "hello", reddit.clock.instant());
        assertThatThrownBy(() -> sender.send(account, answer)).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void a_person_whose_name_is_known_gets_a_message_of_its_own() {
        Target person = new Target(null, null, null, "ana_customer");
        OutboundMessage answer = Accounts.answer(Visibility.PRIVATE, person, "hello", reddit.clock.instant());
        SendResult result = sender.send(account, answer);
        assertThat(result.counterpart()).isEqualTo(result.externalIds().get(0));
        assertThat(find(answer)).isEqualTo(new FindResult.Found<>(result));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"json\":{\"errors\":[],\"data\":{\"things\":[]}}}",
                "{\"json\":{\"errors\":[]}}",
                "{}",
                "",
                "<html>"
            })
    void a_good_answer_that_shows_nothing_leaves_the_outcome_unknown(String body) {
        FakeThing comment = reddit.things.mention("does it work?");
        reddit.next(Reply.of(200, body));
        assertThatThrownBy(() -> sender.send(account, open(comment, "it does"))).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void the_same_words_elsewhere_or_earlier_are_not_the_answer() {
        FakeThing asked = reddit.things.mention("does it work?");
        FakeThing elsewhere = reddit.things.mention("and this?");
        reddit.things.comment(FakeThings.US, "it does", elsewhere);
        OutboundMessage answer = open(asked, "it does");
        assertThat(find(answer)).isInstanceOf(FindResult.Absent.class);
        reddit.things.comment(FakeThings.US, "it does", asked);
        reddit.clock.advance(Duration.ofHours(1));
        assertThat(find(open(asked, "it does"))).isInstanceOf(FindResult.Absent.class);
        assertThat(find(answer)).isInstanceOf(FindResult.Found.class);
    }

    @Test
    void an_answer_is_found_behind_many_others_of_ours() {
        FakeThing asked = reddit.things.mention("does it work?");
        OutboundMessage answer = open(asked, "it does");
        FakeThing written = reddit.things.comment(FakeThings.US, " it  does ", asked);
        for (int i = 0; i < 150; i++) {
            reddit.things.comment(FakeThings.US, "another " + i, asked);
        }
        assertThat(find(answer)).isInstanceOfSatisfying(FindResult.Found.class, found -> assertThat(
                        ((SendResult) found.value()).externalIds())
                .containsExactly(written.name));
    }

    @Test
    void a_list_that_breaks_off_behind_a_deleted_item_tells_nothing() {
        FakeThing asked = reddit.things.mention("does it work?");
        OutboundMessage answer = open(asked, "it does");
        reddit.next(Reply.listing(
                List.of(reddit.things.comment(FakeThings.US, "another", asked).json()), "t1_gone"));
        assertThat(find(answer)).isInstanceOf(FindResult.CannotTell.class);
    }

    @Test
    void an_answer_in_a_private_thread_is_found_by_the_thread() {
        FakeThing message = reddit.things.message(FakeThings.ANA, FakeThings.US, "hello", null);
        FakeThing other = reddit.things.message(FakeThings.ANA, FakeThings.US, "something else", null);
        OutboundMessage answer = closed(message, message.name, "hello Ana");
        reddit.things.message(FakeThings.US, FakeThings.ANA, "hello Ana", other);
        assertThat(find(answer)).isInstanceOf(FindResult.Absent.class);
        FakeThing written = reddit.things.message(FakeThings.US, FakeThings.ANA, "hello Ana", message);
        assertThat(find(answer)).isInstanceOfSatisfying(FindResult.Found.class, found -> assertThat(
                        ((SendResult) found.value()).externalIds())
                .containsExactly(written.name));
    }

    @Test
    void a_private_answer_to_whoever_is_gone_is_found_by_its_words() {
        FakeThing comment = reddit.things.mention("where is order 7?");
        OutboundMessage answer = closed(comment, null, "please wait");
        FakeThing written = reddit.things.message(FakeThings.US, FakeThings.ANA, "please wait", null);
        comment.deleted = true;
        assertThat(find(answer)).isInstanceOfSatisfying(FindResult.Found.class, found -> assertThat(
                        ((SendResult) found.value()).externalIds())
                .containsExactly(written.name));
    }
}
