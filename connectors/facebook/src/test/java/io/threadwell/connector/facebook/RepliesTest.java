package io.threadwell.connector.facebook;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.FindResult.Absent;
import io.threadwell.api.connector.FindResult.CannotTell;
import io.threadwell.api.connector.FindResult.Found;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.signature.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers on their way to Facebook, and looks for those whose outcome is not known. */
final class RepliesTest {
    private final GraphStub graph = new GraphStub();
    private final ReplySender sender =
            FacebookFixture.connector(graph).facet(ReplySender.class).orElseThrow();
    private GraphItem comment;

    @BeforeEach
    void aCustomerComments() {
        comment = graph.comment(GraphStub.POST, "501", "a question");
    }

    @AfterEach
    void close() {
        graph.close();
    }

    private OutboundMessage reply(Target target, String text) {
        return Accounts.answer(Visibility.PUBLIC, target, Content.text(text), graph.clock.instant());
    }

    private OutboundMessage whisper(Target target, String text) {
        return Accounts.answer(Visibility.PRIVATE, target, Content.text(text), graph.clock.instant());
    }

    private FindResult<SendResult> find(OutboundMessage message) {
        return sender.find(Accounts.page(), message, message.createdAt());
    }

    @Test
    void a_reply_is_a_comment_below_the_comment_with_our_proof_and_without_the_token_in_the_address() {
        sender.send(Accounts.page(), reply(Accounts.to(comment), "we look into it"));
        graph.server()
                .verify(postRequestedFor(urlPathEqualTo("/v23.0/" + comment.id + "/comments"))
                        .withHeader("Authorization", WireMock.equalTo("Bearer " + GraphStub.TOKEN))
                        .withQueryParam(
                                "appsecret_proof",
                                WireMock.equalTo(Hmac.sha256("app-secret")
                                        .hex(GraphStub.TOKEN.getBytes(StandardCharsets.UTF_8))))
                        .withRequestBody(equalToJson("{\"message\":\"we look into it\"}")));
        assertThat(graph.server().getAllServeEvents())
                .allSatisfy(call -> assertThat(call.getRequest().getUrl()).doesNotContain(GraphStub.TOKEN));
    }

    @Test
    void an_image_goes_along_by_link_and_two_do_not() {
        Attachment image = Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1.jpg");
        Content one = new Content("see", List.of(image), Map.of());
        Content two = new Content("see", List.of(image, image), Map.of());
        Target target = Accounts.to(comment);
        sender.send(Accounts.page(), Accounts.answer(Visibility.PUBLIC, target, one, Instant.EPOCH));
        graph.server()
                .verify(postRequestedFor(urlPathEqualTo("/v23.0/" + comment.id + "/comments"))
                        .withRequestBody(
                                equalToJson("{\"message\":\"see\",\"attachment_url\":\"https://cdn.example/1.jpg\"}")));
        OutboundMessage tooMany = Accounts.answer(Visibility.PUBLIC, target, two, Instant.EPOCH);
        assertThatThrownBy(() -> sender.send(Accounts.page(), tooMany)).isInstanceOf(ContentRejected.class);
    }

    @Test
    void an_answer_to_an_answer_goes_below_the_comment_at_the_top() {
        GraphItem below = graph.comment(comment.id, "502", "me too");
        sender.send(Accounts.page(), reply(Accounts.to(below), "both of you"));
        assertThat(graph.replies("both of you")).extracting(item -> item.parent).containsExactly(comment.id);
    }

    @Test
    void below_a_customers_own_post_the_item_itself_is_answered() {
        Target post = new Target(GraphStub.POST, GraphStub.POST, null, null);
        Target below = new Target(comment.id, GraphStub.POST, GraphStub.POST, null);
        sender.send(Accounts.page(), reply(post, "to the post"));
        sender.send(Accounts.page(), reply(below, "to the comment"));
        assertThat(graph.replies("to the post")).extracting(item -> item.parent).containsExactly(GraphStub.POST);
        assertThat(graph.replies("to the comment"))
                .extracting(item -> item.parent)
                .containsExactly(comment.id);
    }

    @Test
    void a_reply_to_nothing_is_invalid() {
        OutboundMessage lost = reply(new Target(null, null, null, null), "hello?");
        assertThatThrownBy(() -> sender.send(Accounts.page(), lost)).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void an_answer_without_the_replys_id_leaves_the_outcome_unknown() {
        graph.answerNext(200, "{}");
        OutboundMessage reply = reply(Accounts.to(comment), "hm");
        assertThatThrownBy(() -> sender.send(Accounts.page(), reply)).isInstanceOf(OutcomeUnknown.class);
        graph.answerNext(200, "<html>");
        assertThatThrownBy(() -> sender.send(Accounts.page(), reply)).isInstanceOf(OutcomeUnknown.class);
        graph.answerNext(200, GraphStub.errorBody(2, 0));
        assertThatThrownBy(() -> sender.send(Accounts.page(), reply)).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void a_look_takes_the_same_words_for_ours_whatever_the_spaces_between_them() {
        graph.comment(comment.id, GraphStub.PAGE, "we  look\ninto it ");
        assertThat(find(reply(Accounts.to(comment), "we look into it"))).isInstanceOf(Found.class);
    }

    @Test
    void a_look_does_not_take_what_others_wrote_or_what_stands_elsewhere_or_what_is_older() {
        GraphItem other = graph.comment(GraphStub.POST, "503", "another question");
        graph.comment(comment.id, "501", "thank you");
        graph.comment(other.id, GraphStub.PAGE, "thank you");
        graph.comment(comment.id, GraphStub.PAGE, "welcome");
        graph.clock.advance(Duration.ofMinutes(1));
        assertThat(find(reply(Accounts.to(comment), "thank you"))).isInstanceOf(Absent.class);
        assertThat(find(reply(Accounts.to(comment), "welcome"))).isInstanceOf(Absent.class);
    }

    @Test
    void of_several_that_match_the_last_is_ours() {
        OutboundMessage reply = reply(Accounts.to(comment), "thank you");
        graph.comment(comment.id, GraphStub.PAGE, "thank you");
        GraphItem last = graph.comment(comment.id, GraphStub.PAGE, "thank you");
        assertThat(find(reply))
                .isInstanceOfSatisfying(Found.class, found -> assertThat(((SendResult) found.value()).externalIds())
                        .containsExactly(last.id));
    }

    @Test
    void a_look_walks_through_all_pages() {
        OutboundMessage reply = reply(Accounts.to(comment), "thank you");
        GraphItem ours = graph.comment(comment.id, GraphStub.PAGE, "thank you");
        for (int i = 0; i < 250; i++) {
            graph.comment(comment.id, "502", "noise " + i);
        }
        assertThat(find(reply))
                .isInstanceOfSatisfying(Found.class, found -> assertThat(((SendResult) found.value()).externalIds())
                        .containsExactly(ours.id));
    }

    @Test
    void where_the_author_is_not_told_a_look_cannot_tell() {
        OutboundMessage reply = reply(Accounts.to(comment), "thank you");
        graph.answerNext(
                200,
                "{\"data\":[{\"id\":\"70_1\",\"message\":\"thank you\",\"created_time\":\"" + graph.clock.instant()
                        + "\"}]}");
        assertThat(find(reply)).isInstanceOf(CannotTell.class);
    }

    @Test
    void below_a_customers_post_a_look_cannot_tell_where_the_same_words_stand_elsewhere() {
        Target below = new Target(comment.id, GraphStub.POST, GraphStub.POST, null);
        OutboundMessage reply = reply(below, "thank you");
        assertThat(find(reply)).isInstanceOf(Absent.class);
        GraphItem other = graph.comment(GraphStub.POST, "503", "another question");
        graph.comment(other.id, GraphStub.PAGE, "thank you");
        assertThat(find(reply)).isInstanceOf(CannotTell.class);
    }

    @Test
    void a_look_that_fails_is_told_as_a_read() {
        OutboundMessage reply = reply(Accounts.to(comment), "thank you");
        graph.answerNext(500, GraphStub.errorBody(2, 0));
        assertThatThrownBy(() -> find(reply)).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_private_reply_names_the_comment_and_tells_who_the_counterpart_is() {
        SendResult result = sender.send(Accounts.page(), whisper(Accounts.to(comment), "between us"));
        assertThat(result.counterpart()).isEqualTo("501");
        assertThat(result.externalIds()).containsExactly("m_" + comment.id);
        graph.server()
                .verify(postRequestedFor(urlPathEqualTo("/v23.0/1001/messages"))
                        .withRequestBody(equalToJson("""
                                                {"recipient":{"comment_id":"%s"},"message":{"text":"between us"},
                                                 "messaging_type":"RESPONSE"}""".formatted(comment.id))));
    }

    @Test
    void a_private_reply_to_a_visitors_post_names_the_post() {
        sender.send(Accounts.page(), whisper(new Target(GraphStub.POST, GraphStub.POST, null, null), "hello"));
        assertThat(graph.items.get(GraphStub.POST).privateReply).isEqualTo("hello");
    }

    @Test
    void facebook_refuses_a_second_private_reply_itself() {
        sender.send(Accounts.page(), whisper(Accounts.to(comment), "once"));
        OutboundMessage again = whisper(Accounts.to(comment), "twice");
        assertThatThrownBy(() -> sender.send(Accounts.page(), again)).isInstanceOf(ReplyWindowClosed.class);
    }

    @Test
    void a_private_reply_is_found_in_the_conversation_it_began_and_absent_where_one_is_still_possible() {
        OutboundMessage reply = whisper(Accounts.to(comment), "between us");
        assertThat(find(reply)).isInstanceOf(Absent.class);
        sender.send(Accounts.page(), reply);
        assertThat(find(reply)).isInstanceOfSatisfying(Found.class, found -> {
            SendResult result = (SendResult) found.value();
            assertThat(result.counterpart()).isEqualTo("501");
            assertThat(result.externalIds()).containsExactly("m_" + comment.id);
        });
        assertThat(find(whisper(Accounts.to(comment), "something else"))).isInstanceOf(CannotTell.class);
    }

    @Test
    void where_the_conversation_may_not_be_seen_a_look_for_a_private_reply_cannot_tell() {
        graph.answerNext(403, GraphStub.errorBody(200, 0));
        assertThat(find(whisper(Accounts.to(comment), "between us"))).isInstanceOf(CannotTell.class);
    }
}
