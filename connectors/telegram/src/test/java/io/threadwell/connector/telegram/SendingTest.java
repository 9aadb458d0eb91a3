package io.threadwell.connector.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes to Telegram with each kind of answer, and how fast. */
final class SendingTest {
    private static final Content WORDS = Content.text("we look into it");

    private final FakeTelegram telegram = new FakeTelegram();
    private final TelegramConnector connector = TelegramFixture.connector(telegram, TelegramConfig.builder());
    private final ReplySender sender = connector.facet(ReplySender.class).orElseThrow();
    private final AccountContext acme = Accounts.acme();

    @AfterEach
    void close() {
        telegram.close();
        assertThat(telegram.violations()).isEmpty();
    }

    private SendResult send(OutboundMessage message) {
        return sender.send(acme, message);
    }

    @Test
    void in_a_group_the_answer_hangs_below_the_question() {
        SendResult result = send(Accounts.inGroup("-1001:12", WORDS));
        JsonValue call = telegram.only("sendMessage");
        assertThat(call.text("chat_id")).contains("-1001");
        assertThat(call.get("reply_parameters").text("message_id")).contains("12");
        assertThat(result.externalIds()).singleElement().asString().startsWith("-1001:");
    }

    @Test
    void in_private_it_stands_by_itself_unless_it_quotes() {
        send(Accounts.inPrivate("501", WORDS));
        assertThat(telegram.only("sendMessage").get("reply_parameters").isMissing())
                .isTrue();
        Content quote = new Content("this", List.of(), Map.of(ContentAttributes.QUOTES, "502:9"));
        send(Accounts.inPrivate("502", quote));
        assertThat(telegram.calls("sendMessage")
                        .get(1)
                        .json()
                        .get("reply_parameters")
                        .text("message_id"))
                .contains("9");
    }

    @Test
    void a_file_goes_by_its_address_with_the_words_beside_it() {
        send(Accounts.inPrivate("501", TelegramAnswers.files(1, Attachment.Kind.IMAGE)));
        JsonValue photo = telegram.only("sendPhoto");
        assertThat(photo.text("photo")).contains("https://cdn.example/1");
        assertThat(photo.text("caption")).contains("have a look");
        send(Accounts.inPrivate("502", TelegramAnswers.files(1, Attachment.Kind.VIDEO)));
        send(Accounts.inPrivate("503", TelegramAnswers.files(1, Attachment.Kind.AUDIO)));
        send(Accounts.inPrivate("504", TelegramAnswers.files(1, Attachment.Kind.FILE)));
        assertThat(telegram.only("sendVideo").text("video")).isPresent();
        assertThat(telegram.only("sendAudio").text("audio")).isPresent();
        assertThat(telegram.only("sendDocument").text("document")).isPresent();
    }

    @Test
    void several_files_are_an_album_and_each_has_an_id() {
        SendResult result = send(Accounts.inPrivate("501", TelegramAnswers.files(3, Attachment.Kind.IMAGE)));
        assertThat(result.externalIds()).hasSize(3).doesNotHaveDuplicates();
        JsonValue media = telegram.only("sendMediaGroup").get("media");
        assertThat(media.at(0).text("caption")).contains("have a look");
        assertThat(media.at(1).get("caption").isMissing()).isTrue();
    }

    @Test
    void ready_answers_are_a_keyboard() {
        send(Accounts.inPrivate(
                "501", new Content("which?", List.of(), Map.of(ContentAttributes.QUICK_REPLIES, "this\n\nthat"))));
        JsonValue keyboard = telegram.only("sendMessage").get("reply_markup").get("keyboard");
        assertThat(keyboard.size()).isEqualTo(2);
        assertThat(keyboard.at(1).at(0).text("text")).contains("that");
    }

    @Test
    void a_business_chat_and_a_channels_topic_are_named() {
        SendResult result = send(Accounts.inPrivate("c0nn:501", WORDS));
        assertThat(telegram.only("sendMessage").text("business_connection_id")).contains("c0nn");
        assertThat(result.externalIds()).singleElement().asString().startsWith("c0nn:501:");
        send(Accounts.inPrivate("-1003~66", WORDS));
        assertThat(telegram.calls("sendMessage").get(1).json().text("direct_messages_topic_id"))
                .contains("66");
    }

    @Test
    void a_group_that_moved_is_followed() {
        telegram.next(Reply.json(
                400,
                "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: group chat was upgraded to a supergroup"
                        + " chat\",\"parameters\":{\"migrate_to_chat_id\":-100777}}"));
        SendResult result = send(Accounts.inGroup("-45:12", WORDS));
        assertThat(result.externalIds()).singleElement().asString().startsWith("-100777:");
        JsonValue second = telegram.calls("sendMessage").get(1).json();
        assertThat(second.get("reply_parameters").isMissing())
                .as("12 is another message there")
                .isTrue();
    }

    @Test
    void a_chat_takes_one_message_a_second() {
        send(Accounts.inPrivate("501", WORDS));
        assertThatThrownBy(() -> send(Accounts.inPrivate("501", WORDS)))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isBetween(
                                telegram.clock.instant().plusSeconds(1),
                                telegram.clock.instant().plusMillis(1_100)));
        send(Accounts.inPrivate("502", WORDS));
        telegram.clock.advanceSeconds(2);
        send(Accounts.inPrivate("501", WORDS));
        assertThat(telegram.calls("sendMessage")).hasSize(3);
    }

    @Test
    void a_group_takes_twenty_messages_a_minute() {
        Instant begin = telegram.clock.instant();
        for (int i = 0; i < 20; i++) {
            send(Accounts.inGroup("-1001:12", WORDS));
            telegram.clock.advanceSeconds(2);
        }
        assertThatThrownBy(() -> send(Accounts.inGroup("-1001:12", WORDS)))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isBetween(begin.plusSeconds(60), begin.plusSeconds(62)));
        assertThat(telegram.calls("sendMessage")).hasSize(20);
    }

    @Test
    void a_bot_sends_thirty_messages_a_second() {
        for (int i = 0; i < 30; i++) {
            send(Accounts.inPrivate(String.valueOf(600 + i), WORDS));
        }
        assertThatThrownBy(() -> send(Accounts.inPrivate("700", WORDS))).isInstanceOf(RateLimited.class);
    }

    @Test
    void nobody_can_tell_whether_an_answer_is_there() {
        assertThat(sender.find(acme, Accounts.inPrivate("501", WORDS), Instant.EPOCH))
                .isInstanceOf(FindResult.CannotTell.class);
    }

    @Test
    void the_words_beside_a_file_can_be_changed() {
        String item = send(Accounts.inPrivate("501", TelegramAnswers.files(1, Attachment.Kind.IMAGE)))
                .externalIds()
                .get(0);
        connector.facet(MessageEditor.class).orElseThrow().edit(acme, item, Content.text("look again"));
        assertThat(Objects.requireNonNull(telegram.messages.get(item)).text).isEqualTo("look again");
    }

    @Test
    void messages_of_a_business_chat_are_deleted_in_its_name_and_not_liked() {
        Moderation moderation = connector.facet(Moderation.class).orElseThrow();
        telegram.next(Reply.okRaw("true"));
        moderation.apply(acme, "c0nn:501:12", Moderation.Action.DELETE);
        JsonValue call = telegram.only("deleteBusinessMessages");
        assertThat(call.text("business_connection_id")).contains("c0nn");
        assertThat(call.get("message_ids").at(0).text()).contains("12");
        assertThatThrownBy(() -> moderation.apply(acme, "c0nn:501:12", Moderation.Action.LIKE))
                .isInstanceOf(UnsupportedOperation.class);
    }
}
