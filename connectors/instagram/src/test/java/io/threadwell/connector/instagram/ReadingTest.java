package io.threadwell.connector.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Announced;
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
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Instagram's deliveries become. */
final class ReadingTest {
    private static InboundEvent change(String field, String value) {
        return Deliveries.parse(Deliveries.change(field, value)).get(0);
    }

    private static Posted posted(String event) {
        return (Posted) Deliveries.of(event).get(0);
    }

    @Test
    void a_comment_begins_a_thread_below_its_media() {
        Posted comment = (Posted) change("comments", Deliveries.comment("1", ""));
        assertThat(comment.thread()).isEqualTo(ThreadRef.rootUnder("1", "9001"));
        assertThat(comment.kind()).isEqualTo(MessageKind.COMMENT);
        assertThat(comment.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(comment.author()).satisfies(author -> {
            assertThat(author.externalId()).isEqualTo("501");
            assertThat(author.handle()).isEqualTo("ana");
        });
        assertThat(comment.sentAt()).isEqualTo("2025-03-03T10:00:00Z");
        assertThat(comment.fromUs()).isFalse();
    }

    @Test
    void an_answer_belongs_to_the_comment_at_the_top() {
        Posted answer = (Posted) change("comments", Deliveries.comment("2", ",'parent_id':'1'"));
        assertThat(answer.thread()).isEqualTo(ThreadRef.inThread("1", "1", "9001"));
    }

    @Test
    void what_we_wrote_is_ours_by_either_login() {
        String ours = Deliveries.comment("3", "").replace("'501'", "'17841'");
        String own = Deliveries.comment("4", "").replace("'id':'501'", "'id':'501','self_ig_scoped_id':'9'");
        assertThat(((Posted) change("comments", ours)).fromUs()).isTrue();
        assertThat(((Posted) change("comments", own)).fromUs()).isTrue();
    }

    @Test
    void a_comment_on_an_advertisement_names_it() {
        String ad = Deliveries.comment("5", "").replace("'FEED'", "'AD','ad_id':'61','ad_title':'Spring'");
        assertThat(((Posted) change("comments", ad)).content().attributes())
                .containsEntry(ContentAttributes.AD, "61")
                .containsEntry(ContentAttributes.CAMPAIGN, "Spring");
    }

    @Test
    void a_live_comment_says_so_and_one_without_its_author_is_looked_up() {
        Posted live = (Posted) change("live_comments", Deliveries.comment("6", ""));
        assertThat(live.content().attributes()).containsEntry(InstagramConnector.LIVE, "true");
        assertThat(change("comments", "{'id':'7','text':'why?'}"))
                .isInstanceOfSatisfying(
                        Announced.class, told -> assertThat(told.reference()).isEqualTo("7"));
    }

    @Test
    void a_live_comment_that_is_looked_up_is_live_still() {
        try (FakeInstagram instagram = new FakeInstagram()) {
            ItemLookup lookup = InstagramFixture.connector(instagram, InstagramFixture.config(instagram))
                    .facet(ItemLookup.class)
                    .orElseThrow();
            String id = instagram.comment("is it blue?").id;
            Announced told = (Announced) change("live_comments", "{'id':'" + id + "','text':'is it blue?'}");
            assertThat(lookup.lookUp(Accounts.account(), told.reference()))
                    .singleElement()
                    .isInstanceOfSatisfying(Posted.class, live -> {
                        assertThat(live.externalId()).isEqualTo(id);
                        assertThat(live.content().attributes()).containsEntry(InstagramConnector.LIVE, "true");
                    });
        }
    }

    @Test
    void a_comment_without_words_says_so() {
        String gif = Deliveries.comment("8", "").replace("'text':'why?',", "");
        Content content = ((Posted) change("comments", gif)).content();
        assertThat(content.text()).isNotBlank();
        assertThat(content.attributes()).containsEntry(InstagramConnector.UNSUPPORTED, "comment");
    }

    @Test
    void an_entry_may_be_a_change_itself() {
        byte[] body = Deliveries.delivery(
                "{'id':'17841','time':1740996000,'field':'comments','value':" + Deliveries.comment("9", "") + "}");
        assertThat(Deliveries.parse(body)).singleElement().isInstanceOfSatisfying(Posted.class, comment -> assertThat(
                        comment.externalId())
                .isEqualTo("9"));
    }

    @Test
    void what_the_account_writes_to_itself_is_kept_as_ours() {
        Posted self = posted("{'sender':{'id':'17841'},'recipient':{'id':'5017'},'timestamp':1740992400000,"
                + "'message':{'mid':'m_7','text':'a try','is_echo':true,'is_self':true}}");
        assertThat(self.fromUs()).isTrue();
        assertThat(self.thread()).isEqualTo(ThreadRef.direct("5017", null));
    }

    @Test
    void mentions_are_looked_up_and_answered_where_they_are() {
        try (FakeInstagram instagram = new FakeInstagram()) {
            ItemLookup lookup = InstagramFixture.connector(instagram, InstagramFixture.config(instagram))
                    .facet(ItemLookup.class)
                    .orElseThrow();
            String id = instagram.comment(Accounts.ANA, "ask @ourshop", null, "9002").id;
            Announced told = (Announced) change("mentions", "{'comment_id':'" + id + "','media_id':'9002'}");
            assertThat(lookup.lookUp(Accounts.account(), told.reference()))
                    .singleElement()
                    .isInstanceOfSatisfying(Posted.class, mention -> {
                        assertThat(mention.externalId()).isEqualTo(id);
                        assertThat(mention.kind()).isEqualTo(MessageKind.MENTION);
                        assertThat(mention.thread().post()).isEqualTo("mention:9002");
                    });
            Announced caption = (Announced) change("mentions", "{'media_id':'9003'}");
            assertThat(lookup.lookUp(Accounts.account(), caption.reference()))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Posted.class,
                            mention -> assertThat(mention.content().text()).isEqualTo("look, @ourshop"));
        }
    }

    @Test
    void an_answer_to_a_story_and_a_mention_in_one_link_the_picture() {
        Posted answer = posted(Deliveries.message(
                "m_1", "'text':'nice','reply_to':{'story':{'id':'88','url':'https://cdn.example/s.jpg'}}"));
        assertThat(answer.content().attributes()).containsEntry(ContentAttributes.STORY, "88");
        assertThat(answer.content().attachments())
                .extracting(Attachment::url)
                .containsExactly("https://cdn.example/s.jpg");
        Posted mention = posted(Deliveries.message(
                "m_2", "'attachments':[{'type':'story_mention','payload':{'url':'https://cdn.example/m.jpg'}}]"));
        assertThat(mention.content().attributes()).containsEntry(ContentAttributes.STORY, "mention");
    }

    @Test
    void attachments_are_linked_by_their_kinds() {
        Posted many = posted(Deliveries.message(
                "m_1",
                "'attachments':[{'type':'image','payload':{'url':'https://cdn.example/1'}},"
                        + "{'type':'audio','payload':{'url':'https://cdn.example/2'}},"
                        + "{'type':'ig_reel','payload':{'url':'https://cdn.example/3','title':'A reel'}},"
                        + "{'type':'share','payload':{'url':'https://cdn.example/4'}}]"));
        assertThat(many.content().attachments())
                .extracting(Attachment::kind)
                .containsExactly(
                        Attachment.Kind.IMAGE, Attachment.Kind.AUDIO, Attachment.Kind.VIDEO, Attachment.Kind.LINK);
        Posted none = posted(Deliveries.message("m_2", "'is_unsupported':true"));
        assertThat(none.content().attributes()).containsEntry(InstagramConnector.UNSUPPORTED, "message");
        assertThat(none.content().text()).isNotBlank();
    }

    @Test
    void cards_and_products_are_read_by_their_words() {
        Posted asked = posted(Deliveries.message(
                "m_1",
                "'text':'in blue?','attachments':[{'type':'template','payload':{'product':{'elements':["
                        + "{'id':'5','title':'Coat','subtitle':'40 EUR','image_url':'https://cdn.example/1'}]}}}]"));
        assertThat(asked.content().text()).isEqualTo("in blue?\nCoat\n40 EUR");
        Posted card = posted(Deliveries.echo(
                "m_2",
                "'attachments':[{'type':'template','payload':{'generic':{'elements':[{'title':'Our shops'}]}}}]"));
        assertThat(card.content().text()).isEqualTo("Our shops");
        Posted empty = posted(Deliveries.message("m_3", "'attachments':[{'type':'template','payload':{}}]"));
        assertThat(empty.content().attributes()).containsEntry(InstagramConnector.UNSUPPORTED, "template");
    }

    @Test
    void what_becomes_of_messages_is_told() {
        assertThat(Deliveries.of(
                        Deliveries.message("m_1", "'is_deleted':true"),
                        Deliveries.event("'message_edit':{'mid':'m_1','text':'hullo','num_edit':2}"),
                        Deliveries.event(
                                "'reaction':{'mid':'m_1','action':'react','reaction':'love','emoji':'\\u2764'}"),
                        Deliveries.event("'read':{'mid':'m_3'}")))
                .satisfiesExactly(
                        event -> assertThat(event).isInstanceOf(Deleted.class),
                        event -> assertThat(event)
                                .isInstanceOfSatisfying(Edited.class, edit -> assertThat(edit.revision())
                                        .isEqualTo("2")),
                        event -> assertThat(event)
                                .isInstanceOfSatisfying(Reacted.class, like -> assertThat(like.added())
                                        .isTrue()),
                        event -> assertThat(event)
                                .isEqualTo(new Receipt(
                                        Accounts.ID, "m_3", DeliveryStatus.READ, Deliveries.WRITTEN, null)));
    }

    @Test
    void answers_quote_and_buttons_carry_their_payload() {
        Posted answer = posted(Deliveries.message("m_2", "'text':'yes','reply_to':{'mid':'m_1'}"));
        assertThat(answer.content().attributes()).containsEntry(ContentAttributes.QUOTES, "m_1");
        Posted pressed = posted(Deliveries.event("'postback':{'mid':'m_3','title':'Begin','payload':'BEGIN'}"));
        assertThat(pressed.content().text()).isEqualTo("Begin");
        assertThat(pressed.content().attributes()).containsEntry(ContentAttributes.PAYLOAD, "BEGIN");
        Posted led = posted(Deliveries.message(
                "m_4", "'text':'hi','referral':{'source':'ADS','ref':'spring','ad_id':'61','product':{'id':'5'}}"));
        assertThat(led.content().attributes())
                .containsEntry(ContentAttributes.AD, "61")
                .containsEntry(InstagramConnector.LINK, "spring")
                .containsEntry(InstagramConnector.PRODUCT, "5");
    }

    @Test
    void our_own_words_come_back_as_ours_and_other_apps_are_overheard() {
        Posted echo = posted(Deliveries.echo("m_5", "'text':'good morning'"));
        assertThat(echo.fromUs()).isTrue();
        assertThat(echo.thread()).isEqualTo(ThreadRef.direct(Accounts.ANA, null));
        List<InboundEvent> standby = Deliveries.parse(
                Deliveries.delivery(Deliveries.entry(Accounts.US, "standby", Deliveries.text("m_6", "hello"))));
        assertThat(standby).singleElement().isInstanceOf(Overheard.class);
        assertThat(Deliveries.of(Deliveries.event("'pass_thread_control':{'new_owner_app_id':'42'}")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Handover.class, turn -> assertThat(turn.ours()).isTrue());
    }

    @Test
    void what_says_nothing_is_noted_and_what_is_unknown_is_kept() {
        assertThat(change("story_insights", "{'media_id':'1','reach':4}")).isInstanceOf(Noted.class);
        assertThat(Deliveries.of(Deliveries.event("'optin':{'type':'x'}")))
                .singleElement()
                .isInstanceOf(Noted.class);
        assertThat(change("holograms", "{'id':'1'}")).isInstanceOf(Unsupported.class);
        assertThat(Deliveries.parse(Deliveries.bytes(
                        "{'object':'page','entry':[{'id':'1','time':1,'changes':[{'field':'feed','value':{}}]}]}")))
                .singleElement()
                .isInstanceOf(Unsupported.class);
    }
}
