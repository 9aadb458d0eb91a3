package io.threadwell.connector.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.Moderation.Action;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.youtube.FakeChannel.Comment;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers, edits and moderation, as YouTube takes them. */
class AnswersTest {
    private final YouTubeFixture fixture = new YouTubeFixture();
    private final FakeChannel channel = fixture.youtube.channel;
    private final ReplySender sender =
            fixture.connector().facet(ReplySender.class).orElseThrow();
    private final Moderation moderation =
            fixture.connector().facet(Moderation.class).orElseThrow();

    @AfterEach
    void close() {
        fixture.close();
    }

    private OutboundMessage answer(Target target, Content content) {
        return new OutboundMessage(
                new MessageId(1), "key", Visibility.PUBLIC, target, content, fixture.clock.instant());
    }

    private OutboundMessage answer(Target target, String text) {
        return answer(target, Content.text(text));
    }

    @Test
    void an_answer_to_an_answer_stands_below_the_comment_at_the_top() {
        Comment question = channel.write("where is it?");
        Comment other = channel.reply(question, FakeChannel.CUSTOMER, "me too");
        Target told = new Target(other.id, question.id, FakeChannel.VIDEO, null);
        SendResult sent = sender.send(fixture.account(), answer(told, "here"));
        String id = sent.externalIds().get(0);
        assertThat(channel.comments.get(id).top).isEqualTo(question.id);
        assertThat(sent.permalink()).isEqualTo("https://www.youtube.com/watch?v=" + FakeChannel.VIDEO + "&lc=" + id);
        Target bare = new Target(other.id, null, null, null);
        assertThat(sender.send(fixture.account(), answer(bare, "there")).permalink())
                .isNull();
        assertThat(channel.replies(question.id)).hasSize(3);
    }

    @Test
    void what_answers_a_video_is_a_comment_of_its_own_and_found_again() {
        Target video = new Target(null, null, FakeChannel.VIDEO, null);
        OutboundMessage welcome = answer(video, "Ask us anything");
        assertThat(sender.find(fixture.account(), welcome, fixture.clock.instant()))
                .isEqualTo(new FindResult.Absent<>());
        SendResult sent = sender.send(fixture.account(), welcome);
        assertThat(channel.comments.get(sent.externalIds().get(0)).top).isNull();
        assertThat(sender.find(fixture.account(), welcome, fixture.clock.instant()))
                .isEqualTo(new FindResult.Found<>(sent));
        assertThatThrownBy(() ->
                        sender.send(fixture.account(), answer(new Target(null, null, null, null), "Ask us anything")))
                .isInstanceOf(InvalidRequest.class);
    }

    @Test
    void the_same_words_of_somebody_else_or_of_long_ago_are_not_our_answer() {
        Comment question = channel.write("where is it?");
        Target target = new Target(question.id, question.id, FakeChannel.VIDEO, null);
        channel.reply(question, FakeChannel.ID, "here");
        fixture.clock.advanceSeconds(600);
        channel.reply(question, FakeChannel.CUSTOMER, "here");
        OutboundMessage answer = answer(target, "here");
        assertThat(sender.find(fixture.account(), answer, fixture.clock.instant()))
                .isEqualTo(new FindResult.Absent<>());
        String id = channel.reply(question, FakeChannel.ID, "here").id;
        assertThat(sender.find(fixture.account(), answer, fixture.clock.instant()))
                .isInstanceOfSatisfying(
                        FindResult.Found.class, found -> assertThat(((SendResult) found.value()).externalIds())
                                .containsExactly(id));
    }

    @Test
    void an_answer_is_looked_for_on_ten_pages_and_then_by_a_person() {
        Comment question = channel.write("where is it?");
        for (int i = 0; i < 11; i++) {
            channel.reply(question, FakeChannel.CUSTOMER, "me too " + i);
        }
        fixture.youtube.pageSize = 1;
        Target target = new Target(question.id, question.id, FakeChannel.VIDEO, null);
        assertThat(sender.find(fixture.account(), answer(target, "here"), fixture.clock.instant()))
                .isInstanceOf(FindResult.CannotTell.class);
        channel.comments.clear();
        assertThat(sender.find(fixture.account(), answer(target, "here"), fixture.clock.instant()))
                .isEqualTo(new FindResult.Absent<>());
    }

    @Test
    void what_youtube_does_not_take_is_told_by_its_kind() {
        Comment closed = channel.write("one");
        channel.closed.add(closed.id);
        Comment held = channel.write("two");
        held.status = "heldForReview";
        assertThatThrownBy(() -> send(closed.id)).isInstanceOf(UnsupportedOperation.class);
        assertThatThrownBy(() -> send(held.id)).isInstanceOf(PermissionDenied.class);
        assertThatThrownBy(() -> send("UgkGone")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> send("../videos")).isInstanceOf(InvalidRequest.class);
        Content image = new Content(
                "look", List.of(Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1.jpg")), Map.of());
        assertThatThrownBy(
                        () -> sender.send(fixture.account(), answer(new Target(held.id, held.id, null, null), image)))
                .isInstanceOf(UnsupportedOperation.class);
        assertThat(fixture.youtube.posted).isEmpty();
    }

    private void send(String comment) {
        sender.send(fixture.account(), answer(new Target(comment, comment, FakeChannel.VIDEO, null), "here"));
    }

    @Test
    void what_is_held_is_let_through_or_refused_and_its_author_banned_where_that_is_wanted() {
        Comment one = channel.write("one");
        one.status = "heldForReview";
        moderation.apply(fixture.account(), one.id, Action.APPROVE);
        assertThat(one.status).isEqualTo("published");
        moderation.apply(fixture.account(), one.id, Action.REJECT);
        assertThat(one.status).isEqualTo("rejected");
        assertThat(one.banned).isFalse();
        fixture.connector(config -> config.banRejected(true))
                .facet(Moderation.class)
                .orElseThrow()
                .apply(fixture.account(), one.id, Action.REJECT);
        assertThat(one.banned).isTrue();
        assertThatThrownBy(() -> moderation.apply(fixture.account(), "UgkGone", Action.APPROVE))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void only_our_own_comments_are_deleted_and_edited() {
        Comment theirs = channel.write("bad");
        assertThatThrownBy(() -> moderation.apply(fixture.account(), theirs.id, Action.DELETE))
                .isInstanceOf(PermissionDenied.class)
                .hasMessageContaining("refuse it");
        MessageEditor editor = fixture.connector().facet(MessageEditor.class).orElseThrow();
        assertThatThrownBy(() -> editor.edit(fixture.account(), theirs.id, Content.text("good")))
                .isInstanceOf(PermissionDenied.class);
        assertThatThrownBy(() -> editor.edit(fixture.account(), theirs.id, Content.text(" ")))
                .isInstanceOf(InvalidRequest.class);
        assertThat(theirs.text).isEqualTo("bad");
    }

    @Test
    void a_login_asks_for_a_lasting_permission_and_gives_the_channel() {
        Authorizer authorizer = fixture.connector().facet(Authorizer.class).orElseThrow();
        assertThat(authorizer
                        .authorizeUrl("state-1", URI.create("https://host.example/back"))
                        .toString())
                .contains("access_type=offline", "prompt=consent", "youtube.force-ssl");
        assertThat(authorizer.exchange(Map.of("code", "good", "redirect", "https://host.example/back")))
                .singleElement()
                .satisfies(grant -> {
                    assertThat(grant.externalId()).isEqualTo(FakeChannel.ID);
                    assertThat(grant.displayName()).isEqualTo("Acme");
                    assertThat(grant.token().refresh()).isEqualTo("refresh-1");
                });
    }

    @Test
    void calls_are_as_google_describes_them() {
        assumeTrue(YouTubeContract.isPresent(), "Google's description is not beside the repository");
        Comment question = channel.write("where is it?");
        fixture.connector()
                .facet(PollingSource.class)
                .orElseThrow()
                .poll(fixture.account(), "held", null, YouTubeFixture.BEGINNING);
        OutboundMessage answer = answer(new Target(question.id, question.id, FakeChannel.VIDEO, null), "here");
        String id = sender.send(fixture.account(), answer).externalIds().get(0);
        sender.find(fixture.account(), answer, fixture.clock.instant());
        sender.send(fixture.account(), answer(new Target(null, null, FakeChannel.VIDEO, null), "Ask us"));
        fixture.connector().facet(MessageEditor.class).orElseThrow().edit(fixture.account(), id, Content.text("there"));
        moderation.apply(fixture.account(), id, Action.HIDE);
        moderation.apply(fixture.account(), id, Action.DELETE);
        a_login_asks_for_a_lasting_permission_and_gives_the_channel();
        assertThat(fixture.youtube.contract.held()).containsAll(YouTubeContract.all());
        assertThat(fixture.youtube.contract.violations()).isEmpty();
        YouTubeContract strict = new YouTubeContract();
        strict.check("POST", URI.create("/youtube/v3/comments?part=snippet"), "{\"snipet\":{}}", 204, "");
        strict.check("GET", URI.create("/youtube/v3/comments?part=snippet&parentID=x"), "", 204, "");
        assertThat(strict.violations()).hasSize(2);
    }
}
