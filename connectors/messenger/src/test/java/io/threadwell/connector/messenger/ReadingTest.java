package io.threadwell.connector.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Handover;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Overheard;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.InboundEvent.Receipt;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each event of Messenger's becomes. */
final class ReadingTest {
    private static InboundEvent one(String event) {
        List<InboundEvent> events = Deliveries.of(event);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static Posted item(String event) {
        assertThat(one(event)).isInstanceOf(Posted.class);
        return (Posted) one(event);
    }

    private static Attachment attached(String attachment) {
        Posted item = item(Deliveries.message("m_1", "'attachments':[" + attachment + "]"));
        assertThat(item.content().attachments()).hasSize(1);
        return item.content().attachments().get(0);
    }

    @Test
    void a_text_is_a_direct_message_of_the_person() {
        Posted item = item(Deliveries.text("m_1", "hello"));
        assertThat(item.account()).isEqualTo(Accounts.ID);
        assertThat(item.externalId()).isEqualTo("m_1");
        assertThat(item.thread()).isEqualTo(ThreadRef.direct("501", null));
        assertThat(item.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(item.kind()).isEqualTo(MessageKind.DIRECT_MESSAGE);
        assertThat(item.fromUs()).isFalse();
        assertThat(item.author()).isEqualTo(Author.of("501", null));
        assertThat(item.content().text()).isEqualTo("hello");
        assertThat(item.sentAt()).isEqualTo(Deliveries.WRITTEN);
    }

    @Test
    void what_answers_an_earlier_message_quotes_it() {
        Posted item = item(Deliveries.message("m_2", "'text':'that one','reply_to':{'mid':'m_1'}"));
        assertThat(item.thread()).isEqualTo(ThreadRef.direct("501", "m_1"));
        assertThat(item.content().attributes()).containsEntry(ContentAttributes.QUOTES, "m_1");
    }

    @ParameterizedTest
    @CsvSource({
        "image, IMAGE",
        "video, VIDEO",
        "audio, AUDIO",
        "file, FILE",
        "reel, VIDEO",
        "ig_reel, VIDEO",
        "share, LINK",
        "post, LINK",
        "hologram, OTHER"
    })
    void media_come_by_link(String type, Attachment.Kind kind) {
        Attachment medium = attached("{'type':'" + type + "','payload':{'url':'https://cdn.example/1'}}");
        assertThat(medium).isEqualTo(Attachment.of(kind, "https://cdn.example/1"));
    }

    @Test
    void several_media_of_one_message_stay_together() {
        Posted item = item(Deliveries.message(
                "m_1",
                "'text':'both','attachments':[{'type':'image','payload':{'url':'https://cdn.example/1'}},"
                        + "{'type':'image','payload':{'url':'https://cdn.example/2'}}]"));
        assertThat(item.content().text()).isEqualTo("both");
        assertThat(item.content().attachments()).hasSize(2);
    }

    @Test
    void a_sticker_a_place_and_a_shared_link_are_known() {
        assertThat(attached("{'type':'image','payload':{'url':'https://cdn.example/s','sticker_id':369239263222822}}")
                        .kind())
                .isEqualTo(Attachment.Kind.STICKER);
        Attachment place = attached(
                "{'type':'location','title':'Our corner','payload':{'coordinates':{'lat':12.5,'long':-43.25}}}");
        assertThat(place)
                .isEqualTo(new Attachment(Attachment.Kind.LOCATION, "geo:12.5,-43.25", null, "Our corner", null));
        Attachment link = attached("{'type':'fallback','title':'News','url':'https://example.org','payload':null}");
        assertThat(link).isEqualTo(new Attachment(Attachment.Kind.LINK, "https://example.org", null, "News", null));
    }

    @Test
    void a_product_that_is_asked_about_is_told_in_words() {
        Posted item = item(Deliveries.message(
                "m_1",
                "'attachments':[{'type':'template','payload':{'product':{'elements':[{'id':'7','title':'Shoes',"
                        + "'subtitle':'$40'}]}}}]"));
        assertThat(item.content().text()).isEqualTo("Shoes\n$40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'is_unsupported':true", "'attachments':[{'type':'fallback','payload':null}]"})
    void what_messenger_does_not_pass_on_says_so(String rest) {
        Posted item = item(Deliveries.message("m_1", rest));
        assertThat(item.content().text()).contains("does not pass on");
        assertThat(item.content().attributes()).containsKey(MessengerConnector.UNSUPPORTED);
    }

    @Test
    void a_ready_answer_says_what_it_stands_for() {
        Posted item = item(Deliveries.message("m_1", "'text':'Red','quick_reply':{'payload':'COLOUR_RED'}"));
        assertThat(item.content().text()).isEqualTo("Red");
        assertThat(item.content().attributes()).containsEntry(ContentAttributes.PAYLOAD, "COLOUR_RED");
    }

    @Test
    void a_message_after_an_advertisement_names_it() {
        Posted item = item(Deliveries.message(
                "m_1",
                "'text':'how much?','referral':{'ref':'spring','ad_id':6001,'source':'ADS','type':'OPEN_THREAD',"
                        + "'ads_context_data':{'ad_title':'Shoes for spring','product_id':'7'}}"));
        assertThat(item.content().attributes())
                .containsEntry(ContentAttributes.REFERRAL, "ADS")
                .containsEntry(ContentAttributes.AD, "6001")
                .containsEntry(MessengerConnector.LINK, "spring")
                .containsEntry(MessengerConnector.AD_TITLE, "Shoes for spring")
                .containsEntry(MessengerConnector.PRODUCT, "7");
    }

    @Test
    void a_pressed_button_is_a_message_of_its_words() {
        Posted item = item(Deliveries.event(
                "'postback':{'mid':'m_1','title':'Get started','payload':'START','referral':{'ref':'a','source':"
                        + "'SHORTLINK','type':'OPEN_THREAD'}}"));
        assertThat(item.externalId()).isEqualTo("m_1");
        assertThat(item.content().text()).isEqualTo("Get started");
        assertThat(item.content().attributes())
                .containsEntry(ContentAttributes.PAYLOAD, "START")
                .containsEntry(ContentAttributes.REFERRAL, "SHORTLINK");
    }

    @Test
    void a_button_without_an_id_is_known_by_who_pressed_it_and_when() {
        Posted item = item(Deliveries.event("'postback':{'payload':'START'}"));
        assertThat(item.externalId()).isEqualTo("postback:501:1740992400000");
        assertThat(item.content().text()).isEqualTo("START");
    }

    @Test
    void a_visit_by_link_or_advertisement_is_noted() {
        assertThat(one(Deliveries.event("'referral':{'source':'ADS','type':'OPEN_THREAD','ad_id':'6001'}")))
                .isEqualTo(new Noted(Accounts.ID, "referral ADS", Deliveries.WRITTEN));
    }

    @Test
    void an_echo_is_ours_and_carries_the_key_that_we_gave_it() {
        Posted ours = item(Deliveries.echo("m_1", "'text':'hello','app_id':42,'metadata':'threadwell tw7'"));
        assertThat(ours.fromUs()).isTrue();
        assertThat(ours.author()).isNull();
        assertThat(ours.thread()).isEqualTo(ThreadRef.direct("501", null));
        assertThat(ours.clientKey()).isEqualTo("tw7");
        assertThat(ours.content().attributes()).containsEntry(MessengerConnector.APP, "42");
        Posted inbox = item(Deliveries.echo("m_2", "'text':'from the inbox'"));
        assertThat(inbox.fromUs()).isTrue();
        assertThat(inbox.clientKey()).isNull();
        assertThat(inbox.content().attributes()).isEmpty();
    }

    @Test
    void metadata_of_other_apps_is_no_key_of_ours() {
        assertThat(item(Deliveries.echo("m_1", "'text':'hi','metadata':'THEIRS'"))
                        .clientKey())
                .isNull();
        assertThat(item(Deliveries.message("m_1", "'text':'hi','metadata':'threadwell tw7'"))
                        .clientKey())
                .isNull();
    }

    @Test
    void ids_of_the_old_form_are_the_same_by_both_ways() {
        assertThat(item(Deliveries.text("m_mid.146:f", "hi")).externalId()).isEqualTo("mid.146:f");
        assertThat(item(Deliveries.text("mid.146:f", "hi")).externalId()).isEqualTo("mid.146:f");
        assertThat(item(Deliveries.text("m_AbC", "hi")).externalId()).isEqualTo("m_AbC");
    }

    @Test
    void an_edit_has_its_number_for_a_revision() {
        assertThat(one(Deliveries.event("'message_edit':{'mid':'m_1','text':'hullo','num_edit':'2'}")))
                .isEqualTo(new Edited(Accounts.ID, "m_1", "2", "hullo", List.of(), Deliveries.WRITTEN, null));
    }

    @Test
    void a_message_that_is_taken_back_is_deleted() {
        assertThat(one(Deliveries.message("m_1", "'is_deleted':true")))
                .isEqualTo(new Deleted(Accounts.ID, "m_1", Deliveries.WRITTEN));
    }

    @Test
    void reactions_come_and_go() {
        Author ana = Author.of("501", null);
        assertThat(one(Deliveries.event(
                        "'reaction':{'mid':'m_1','action':'react','emoji':'\u2764','reaction':'love'}")))
                .isEqualTo(new Reacted(Accounts.ID, "m_1", ana, "\u2764", true, Deliveries.WRITTEN));
        assertThat(one(Deliveries.event("'reaction':{'mid':'m_1','action':'unreact','reaction':'love'}")))
                .isEqualTo(new Reacted(Accounts.ID, "m_1", ana, "love", false, Deliveries.WRITTEN));
    }

    @Test
    void each_delivered_message_has_a_receipt() {
        List<InboundEvent> events =
                Deliveries.of(Deliveries.event("'delivery':{'mids':['m_1','mid.2'],'watermark':1740992399000}"));
        assertThat(events)
                .containsExactly(
                        new Receipt(Accounts.ID, "m_1", DeliveryStatus.DELIVERED, Deliveries.WRITTEN, null),
                        new Receipt(Accounts.ID, "mid.2", DeliveryStatus.DELIVERED, Deliveries.WRITTEN, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivery", "read"})
    void what_tells_a_time_alone_is_noted(String sort) {
        assertThat(one(Deliveries.event("'" + sort + "':{'watermark':1740992399000}")))
                .isEqualTo(new Noted(Accounts.ID, sort, Deliveries.WRITTEN));
    }

    @Test
    void on_standby_items_are_overheard_and_all_else_is_as_ever() {
        byte[] body = Deliveries.delivery(Deliveries.entry(
                Accounts.PAGE,
                "standby",
                Deliveries.text("m_1", "to the bot"),
                Deliveries.echo("m_2", "'text':'says the bot','app_id':43"),
                Deliveries.event("'postback':{'mid':'m_3','title':'Menu'}"),
                Deliveries.message("m_1", "'is_deleted':true")));
        List<InboundEvent> events = Deliveries.parse(body);
        assertThat(events).hasSize(4);
        assertThat(events.subList(0, 3)).hasOnlyElementsOfType(Overheard.class);
        assertThat(((Overheard) events.get(1)).item().fromUs()).isTrue();
        assertThat(events.get(3)).isInstanceOf(Deleted.class);
    }

    @ParameterizedTest
    @CsvSource({
        // turn, what it says of apps, ours without our app's id, ours with it
        "pass, 'new_owner_app_id':'42', true, true",
        "pass, 'new_owner_app_id':'43', true, false",
        "pass, 'new_owner_app_id':null, false, false",
        "take, 'previous_owner_app_id':'42', false, false",
        "take, 'previous_owner_app_id':'43';'new_owner_app_id':'42', false, true",
        "take, 'previous_owner_app_id':'42';'new_owner_app_id':'43', false, false",
    })
    void turns_are_ours_when_our_app_has_them(String turn, String apps, boolean bare, boolean known) {
        String event = Deliveries.event("'" + turn + "_thread_control':{" + apps.replace(';', ',') + "}");
        assertThat(one(event)).isEqualTo(new Handover(Accounts.ID, "501", bare, Deliveries.WRITTEN));
        assertThat(Deliveries.ofApp(event)).isEqualTo(new Handover(Accounts.ID, "501", known, Deliveries.WRITTEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optin",
                "account_linking",
                "policy_enforcement",
                "app_roles",
                "request_thread_control",
                "game_play",
                "messaging_feedback"
            })
    void what_concerns_programs_is_noted(String sort) {
        assertThat(one(Deliveries.event("'" + sort + "':{'a':'b'}")))
                .isEqualTo(new Noted(Accounts.ID, sort, Deliveries.WRITTEN));
    }

    @Test
    void events_that_come_as_changes_are_read_as_well() {
        String change = "{'field':'messages','value':" + Deliveries.text("m_1", "hello") + "}";
        assertThat(Deliveries.parse(Deliveries.delivery(Deliveries.entry(Accounts.PAGE, "changes", change))))
                .isEqualTo(Deliveries.of(Deliveries.text("m_1", "hello")));
        String standby = change.replace("'messages'", "'standby'");
        assertThat(Deliveries.parse(Deliveries.delivery(Deliveries.entry(Accounts.PAGE, "changes", standby))))
                .singleElement()
                .isInstanceOf(Overheard.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'field':'feed','value':{'item':'comment'}}",
                "{'field':'messages'}",
                "{'field':'messages','value':{}}"
            })
    void other_changes_are_kept(String change) {
        assertThat(Deliveries.parse(Deliveries.delivery(Deliveries.entry(Accounts.PAGE, "changes", change))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Unsupported.class, kept -> assertThat(kept.raw()).contains("field"));
    }

    @Test
    void a_person_without_an_id_is_kept_as_it_came() {
        assertThat(one("{'sender':{'user_ref':'u'},'recipient':{'id':'1001'},'message':{'mid':'m_1','text':'hi'}}"))
                .isInstanceOfSatisfying(Unsupported.class, kept -> assertThat(kept.reason())
                        .contains("message", "without a person")
                        .doesNotContain("hi"));
    }
}
