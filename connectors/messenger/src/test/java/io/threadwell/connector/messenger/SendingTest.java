package io.threadwell.connector.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.ConversationSignals.Signal;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes out, and how it is found again. */
final class SendingTest {
    private final FakeMessenger messenger = new FakeMessenger();
    private final ReplySender sender = sender(MessengerFixture.config(messenger));

    @AfterEach
    void close() {
        messenger.close();
    }

    private ReplySender sender(MessengerConfig.Builder config) {
        return MessengerFixture.connector(messenger, config)
                .facet(ReplySender.class)
                .orElseThrow();
    }

    private JsonValue sent(Content content) {
        sender.send(Accounts.page(), Accounts.answer(content));
        return messenger.taken.get(messenger.taken.size() - 1).get("body");
    }

    private FindResult<SendResult> find(Content content, Instant since) {
        return sender.find(Accounts.page(), Accounts.answer(content), since);
    }

    private static Content byPerson(String words) {
        return new Content(words, List.of(), Map.of(ContentAttributes.BY_PERSON, "true"));
    }

    @Test
    void a_text_goes_out_with_our_key_which_its_echo_gives_back() {
        JsonValue body = sent(Content.text("hello"));
        assertThat(body)
                .isEqualTo(
                        JsonValue.parse("{\"recipient\":{\"id\":\"501\"},\"message\":{\"metadata\":\"threadwell tw7\","
                                + "\"text\":\"hello\"},\"messaging_type\":\"RESPONSE\"}"));
        String metadata = body.at("message", "metadata").text().orElseThrow();
        Posted echo = (Posted) Deliveries.of(Deliveries.echo("m_1", "'text':'hello','metadata':'" + metadata + "'"))
                .get(0);
        assertThat(echo.clientKey()).isEqualTo("tw7");
    }

    @Test
    void quotations_and_ready_answers_go_along() {
        Map<String, String> attributes = Map.of(
                ContentAttributes.QUOTES, "m_1",
                ContentAttributes.QUICK_REPLIES, "Yes\nNo\n\nYes");
        JsonValue body = sent(new Content("well?", List.of(), attributes));
        assertThat(body.at("reply_to", "mid").text()).contains("m_1");
        assertThat(body.at("message", "quick_replies").elements())
                .extracting(one -> one.text("title", ""))
                .containsExactly("Yes", "No");
    }

    @ParameterizedTest
    @CsvSource({"IMAGE, image", "VIDEO, video", "AUDIO, audio", "FILE, file"})
    void a_medium_goes_by_its_link(Attachment.Kind kind, String type) {
        JsonValue attachment = sent(MessengerAnswers.media("", kind)).at("message", "attachment");
        assertThat(attachment.text("type")).contains(type);
        assertThat(attachment.at("payload", "url").text()).contains("https://cdn.example/1");
        assertThat(messenger.brought).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"STICKER, ''", "LOCATION, ''", "IMAGE, words"})
    void what_messenger_has_no_message_for_is_refused_at_once(Attachment.Kind kind, String words) {
        OutboundMessage answer = Accounts.answer(MessengerAnswers.media(words, kind));
        assertThatThrownBy(() -> sender.send(Accounts.page(), answer)).isInstanceOf(ContentRejected.class);
        assertThat(messenger.taken).isEmpty();
    }

    private Content file(String name) {
        String url = messenger.uri() + "/files/" + name;
        Attachment picture = new Attachment(Attachment.Kind.IMAGE, url, null, "a \"good\" one.png", null);
        return new Content("", List.of(picture), Map.of());
    }

    @Test
    void a_medium_is_brought_where_that_is_wanted() {
        ReplySender bringing = sender(MessengerFixture.config(messenger).uploadMedia(true));
        bringing.send(Accounts.page(), Accounts.answer(file("1")));
        assertThat(messenger.brought)
                .singleElement()
                .asString()
                .contains("a picture", "Content-Type: image/png\r\n", "filename=\"a _good_ one.png\"")
                .contains("{\"attachment\":{\"type\":\"image\",\"payload\":{\"is_reusable\":false}}}");
        JsonValue attachment = messenger.taken.get(0).at("body", "message", "attachment");
        assertThat(attachment.at("payload", "attachment_id").text()).contains("771");
    }

    @Test
    void a_file_that_is_gone_is_refused_and_an_upload_that_is_cut_may_be_made_again() {
        ReplySender bringing = sender(MessengerFixture.config(messenger).uploadMedia(true));
        assertThatThrownBy(() -> bringing.send(Accounts.page(), Accounts.answer(file("gone"))))
                .isInstanceOf(ContentRejected.class);
        messenger.cutNextWrite(true);
        assertThatThrownBy(() -> bringing.send(Accounts.page(), Accounts.answer(file("1"))))
                .isInstanceOf(Unavailable.class);
        assertThat(messenger.taken).isEmpty();
    }

    @Test
    void a_persons_late_answer_goes_out_with_the_mark_and_a_programs_does_not() {
        messenger.late = true;
        JsonValue body = sent(byPerson("sorry for the wait"));
        assertThat(body.text("messaging_type")).contains("MESSAGE_TAG");
        assertThat(body.text("tag")).contains("HUMAN_AGENT");
        assertThatThrownBy(() -> sender.send(Accounts.page(), Accounts.answer(Content.text("our bot says"))))
                .isInstanceOf(ReplyWindowClosed.class);
        ReplySender without = sender(MessengerFixture.config(messenger).humanAgent(false));
        assertThatThrownBy(() -> without.send(Accounts.page(), Accounts.answer(byPerson("sorry"))))
                .isInstanceOf(ReplyWindowClosed.class);
        assertThat(messenger.taken).hasSize(1);
    }

    @Test
    void a_persons_answer_in_time_needs_no_mark() {
        assertThat(sent(byPerson("at once")).text("messaging_type")).contains("RESPONSE");
    }

    @Test
    void an_answer_without_an_id_may_have_gone_out() {
        messenger.answerNext(200, "{\"recipient_id\":\"501\"}");
        assertThatThrownBy(() -> sender.send(Accounts.page(), Accounts.answer(Content.text("hello"))))
                .isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void ten_films_go_in_a_second_and_words_do_not_wait_for_them() {
        OutboundMessage film = Accounts.answer(MessengerAnswers.media("", Attachment.Kind.VIDEO));
        for (int i = 0; i < 10; i++) {
            messenger.answerNext(200, "{\"recipient_id\":\"501\",\"message_id\":\"m_" + i + "\"}");
            sender.send(Accounts.page(), film);
        }
        Instant now = messenger.clock.instant();
        assertThatThrownBy(() -> sender.send(Accounts.page(), film))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isBetween(now, now.plusSeconds(2)));
        sent(Content.text("hello"));
    }

    @Test
    void words_are_found_again_and_only_those_of_that_time() {
        messenger.write(Accounts.ANA, "hello");
        Written ours = messenger.write(Accounts.ANA, true, JsonObject.create().put("message", "hello"));
        assertThat(find(Content.text("hello"), ours.at()))
                .isEqualTo(new FindResult.Found<>(new SendResult(List.of(ours.id()), null, ours.at(), null)));
        assertThat(find(Content.text("hello"), ours.at().plusSeconds(60))).isInstanceOf(FindResult.Absent.class);
        assertThat(find(Content.text("something else"), ours.at())).isInstanceOf(FindResult.Absent.class);
    }

    @Test
    void a_medium_is_known_by_its_echo_alone() {
        Content image = MessengerAnswers.media("", Attachment.Kind.IMAGE);
        Instant before = messenger.write(Accounts.ANA, "hello").at();
        assertThat(find(image, before)).isInstanceOf(FindResult.Absent.class);
        sent(image);
        assertThat(find(image, before)).isInstanceOf(FindResult.CannotTell.class);
    }

    @Test
    void where_much_was_written_or_nothing_is_shown_nobody_can_tell() {
        assertThat(find(Content.text("hello"), Instant.EPOCH)).isInstanceOf(FindResult.CannotTell.class);
        for (int i = 0; i < 30; i++) {
            messenger.write(Accounts.ANA, "word " + i);
        }
        assertThat(find(Content.text("hello"), Instant.EPOCH)).isInstanceOf(FindResult.CannotTell.class);
        messenger.answerNext(403, FakeMessenger.errorBody(200, 0));
        assertThat(find(Content.text("hello"), Instant.EPOCH)).isInstanceOf(FindResult.CannotTell.class);
    }

    @Test
    void the_conversation_is_passed_to_the_inbox_or_to_the_app_that_is_named() {
        Target ana = new Target("m_1", null, null, Accounts.ANA);
        for (MessengerConfig.Builder config : List.of(
                MessengerFixture.config(messenger),
                MessengerFixture.config(messenger).passTo("43"))) {
            MessengerFixture.connector(messenger, config)
                    .facet(ConversationSignals.class)
                    .orElseThrow()
                    .give(Accounts.page(), ana, Signal.PASS_CONTROL);
        }
        assertThat(messenger.taken)
                .extracting(one -> one.at("body", "target_app_id").text().orElse(""))
                .containsExactly(MessengerConfig.PAGE_INBOX, "43");
    }

    @Test
    void a_sign_needs_a_person() {
        ConversationSignals signals = MessengerFixture.connector(messenger, MessengerFixture.config(messenger))
                .facet(ConversationSignals.class)
                .orElseThrow();
        Target nobody = new Target("m_1", null, null, null);
        assertThatThrownBy(() -> signals.give(Accounts.page(), nobody, Signal.SEEN))
                .isInstanceOf(InvalidRequest.class);
    }

    @Test
    void there_are_no_public_messages() {
        OutboundMessage open = Accounts.answer(
                Visibility.PUBLIC, new Target("m_1", null, null, Accounts.ANA), Content.text("hello"), Instant.EPOCH);
        assertThatThrownBy(() -> sender.find(Accounts.page(), open, Instant.EPOCH))
                .isInstanceOf(UnsupportedOperation.class);
    }
}
