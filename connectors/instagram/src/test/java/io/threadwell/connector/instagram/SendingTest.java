package io.threadwell.connector.instagram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where answers go, what is asked when one was cut off, and what the rules say of people's answers and long texts. */
final class SendingTest {
    private final FakeInstagram instagram = new FakeInstagram();
    private final InstagramConnector connector =
            InstagramFixture.connector(instagram, InstagramFixture.config(instagram));
    private final ReplySender sender = connector.facet(ReplySender.class).orElseThrow();
    private final ReplyPolicy policy = connector.facet(ReplyPolicy.class).orElseThrow();

    @AfterEach
    void close() {
        instagram.close();
    }

    private OutboundMessage below(FakeComment comment, String text) {
        String root = comment.parent == null ? comment.id : comment.parent;
        Target target = new Target(comment.id, root, FakeInstagram.MEDIA, null);
        return Accounts.answer(Visibility.PUBLIC, target, Content.text(text), instagram.clock.instant());
    }

    @Test
    void an_answer_to_an_answer_goes_below_the_comment_at_the_top() {
        FakeComment top = instagram.comment("a question");
        FakeComment answer = instagram.comment("502", "me too", top.id, FakeInstagram.MEDIA);
        SendResult sent = sender.send(Accounts.account(), below(answer, "we look into it"));
        assertThat(instagram.comments.get(sent.externalIds().get(0)).parent).isEqualTo(top.id);
    }

    @Test
    void a_mention_is_answered_by_the_call_for_mentions() {
        FakeComment mention = instagram.comment(Accounts.ANA, "ask @ourshop", null, "9002");
        Target target = new Target(mention.id, mention.id, "mention:9002", null);
        OutboundMessage reply =
                Accounts.answer(Visibility.PUBLIC, target, Content.text("here we are"), instagram.clock.instant());
        sender.send(Accounts.account(), reply);
        instagram
                .server()
                .verify(
                        1,
                        WireMock.postRequestedFor(WireMock.urlPathEqualTo("/v23.0/" + Accounts.US + "/mentions"))
                                .withRequestBody(
                                        WireMock.equalToJson("{\"message\":\"here we are\",\"media_id\":\"9002\","
                                                + "\"comment_id\":\"" + mention.id + "\"}")));
        assertThat(sender.find(Accounts.account(), reply, Instant.EPOCH)).isInstanceOf(FindResult.CannotTell.class);
    }

    @Test
    void a_comment_takes_one_private_reply_which_begins_a_conversation() {
        FakeComment comment = instagram.comment("a question");
        Target target = new Target(comment.id, comment.id, FakeInstagram.MEDIA, null);
        OutboundMessage first =
                Accounts.answer(Visibility.PRIVATE, target, Content.text("in private"), instagram.clock.instant());
        assertThat(sender.send(Accounts.account(), first).counterpart()).isEqualTo(Accounts.ANA);
        assertThatThrownBy(() -> sender.send(Accounts.account(), first)).isInstanceOf(ReplyWindowClosed.class);
        assertThat(sender.find(Accounts.account(), first, Instant.EPOCH)).isInstanceOf(FindResult.CannotTell.class);
    }

    @Test
    void a_persons_late_answer_goes_out_with_the_mark_for_people() {
        instagram.late = true;
        assertThatThrownBy(() -> sender.send(Accounts.account(), Accounts.answer(Content.text("by a program"))))
                .isInstanceOf(ReplyWindowClosed.class);
        Content byPerson = InstagramAnswers.with(ContentAttributes.BY_PERSON, "true");
        sender.send(Accounts.account(), Accounts.answer(byPerson));
        instagram
                .server()
                .verify(
                        1,
                        WireMock.postRequestedFor(WireMock.urlPathEqualTo("/v23.0/me/messages"))
                                .withRequestBody(WireMock.matchingJsonPath("$.tag", WireMock.equalTo("HUMAN_AGENT"))));
    }

    @Test
    void a_medium_that_was_cut_off_is_left_to_a_person() {
        instagram.write(Accounts.ANA, false, "show me", "");
        OutboundMessage image = Accounts.answer(InstagramAnswers.media("", Attachment.Kind.IMAGE));
        assertThat(sender.find(Accounts.account(), image, Instant.EPOCH)).isInstanceOf(FindResult.Absent.class);
        sender.send(Accounts.account(), image);
        assertThat(sender.find(Accounts.account(), image, Instant.EPOCH)).isInstanceOf(FindResult.CannotTell.class);
    }

    @Test
    void people_may_answer_for_a_week() {
        var direct = InstagramAnswers.inbound(MessageKind.DIRECT_MESSAGE);
        Content byPerson = InstagramAnswers.with(ContentAttributes.BY_PERSON, "true");
        Instant late = direct.sentAt().plus(Duration.ofDays(6));
        assertThat(policy.judge(InstagramAnswers.question(Visibility.PRIVATE, direct, 0, late, byPerson)))
                .isInstanceOf(ReplyVerdict.Allowed.class);
    }

    @Test
    void long_texts_are_counted_in_bytes_in_private_and_in_characters_in_public() {
        var direct = InstagramAnswers.inbound(MessageKind.DIRECT_MESSAGE);
        Content arabic = Content.text("مرحبا بكم ".repeat(120));
        List<Content> parts =
                policy.parts(InstagramAnswers.question(Visibility.PRIVATE, direct, 0, direct.sentAt(), arabic));
        assertThat(parts).hasSizeGreaterThan(1).allSatisfy(part -> assertThat(
                        part.text().getBytes(UTF_8))
                .hasSizeLessThanOrEqualTo(InstagramConnector.LONGEST_MESSAGE));
        var comment = InstagramAnswers.inbound(MessageKind.COMMENT);
        Content emoji = Content.text("\uD83D\uDE42".repeat(InstagramConnector.LONGEST_COMMENT));
        assertThat(policy.judge(InstagramAnswers.question(Visibility.PUBLIC, comment, 0, comment.sentAt(), emoji)))
                .isInstanceOf(ReplyVerdict.Allowed.class);
    }

    @Test
    void media_and_words_go_apart() {
        var direct = InstagramAnswers.inbound(MessageKind.DIRECT_MESSAGE);
        Content both = new Content(
                "see",
                InstagramAnswers.media("", Attachment.Kind.IMAGE).attachments(),
                Map.of(ContentAttributes.QUOTES, "m_1", ContentAttributes.QUICK_REPLIES, "ok"));
        List<Content> parts =
                policy.parts(InstagramAnswers.question(Visibility.PRIVATE, direct, 0, direct.sentAt(), both));
        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).attributes()).containsOnlyKeys(ContentAttributes.QUOTES);
        assertThat(parts.get(1).attributes()).containsOnlyKeys(ContentAttributes.QUICK_REPLIES);
    }
}
