package io.threadwell.connector.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.connector.Answers.Kind;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers, quotes, pictures and direct messages on their way out, and looks for them. */
final class SendingTest {
    private FakeX x;
    private ReplySender sender;
    private FakePosts.Post question;

    @BeforeEach
    void start() {
        x = new FakeX();
        sender = XFixture.connector(x).facet(ReplySender.class).orElseThrow();
        question = x.posts.write("501", "@acme where is it?", null);
    }

    @AfterEach
    void stop() {
        x.close();
        assertThat(x.violations()).isEmpty();
    }

    static Attachment image(FakeX x, int bytes, @Nullable String alt) {
        return new Attachment(Attachment.Kind.IMAGE, x.uri() + "/image-" + bytes, null, null, alt);
    }

    static OutboundMessage withImages(OutboundMessage draft, Attachment... images) {
        Content content = new Content(draft.content().text(), List.of(images), Map.of());
        return Accounts.answer(draft.visibility(), draft.target(), content, draft.createdAt());
    }

    private OutboundMessage answer(Content content) {
        Target target = new Target(question.id, question.id, null, null);
        return Accounts.answer(Visibility.PUBLIC, target, content, x.clock.instant());
    }

    private SendResult send(OutboundMessage message) {
        return sender.send(Accounts.acme(), message);
    }

    private FindResult<SendResult> find(OutboundMessage message) {
        return sender.find(Accounts.acme(), message, message.createdAt());
    }

    private FakePosts.Post sent(SendResult result) {
        return x.posts.posts.get(result.externalIds().get(0));
    }

    @Test
    void an_answer_stands_below_what_it_answers() {
        SendResult result = send(answer(Content.text("it is on its way")));
        assertThat(sent(result).parent).isEqualTo(question.id);
        assertThat(result.permalink())
                .isEqualTo("https://x.com/acme/status/" + result.externalIds().get(0));
    }

    @Test
    void a_quote_of_what_is_answered_takes_the_place_of_the_answer() {
        Content quote = new Content("look", List.of(), Map.of(ContentAttributes.QUOTES, question.id));
        OutboundMessage message = answer(quote);
        SendResult result = send(message);
        assertThat(sent(result).quoted).isEqualTo(question.id);
        assertThat(sent(result).parent).isNull();
        assertThat(find(message)).isInstanceOf(FindResult.Found.class);
    }

    @Test
    void a_quote_of_another_post_is_an_answer_too() {
        FakePosts.Post news = x.posts.write(Accounts.US, "news", null);
        SendResult result = send(answer(new Content("see", List.of(), Map.of(ContentAttributes.QUOTES, news.id))));
        assertThat(sent(result).quoted).isEqualTo(news.id);
        assertThat(sent(result).parent).isEqualTo(question.id);
    }

    @Test
    void pictures_are_brought_along_with_their_texts() {
        SendResult result =
                send(withImages(answer(Content.text("here")), image(x, 2_000, "a red lamp"), image(x, 9, null)));
        assertThat(sent(result).media).hasSize(2);
        List<Call> uploads = x.calls("POST", "/2/media/upload");
        assertThat(uploads).hasSize(2);
        JsonValue first = uploads.get(0).json();
        assertThat(Base64.getDecoder().decode(first.text("media", "")))
                .hasSize(2_000)
                .startsWith(FakeX.PIXEL);
        assertThat(first.text("media_category")).contains("tweet_image");
        assertThat(x.calls("POST", "/2/media/metadata"))
                .hasSize(1)
                .allMatch(call ->
                        call.json().at("metadata", "alt_text").text("text", "").equals("a red lamp"));
    }

    @Test
    void what_x_does_not_take_is_refused_before_anything_is_sent() {
        Attachment film = Attachment.of(Attachment.Kind.VIDEO, x.uri() + "/image-9");
        assertThatThrownBy(() -> send(withImages(answer(Content.text("here")), film)))
                .isInstanceOf(ContentRejected.class);
        assertThatThrownBy(() -> send(withImages(answer(Content.text("here")), image(x, 5_000_001, null))))
                .isInstanceOf(ContentRejected.class);
        Content both = new Content("x", List.of(image(x, 9, null)), Map.of(ContentAttributes.QUOTES, question.id));
        assertThatThrownBy(() -> send(answer(both))).isInstanceOf(ContentRejected.class);
        assertThatThrownBy(() -> send(Accounts.answer(
                        Visibility.PUBLIC, new Target(null, null, null, null), Content.text("x"), x.clock.instant())))
                .isInstanceOf(InvalidRequest.class);
        assertThat(x.calls("POST", "/2/tweets")).isEmpty();
    }

    @Test
    void a_picture_that_is_still_worked_on_is_tried_again() {
        x.next(
                200,
                "{\"data\":{\"id\":\"1\",\"processing_info\":{\"state\":\"in_progress\",\"check_after_secs\":1}}}",
                Map.of());
        assertThatThrownBy(() -> send(withImages(answer(Content.text("here")), image(x, 9, null))))
                .isInstanceOf(Unavailable.class);
        assertThat(x.calls("POST", "/2/tweets")).isEmpty();
    }

    @Test
    void an_answer_is_found_although_x_shows_it_otherwise() {
        OutboundMessage message = answer(Content.text("@ana please read example.com/help & tell us"));
        FakePosts.Post shown = x.posts.write(
                Accounts.US, "@ana please read https://t.co/abc &amp; tell us https://t.co/pic", question.id);
        x.posts.entities.put(
                shown.id,
                "{\"urls\":[{\"start\":17,\"end\":34,\"url\":\"https://t.co/abc\",\"expanded_url\":\"http://example.com/help\","
                        + "\"display_url\":\"example.com/help\"},{\"start\":48,\"end\":66,\"url\":\"https://t.co/pic\","
                        + "\"expanded_url\":\"https://x.com/acme/status/1/photo/1\",\"display_url\":\"pic.x.com/pic\"}]}");
        assertThat(find(message)).isInstanceOfSatisfying(FindResult.Found.class, found -> assertThat(
                        ((SendResult) found.value()).externalIds())
                .isEqualTo(List.of(shown.id)));
    }

    @Test
    void the_same_words_elsewhere_or_before_are_not_the_answer() {
        x.posts.write(Accounts.US, "we look into it", question.id);
        x.clock.advance(Duration.ofMinutes(5));
        FakePosts.Post other = x.posts.write("502", "@acme and mine?", null);
        OutboundMessage message = answer(Content.text("we look into it"));
        x.posts.write(Accounts.US, "we look into it", other.id);
        assertThat(find(message)).isInstanceOf(FindResult.Absent.class);
    }

    @Test
    void a_look_goes_through_all_that_was_written_since() {
        OutboundMessage message = answer(Content.text("we look into it"));
        FakePosts.Post ours = x.posts.write(Accounts.US, "we look into it", question.id);
        for (int i = 0; i < 40; i++) {
            x.posts.write(Accounts.US, "something else " + i, question.id);
        }
        assertThat(find(message)).isInstanceOfSatisfying(FindResult.Found.class, found -> assertThat(
                        ((SendResult) found.value()).externalIds())
                .isEqualTo(List.of(ours.id)));
    }

    @Test
    void a_private_answer_goes_to_whoever_wrote_the_post() {
        OutboundMessage message = new XAnswers(x).draft(Kind.PRIVATE_REPLY);
        SendResult result = send(message);
        assertThat(result.counterpart()).isEqualTo("501");
        assertThat(x.messages.messages).hasSize(1).allMatch(dm -> dm.conversation()
                .equals("501-2244994945"));
        assertThat(find(message)).isInstanceOf(FindResult.Found.class);
        x.posts.posts.get(message.target().message()).deleted = true;
        assertThatThrownBy(() -> send(message)).isInstanceOf(NotFound.class);
        assertThat(find(message)).isInstanceOf(FindResult.CannotTell.class);
    }

    @Test
    void a_group_is_answered_in_its_own_conversation() {
        Target group = new Target("1", null, null, "group:1585094756761149440");
        OutboundMessage message =
                Accounts.answer(Visibility.PRIVATE, group, Content.text("hello all"), x.clock.instant());
        assertThat(send(message).counterpart()).isEqualTo("group:1585094756761149440");
        assertThat(x.messages.messages).allMatch(dm -> dm.conversation().equals("1585094756761149440"));
        assertThat(find(message)).isInstanceOf(FindResult.Found.class);
    }

    @Test
    void a_message_takes_one_picture() {
        OutboundMessage message = new XAnswers(x).draft(Kind.DIRECT_MESSAGE);
        send(withImages(message, image(x, 9, null)));
        assertThat(x.calls("POST", "/2/media/upload"))
                .hasSize(1)
                .allMatch(call -> call.json().text("media_category", "").equals("dm_image"));
        assertThat(x.messages.messages).allMatch(dm -> dm.media().size() == 1);
        assertThatThrownBy(() -> send(withImages(message, image(x, 9, null), image(x, 9, null))))
                .isInstanceOf(ContentRejected.class);
    }

    @Test
    void where_direct_messages_are_off_none_is_sent() {
        ReplySender bare = XFixture.connector(x, XFixture.config(x).directMessages(false))
                .facet(ReplySender.class)
                .orElseThrow();
        OutboundMessage message = new XAnswers(x).draft(Kind.DIRECT_MESSAGE);
        assertThatThrownBy(() -> bare.send(Accounts.acme(), message)).isInstanceOf(UnsupportedOperation.class);
    }

    @Test
    void x_is_not_asked_more_often_than_it_allows() {
        for (int i = 0; i < 15; i++) {
            send(new XAnswers(x).draft(Kind.DIRECT_MESSAGE));
        }
        OutboundMessage one = new XAnswers(x).draft(Kind.DIRECT_MESSAGE);
        assertThatThrownBy(() -> send(one)).isInstanceOf(RateLimited.class);
        assertThat(x.calls("POST", "/2/dm_conversations/with/501/messages")).hasSize(15);
        x.clock.advance(Duration.ofMinutes(16));
        assertThat(send(one).externalIds()).hasSize(1);
    }

    @Test
    void a_quota_that_runs_low_is_kept_for_customers() {
        String low = Long.toString(x.clock.instant().plus(Duration.ofMinutes(9)).getEpochSecond());
        x.next(
                201,
                "{\"data\":{\"id\":\"1896489100000000050\",\"text\":\"x\"}}",
                Map.of("x-rate-limit-limit", "100", "x-rate-limit-remaining", "0", "x-rate-limit-reset", low));
        send(answer(Content.text("one")));
        assertThatThrownBy(() -> send(answer(Content.text("two"))))
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        limited -> assertThat(limited.until().getEpochSecond()).isEqualTo(Long.parseLong(low)));
    }
}
