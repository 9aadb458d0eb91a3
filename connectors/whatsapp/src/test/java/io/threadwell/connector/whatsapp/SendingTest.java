package io.threadwell.connector.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.ConversationSignals.Signal;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes out, as WhatsApp takes it. */
final class SendingTest {
    private final FakeWhatsApp whatsapp = new FakeWhatsApp();
    private final WhatsAppConnector connector = WhatsAppFixture.connector(whatsapp);
    private final ReplySender sender = facet(ReplySender.class);

    private <T> T facet(Class<T> port) {
        return connector.facet(port).orElseThrow();
    }

    @AfterEach
    void close() {
        whatsapp.close();
    }

    private JsonValue sent(String counterpart, Content content) {
        sender.send(Accounts.number(), Accounts.answer(counterpart, content));
        return whatsapp.taken.get(whatsapp.taken.size() - 1);
    }

    private static void assertIs(JsonValue body, String json) {
        assertThat(body).isEqualTo(JsonValue.parse(Deliveries.bytes(json)));
    }

    @Test
    void a_text_carries_our_key_and_shows_its_links() {
        assertIs(
                sent(Accounts.ANA, Content.text("see https://example.org")),
                "{'messaging_product':'whatsapp','recipient_type':'individual','to':'16505551234','text':{'body':'see"
                        + " https://example.org','preview_url':true},'type':'text',"
                        + "'biz_opaque_callback_data':'threadwell tw7 16505551234'}");
    }

    @ParameterizedTest
    @CsvSource({
        "16505551234, individual, to, 16505551234",
        "US.13491208655302741918, individual, recipient, US.13491208655302741918",
        "US.ENT.11815799212886844830, individual, recipient, US.ENT.11815799212886844830",
        "group:1203@g.us, group, to, 1203@g.us",
    })
    void everybody_is_addressed_in_the_field_for_them(String counterpart, String type, String field, String value) {
        JsonValue body = sent(counterpart, Content.text("hello"));
        assertThat(body.text("recipient_type", "")).isEqualTo(type);
        assertThat(body.text(field, "")).isEqualTo(value);
        assertThat(body.get(field.equals("to") ? "recipient" : "to").isMissing())
                .isTrue();
    }

    @Test
    void a_template_is_sent_with_its_parameters() {
        assertIs(
                sent(Accounts.ANA, WhatsAppAnswers.template("en_US")).get("template"),
                "{'name':'parcel_on_its_way','language':{'policy':'deterministic','code':'en_US'},'components':[{'type':"
                        + "'body','parameters':[{'type':'text','text':'Ana'},{'type':'text','text':'Tuesday'}]}]}");
    }

    @Test
    void three_ready_answers_are_buttons() {
        assertIs(
                sent(Accounts.ANA, WhatsAppAnswers.with(ContentAttributes.QUICK_REPLIES, "Yes\nNo\n\nYes"))
                        .get("interactive"),
                "{'type':'button','body':{'text':'we look into it'},'action':{'buttons':[{'type':'reply','reply':{'id':"
                        + "'Yes','title':'Yes'}},{'type':'reply','reply':{'id':'No','title':'No'}}]}}");
    }

    @Test
    void more_are_a_list() {
        assertIs(
                sent(Accounts.ANA, WhatsAppAnswers.with(ContentAttributes.QUICK_REPLIES, "1\n2\n3\n4"))
                        .at("interactive", "action"),
                "{'button':'Choose','sections':[{'rows':[{'id':'1','title':'1'},{'id':'2','title':'2'},{'id':'3','title':"
                        + "'3'},{'id':'4','title':'4'}]}]}");
    }

    @ParameterizedTest
    @CsvSource({"IMAGE,image", "VIDEO,video", "FILE,document"})
    void media_go_out_by_link_with_words(Attachment.Kind kind, String type) {
        JsonValue body = sent(Accounts.ANA, WhatsAppAnswers.media(kind));
        assertThat(body.text("type", "")).isEqualTo(type);
        assertIs(body.get(type), "{'link':'https://cdn.example/1','caption':'we look into it'}");
    }

    @ParameterizedTest
    @CsvSource({"AUDIO,audio", "STICKER,sticker"})
    void sounds_and_stickers_go_out_alone(Attachment.Kind kind, String type) {
        assertIs(
                sent(Accounts.ANA, WhatsAppAnswers.media(kind).withText("")).get(type),
                "{'link':'https://cdn.example/1'}");
    }

    @Test
    void a_file_keeps_its_name() {
        Attachment file = new Attachment(Attachment.Kind.FILE, "https://cdn.example/1", null, "Bill.pdf", null);
        assertThat(sent(Accounts.ANA, new Content("", List.of(file), Map.of()))
                        .at("document", "filename")
                        .text())
                .hasValue("Bill.pdf");
    }

    @Test
    void a_quotation_names_what_it_quotes() {
        Content quoting = WhatsAppAnswers.with(ContentAttributes.QUOTES, "16505551234:wamid.1");
        assertIs(sent(Accounts.ANA, quoting).get("context"), "{'message_id':'wamid.1'}");
    }

    @Test
    void ready_answers_are_not_for_groups() {
        OutboundMessage toGroup =
                Accounts.answer("group:1", WhatsAppAnswers.with(ContentAttributes.QUICK_REPLIES, "Yes"));
        assertThatThrownBy(() -> sender.send(Accounts.number(), toGroup)).isInstanceOf(UnsupportedOperation.class);
        assertThat(whatsapp.taken).isEmpty();
    }

    @Test
    void an_answer_whose_call_was_cut_is_known_by_its_status() {
        OutboundMessage answer = Accounts.answer(Accounts.ANA, Content.text("hello"));
        whatsapp.cutNextWrite(true);
        assertThatThrownBy(() -> sender.send(Accounts.number(), answer)).isInstanceOf(OutcomeUnknown.class);
        assertThat(sender.find(Accounts.number(), answer, Instant.EPOCH)).isInstanceOf(FindResult.CannotTell.class);
        String passed = whatsapp.taken.get(0).text("biz_opaque_callback_data", "");
        Posted echo = (Posted) Deliveries.parse(Deliveries.delivery(Deliveries.status(
                        "'status':'sent','recipient_id':'16505551234','biz_opaque_callback_data':'" + passed + "'")))
                .get(0);
        assertThat(echo.clientKey()).isEqualTo(answer.key());
    }

    @Test
    void one_person_gets_45_messages_at_once_and_others_do_not_wait_for_that() {
        for (int i = 0; i < 45; i++) {
            sent(Accounts.ANA, Content.text("number " + i));
            whatsapp.clock.advanceSeconds(1);
        }
        OutboundMessage more = Accounts.answer(Accounts.ANA, Content.text("one more"));
        assertThatThrownBy(() -> sender.send(Accounts.number(), more))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isAfter(whatsapp.clock.instant()));
        assertThat(sent("16505550000", Content.text("hello")).isMissing()).isFalse();
    }

    @Test
    void a_number_sends_as_many_in_a_second_as_it_may() {
        for (int i = 0; i < 80; i++) {
            sent("1650555" + (1000 + i), Content.text("hello"));
        }
        OutboundMessage more = Accounts.answer(Accounts.ANA, Content.text("one more"));
        assertThatThrownBy(() -> sender.send(Accounts.number(), more))
                .isInstanceOfSatisfying(RateLimited.class, limited -> {
                    assertThat(limited.until())
                            .isBetween(
                                    whatsapp.clock.instant(),
                                    whatsapp.clock.instant().plusSeconds(2));
                    whatsapp.clock.set(limited.until());
                });
        assertThat(sent(Accounts.ANA, Content.text("hello")).isMissing()).isFalse();
    }

    @Test
    void one_person_that_is_throttled_does_not_stop_the_others() {
        whatsapp.answerNext(400, FakeWhatsApp.errorBody(131056, 0));
        OutboundMessage first = Accounts.answer(Accounts.ANA, Content.text("hello"));
        assertThatThrownBy(() -> sender.send(Accounts.number(), first)).isInstanceOf(RateLimited.class);
        assertThat(sent("16505550000", Content.text("hello")).isMissing()).isFalse();
    }

    @Test
    void a_reaction_goes_to_the_conversation_of_its_message() {
        facet(Moderation.class).apply(Accounts.number(), "US.134:wamid.1", Moderation.Action.LIKE);
        assertIs(
                whatsapp.taken.get(0),
                "{'messaging_product':'whatsapp','recipient_type':'individual','recipient':'US.134','type':'reaction',"
                        + "'reaction':{'message_id':'wamid.1','emoji':'\uD83D\uDC4D'}}");
    }

    @Test
    void signs_are_of_the_last_message() {
        ConversationSignals signals = facet(ConversationSignals.class);
        OutboundMessage.Target to = new OutboundMessage.Target("16505551234:wamid.1", null, null, Accounts.ANA);
        signals.give(Accounts.number(), to, Signal.TYPING);
        assertIs(
                whatsapp.taken.get(0),
                "{'messaging_product':'whatsapp','status':'read','message_id':'wamid.1','typing_indicator':{'type':'text'}}");
        OutboundMessage.Target nobody = new OutboundMessage.Target(null, null, null, Accounts.ANA);
        assertThatThrownBy(() -> signals.give(Accounts.number(), nobody, Signal.SEEN))
                .isInstanceOf(InvalidRequest.class);
    }

    @Test
    void a_file_that_is_too_large_is_not_fetched() {
        whatsapp.media.put("4009", new byte[] {1});
        whatsapp.sizes.put("4009", WhatsAppConnector.LARGEST_DOWNLOAD + 1);
        Attachment film = Attachment.of(Attachment.Kind.VIDEO, "whatsapp:media/4009");
        assertThatThrownBy(() -> facet(MediaSource.class).open(Accounts.number(), film))
                .isInstanceOf(InvalidRequest.class);
        assertThat(whatsapp.server().getAllServeEvents())
                .noneMatch(event -> event.getRequest().getUrl().contains("/bytes"));
    }

    @Test
    void a_place_has_no_file() {
        Attachment place = Attachment.of(Attachment.Kind.LOCATION, "geo:1,2");
        assertThatThrownBy(() -> facet(MediaSource.class).open(Accounts.number(), place))
                .isInstanceOf(UnsupportedOperation.class);
    }
}
