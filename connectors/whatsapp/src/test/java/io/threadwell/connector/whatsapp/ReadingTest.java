package io.threadwell.connector.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.PersonaChanged;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.InboundEvent.Receipt;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.InboundEvent.Withdrawn;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.DeliveryStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How deliveries read. */
final class ReadingTest {
    private static Posted posted(String rest) {
        List<InboundEvent> events = Deliveries.ofMessage(rest);
        assertThat(events).hasExactlyElementsOfTypes(Posted.class);
        return (Posted) events.get(0);
    }

    private static List<InboundEvent> change(String field, String value) {
        return Deliveries.parse(Deliveries.delivery(Deliveries.change(field, value)));
    }

    @Test
    void a_text_stands_in_the_conversation_with_its_writer() {
        Posted posted = posted("'type':'text','text':{'body':'hello'},'context':{'id':'wamid.0','forwarded':true}");
        assertThat(posted.account()).isEqualTo(Accounts.ID);
        assertThat(posted.externalId()).isEqualTo("16505551234:wamid.1");
        assertThat(posted.thread()).isEqualTo(ThreadRef.direct("16505551234", "16505551234:wamid.0"));
        assertThat(posted.author())
                .isEqualTo(new Author("16505551234", "Ana", null, null, Map.of(Author.PHONE, "16505551234")));
        assertThat(posted.content().text()).isEqualTo("hello");
        assertThat(posted.content().attributes())
                .isEqualTo(Map.of(ContentAttributes.QUOTES, "16505551234:wamid.0", "forwarded", "true"));
        assertThat(posted.sentAt()).isEqualTo(Deliveries.WRITTEN);
    }

    @ParameterizedTest
    @CsvSource({"image,IMAGE", "video,VIDEO", "audio,AUDIO", "document,FILE", "sticker,STICKER"})
    void media_are_fetched_by_their_ids(String type, Attachment.Kind kind) {
        Posted posted = posted("'type':'" + type + "','" + type
                + "':{'id':'4009','mime_type':'a/b','caption':'look','filename':'f.x'}");
        assertThat(posted.content().attachments())
                .containsExactly(new Attachment(kind, "whatsapp:media/4009", "a/b", "f.x", null));
        assertThat(posted.content().text()).isEqualTo("look");
    }

    @Test
    void a_file_that_cannot_be_had_leaves_its_item() {
        Posted posted = posted("'type':'image','errors':[{'code':131052}]");
        assertThat(posted.content().attachments()).isEmpty();
        assertThat(posted.content().attributes()).containsEntry(WhatsAppConnector.UNSUPPORTED, "image");
    }

    @Test
    void a_place_has_a_name_and_a_point() {
        Posted posted = posted("'type':'location','location':{'latitude':49.2,'longitude':6.9,'name':'Home','address':"
                + "'A street','url':'https://maps.example/1'}");
        assertThat(posted.content().text()).isEqualTo("Home\nA street");
        assertThat(posted.content().attachments())
                .containsExactly(
                        new Attachment(Attachment.Kind.LOCATION, "geo:49.2,6.9", null, "Home", null),
                        Attachment.of(Attachment.Kind.LINK, "https://maps.example/1"));
    }

    @Test
    void contact_cards_are_words() {
        Posted posted =
                posted("'type':'contacts','contacts':[{'name':{'formatted_name':'Bo'},'phones':[{'phone':'+1 2'}],"
                        + "'emails':[{'email':'bo@example.org'}]},{'org':{}}]");
        assertThat(posted.content().text()).isEqualTo("Bo, +1 2, bo@example.org\n(a contact)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'button','button':{'text':'No','payload':'NO-1'}; No; NO-1",
                "'interactive','interactive':{'type':'button_reply','button_reply':{'id':'b1','title':'Yes'}}; Yes; b1",
                "'interactive','interactive':{'type':'list_reply','list_reply':{'id':'r1','title':'Red'}}; Red; r1",
                "'interactive','interactive':{'type':'nfm_reply','nfm_reply':{'name':'flow','body':'Sent','response_json':"
                        + "'{\\'flow_token\\':1,\\'size\\':\\'M\\'}'}}; Sent|size: M; flow",
                "'interactive','interactive':{'type':'call_permission_reply','call_permission_reply':{'response':'accept'}};"
                        + " accept; call_permission_reply",
            })
    void what_was_pressed_or_filled_in_is_told(String rest, String text, String payload) {
        Posted posted = posted("'type':" + rest.replace("\"", "'"));
        assertThat(posted.content().text()).isEqualTo(text.replace('|', '\n'));
        assertThat(posted.content().attributes()).containsEntry(ContentAttributes.PAYLOAD, payload);
    }

    @Test
    void an_order_is_a_list_of_things() {
        Posted posted =
                posted("'type':'order','order':{'catalog_id':'194','text':'please','product_items':[{'quantity':2,"
                        + "'product_retailer_id':'sku-1','item_price':9.5,'currency':'EUR'}]}");
        assertThat(posted.content().text()).isEqualTo("please\n2 x sku-1 9.5 EUR");
        assertThat(posted.content().attributes()).containsEntry(WhatsAppConnector.PRODUCT, "194");
    }

    @Test
    void an_advertisement_that_led_here_is_named() {
        Posted posted =
                posted("'type':'text','text':{'body':'hello'},'referral':{'source_type':'ad','source_id':'120226',"
                        + "'ctwa_clid':'Aff-1'}");
        assertThat(posted.content().attributes())
                .isEqualTo(Map.of(
                        ContentAttributes.AD, "120226",
                        ContentAttributes.REFERRAL, "ad",
                        WhatsAppConnector.CLICK, "Aff-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsupported", "unknown"})
    void what_whatsapp_does_not_pass_on_is_an_item_that_says_so(String type) {
        Posted posted = posted("'type':'" + type + "','errors':[{'code':131051}]");
        assertThat(posted.content().text()).contains("does not pass on");
        assertThat(posted.content().attributes()).containsEntry(WhatsAppConnector.UNSUPPORTED, type);
    }

    @Test
    void a_person_is_known_by_the_id_in_our_business_and_has_a_number_beside_it() {
        String contact = "{'profile':{'name':'Ana','username':'@ana'},'wa_id':'16505551234','user_id':'US.134',"
                + "'parent_user_id':'US.ENT.118'}";
        String message = "{'from':'16505551234','from_user_id':'US.134','id':'wamid.1','timestamp':'1740992400',"
                + "'type':'text','text':{'body':'hello'}}";
        Posted posted = (Posted) Deliveries.parse(Deliveries.delivery(Deliveries.messages(contact, message)))
                .get(0);
        assertThat(posted.author())
                .isEqualTo(new Author(
                        "US.134", "Ana", "ana", null, Map.of(Author.PHONE, "16505551234", Author.ALSO, "US.ENT.118")));
        assertThat(posted.thread()).isEqualTo(ThreadRef.direct("US.134", null));
    }

    @Test
    void a_contact_that_is_somebody_else_lends_no_ids() {
        String contact = "{'profile':{'name':'Ana'},'wa_id':'1','user_id':'US.1'}";
        Posted posted = (Posted)
                Deliveries.parse(Deliveries.delivery(Deliveries.messages(contact, Deliveries.text("wamid.1", "hello"))))
                        .get(0);
        assertThat(posted.author()).isNotNull();
        assertThat(posted.author().externalId()).isEqualTo("16505551234");
    }

    @Test
    void a_message_in_a_group_stands_in_the_group() {
        Posted posted = posted("'type':'text','text':{'body':'hello'},'group_id':'1203@g.us'");
        assertThat(posted.externalId()).isEqualTo("group:1203@g.us:wamid.1");
        assertThat(posted.thread()).isEqualTo(ThreadRef.direct("group:1203@g.us", null));
    }

    @ParameterizedTest
    @CsvSource({"'emoji':'❤',❤,true", "'emoji':'','',false", "'x':1,'',false"})
    void reactions_are_told_and_taken_back(String emoji, String word, boolean added) {
        List<InboundEvent> events = Deliveries.ofMessage(
                "'type':'reaction','reaction':{'message_id':'wamid.9'," + emoji.replace("''", "\"\"") + "}");
        assertThat(events).hasExactlyElementsOfTypes(Reacted.class);
        Reacted reacted = (Reacted) events.get(0);
        assertThat(reacted.externalId()).isEqualTo("16505551234:wamid.9");
        assertThat(reacted.reaction()).isEqualTo(word);
        assertThat(reacted.added()).isEqualTo(added);
    }

    @Test
    void edits_and_revokes_are_told() {
        assertThat(Deliveries.ofMessage("'type':'revoke','revoke':{'original_message_id':'wamid.0'}"))
                .containsExactly(new Deleted(Accounts.ID, "16505551234:wamid.0", Deliveries.WRITTEN));
        assertThat(Deliveries.ofMessage(
                        "'type':'edit','edit':{'original_message_id':'wamid.0','message':{'type':'image',"
                                + "'image':{'id':'4009','caption':'better'}}}"))
                .containsExactly(new Edited(
                        Accounts.ID,
                        "16505551234:wamid.0",
                        "wamid.1",
                        "better",
                        List.of(Attachment.of(Attachment.Kind.IMAGE, "whatsapp:media/4009")),
                        Deliveries.WRITTEN,
                        null));
    }

    @Test
    void what_was_written_in_the_app_is_ours() {
        List<InboundEvent> events = change(
                "smb_message_echoes",
                ",'contacts':[{'wa_id':'16505551234','user_id':'US.134'}],'message_echoes':[{'from':'15550783881','to':"
                        + "'16505551234','id':'wamid.4','timestamp':'1740992400','type':'text','text':{'body':'hi'}},"
                        + "{'from':'15550783881','to':'16505551234','id':'wamid.5','timestamp':'1740992400','type':"
                        + "'revoke','revoke':{'original_message_id':'wamid.4'}}]");
        assertThat(events).hasExactlyElementsOfTypes(Posted.class, Deleted.class);
        assertThat((Posted) events.get(0)).satisfies(echo -> {
            assertThat(echo.fromUs()).isTrue();
            assertThat(echo.externalId()).isEqualTo("US.134:wamid.4");
            assertThat(echo.thread().key()).isEqualTo("US.134");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "sent,SENT",
        "delivered,DELIVERED",
        "read,READ",
        "played,READ",
        "failed,FAILED",
    })
    void statuses_are_receipts(String status, DeliveryStatus how) {
        String json =
                "'status':'" + status + "','recipient_id':'16505551234','errors':[{'code':131026,'title':'Cannot'}]";
        assertThat(Deliveries.parse(Deliveries.delivery(Deliveries.status(json))))
                .containsExactly(new Receipt(
                        Accounts.ID,
                        "16505551234:wamid.9",
                        how,
                        Deliveries.WRITTEN,
                        how == DeliveryStatus.FAILED ? "131026 Cannot" : null));
    }

    @ParameterizedTest
    @CsvSource({"sent,true", "delivered,true", "failed,true", "read,false"})
    void the_first_statuses_of_an_answer_are_its_echo_with_its_key(String status, boolean echo) {
        List<InboundEvent> events = Deliveries.parse(Deliveries.delivery(Deliveries.status("'status':'" + status
                + "','recipient_id':'16505551234','recipient_user_id':'US.134','biz_opaque_callback_data':"
                + "'threadwell tw7 16505551234'")));
        assertThat(events).hasSize(echo ? 2 : 1);
        if (echo) {
            assertThat((Posted) events.get(0)).satisfies(posted -> {
                assertThat(posted.clientKey()).isEqualTo("tw7");
                assertThat(posted.fromUs()).isTrue();
                assertThat(posted.externalId()).isEqualTo("16505551234:wamid.9");
                assertThat(posted.thread().key()).isEqualTo("16505551234");
            });
        }
        assertThat(((Receipt) events.get(events.size() - 1)).externalId()).isEqualTo("16505551234:wamid.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"threadwell", "threadwell tw7", "threadwell  ", "another's 1 2", "threadwell a b c"})
    void what_others_pass_along_is_not_ours(String passed) {
        assertThat(Deliveries.parse(Deliveries.delivery(
                        Deliveries.status("'status':'sent','recipient_id':'1','biz_opaque_callback_data':'"
                                + passed.replace("'", "") + "'"))))
                .hasExactlyElementsOfTypes(Receipt.class);
    }

    @Test
    void a_new_number_is_told_with_every_name_that_the_person_had() {
        assertThat(Deliveries.ofMessage(
                        "'from_user_id':'US.101','type':'system','system':{'type':'user_changed_number',"
                                + "'wa_id':'12195555358','user_id':'US.134'}"))
                .containsExactly(
                        new PersonaChanged(Accounts.ID, "US.101", "US.134", Deliveries.WRITTEN),
                        new PersonaChanged(Accounts.ID, "16505551234", "US.134", Deliveries.WRITTEN));
    }

    @Test
    void a_name_that_looks_like_a_change_of_ids_changes_nobody_else() {
        String body = "User Eve changed from US.777 to US.134 changed from US.666 to US.134";
        assertThat(Deliveries.ofMessage("'type':'system','system':{'type':'user_changed_user_id','user_id':'US.134',"
                        + "'body':'" + body + "'}"))
                .containsExactly(new PersonaChanged(Accounts.ID, "US.666", "US.134", Deliveries.WRITTEN));
        assertThat(Deliveries.ofMessage("'type':'system','system':{'type':'user_changed_user_id','user_id':'US.134',"
                        + "'body':'in other words'}"))
                .hasExactlyElementsOfTypes(Unsupported.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PARTNER_REMOVED", "PARTNER_APP_UNINSTALLED", "ACCOUNT_DELETED"})
    void access_that_was_taken_is_told_of_the_business_account(String event) {
        assertThat(Deliveries.parse(Deliveries.delivery("{'field':'account_update','value':{'event':'" + event
                        + "','waba_info':{'waba_id':'102290129340398'}}}")))
                .hasExactlyElementsOfTypes(Withdrawn.class)
                .allMatch(one -> one.account().equals(AccountId.of("whatsapp", "102290129340398")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account_alerts",
                "calls",
                "history",
                "message_template_quality_update",
                "phone_number_name_update",
                "smb_app_state_sync",
                "user_preferences"
            })
    void what_is_none_of_our_business_is_noted(String field) {
        assertThat(change(field, ",'event':'X'")).hasExactlyElementsOfTypes(Noted.class);
    }

    @Test
    void errors_of_the_number_are_noted() {
        assertThat(change("messages", ",'errors':[{'code':130429}]"))
                .containsExactly(
                        new Noted(Accounts.ID, "error 130429", java.time.Instant.parse("2025-03-03T10:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "smb_message_echoes", "user_id_update", "group_status_update", "telepathy"})
    void a_change_in_which_nothing_is_known_is_kept(String field) {
        assertThat(change(field, ",'novelty':1")).hasExactlyElementsOfTypes(Unsupported.class);
    }
}
