package io.threadwell.connector.telegram;

import static io.threadwell.connector.telegram.Deliveries.ANA;
import static io.threadwell.connector.telegram.Deliveries.CHANNEL;
import static io.threadwell.connector.telegram.Deliveries.GROUP;
import static io.threadwell.connector.telegram.Deliveries.PRIVATE;
import static io.threadwell.connector.telegram.Deliveries.message;
import static io.threadwell.connector.telegram.Deliveries.one;
import static io.threadwell.connector.telegram.Deliveries.parse;
import static io.threadwell.connector.telegram.Deliveries.posted;
import static io.threadwell.connector.telegram.Deliveries.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose each update is, where it belongs and what becomes of it. */
final class ReadingTest {
    private static final String TEXT = "'text':'a question'";
    private static final String FORWARDED =
            "'reply_to_message':{'message_id':5,'date':1,'is_automatic_forward':true," + GROUP + "}";
    private static final String BUSINESS = "'business_connection_id':'c0nn'," + PRIVATE;

    @Test
    void a_private_message_belongs_to_its_chat() {
        Posted read = posted(ANA, PRIVATE, TEXT);
        assertThat(read.account()).isEqualTo(Accounts.ACME);
        assertThat(read.externalId()).isEqualTo("501:12");
        assertThat(read.thread()).isEqualTo(ThreadRef.direct("501", null));
        assertThat(read.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(read.kind()).isEqualTo(MessageKind.DIRECT_MESSAGE);
        assertThat(read.fromUs()).isFalse();
        assertThat(read.author()).isEqualTo(new Author("501", "Ana", "ana", "https://t.me/ana"));
        assertThat(read.sentAt()).isEqualTo(Instant.ofEpochSecond(1_740_996_000));
    }

    @Test
    void in_a_group_an_answer_belongs_to_what_it_answers() {
        assertThat(posted(ANA, GROUP, TEXT).thread()).isEqualTo(ThreadRef.root("-1001:12"));
        Posted answer = posted(ANA, GROUP, TEXT, "'reply_to_message':{'message_id':9,'date':1}");
        assertThat(answer.thread()).isEqualTo(ThreadRef.childOf("-1001:9", null));
        assertThat(answer.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(answer.kind()).isEqualTo(MessageKind.COMMENT);
        assertThat(answer.permalink()).isEqualTo("https://t.me/c/1/12");
    }

    @Test
    void below_a_channels_post_each_comment_begins_a_conversation() {
        Posted comment = posted(ANA, GROUP, TEXT, "'message_thread_id':5", FORWARDED);
        assertThat(comment.thread()).isEqualTo(ThreadRef.rootUnder("-1001:12", "-1001:5"));
        Posted answer =
                posted(ANA, GROUP, TEXT, "'message_thread_id':5", "'reply_to_message':{'message_id':9,'date':1}");
        assertThat(answer.thread()).isEqualTo(ThreadRef.childOf("-1001:9", "-1001:5"));
    }

    @Test
    void a_topic_is_a_room_and_no_conversation() {
        Posted read = posted(
                ANA,
                GROUP,
                TEXT,
                "'message_thread_id':5,'is_topic_message':true,'reply_to_message':{'message_id':5,'date':1}");
        assertThat(read.thread()).isEqualTo(ThreadRef.root("-1001:12"));
        assertThat(read.content().attributes()).containsEntry(TelegramConnector.TOPIC, "5");
    }

    @Test
    void the_pictures_of_an_album_are_one_conversation() {
        String photo = "'media_group_id':'777','photo':[{'file_id':'small','width':9,'height':9},"
                + "{'file_id':'large','width':90,'height':90}]";
        Posted first = posted(ANA, GROUP, photo, "'caption':'look'");
        Posted second = (Posted) one("message", message(13, ANA, GROUP, photo));
        assertThat(second.thread()).isEqualTo(first.thread());
        assertThat(second.externalId()).isNotEqualTo(first.externalId());
        assertThat(first.content().text()).isEqualTo("look");
        assertThat(first.content().attachments()).singleElement().satisfies(image -> assertThat(image.url())
                .isEqualTo("telegram:file/large"));
    }

    @Test
    void what_a_channel_says_is_ours() {
        Posted post = (Posted) one("channel_post", message(3, CHANNEL, TEXT));
        assertThat(post.fromUs()).isTrue();
        assertThat(post.kind()).isEqualTo(MessageKind.POST);
        assertThat(post.permalink()).isEqualTo("https://t.me/acme_news/3");
        assertThat(posted(GROUP, TEXT, "'is_automatic_forward':true,'sender_chat':{'id':-1002,'type':'channel'}")
                        .fromUs())
                .isTrue();
        assertThat(posted(GROUP, TEXT, "'sender_chat':{'id':-1001,'type':'supergroup'}")
                        .fromUs())
                .as("an anonymous administrator")
                .isTrue();
    }

    @Test
    void in_a_business_chat_the_other_side_is_the_customer() {
        Posted theirs = (Posted) one("business_message", message(12, ANA, BUSINESS, TEXT));
        assertThat(theirs.externalId()).isEqualTo("c0nn:501:12");
        assertThat(theirs.thread()).isEqualTo(ThreadRef.direct("c0nn:501", null));
        assertThat(theirs.fromUs()).isFalse();
        Posted ours = (Posted) one(
                "business_message", message(13, BUSINESS, TEXT, "'from':{'id':9,'is_bot':false,'first_name':'Owner'}"));
        assertThat(ours.fromUs()).isTrue();
        assertThat(parse(update("deleted_business_messages", BUSINESS, "'message_ids':[12,13]")))
                .containsExactly(
                        new Deleted(Accounts.ACME, "c0nn:501:12", Deliveries.RECEIVED),
                        new Deleted(Accounts.ACME, "c0nn:501:13", Deliveries.RECEIVED));
    }

    @Test
    void direct_messages_of_a_channel_belong_to_the_person() {
        Posted read = posted(
                ANA,
                TEXT,
                "'chat':{'id':-1003,'type':'supergroup','is_direct_messages':true}",
                "'direct_messages_topic':{'topic_id':66,'user':{'id':501,'is_bot':false,'first_name':'Ana'}}");
        assertThat(read.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(read.thread()).isEqualTo(ThreadRef.direct("-1003~66", null));
        assertThat(read.fromUs()).isFalse();
    }

    @Test
    void an_edit_carries_the_message_as_it_is_now() {
        Edited edit =
                (Edited) one("edited_message", message(12, ANA, PRIVATE, "'text':'better','edit_date':1740996060"));
        assertThat(edit.externalId()).isEqualTo("501:12");
        assertThat(edit.text()).isEqualTo("better");
        assertThat(edit.at()).isEqualTo(Instant.ofEpochSecond(1_740_996_060));
        assertThat(edit.original()).isEqualTo(posted(ANA, PRIVATE, "'text':'better'"));
    }

    @Test
    void reactions_are_told_one_by_one() {
        List<InboundEvent> events = parse(update(
                "message_reaction",
                PRIVATE,
                "'message_id':12,'date':1740996060,'user':{'id':501,'is_bot':false,'first_name':'Ana'}",
                "'old_reaction':[{'type':'emoji','emoji':'❤'}]",
                "'new_reaction':[{'type':'emoji','emoji':'👍'},{'type':'custom_emoji','custom_emoji_id':'5'}]"));
        assertThat(events)
                .extracting(event -> ((Reacted) event).reaction() + ((Reacted) event).added())
                .containsExactly("❤false", "👍true", "custom:5true");
    }

    @Test
    void a_button_that_was_pressed_is_an_answer() {
        Posted pressed = (Posted) one(
                "callback_query",
                "'id':'4382','chat_instance':'1','data':'yes'",
                ANA,
                "'message':{'message_id':12,'date':1," + PRIVATE
                        + ",'reply_markup':{'inline_keyboard':[[{'text':'Yes, please','callback_data':'yes'}]]}}");
        assertThat(pressed.content().text()).isEqualTo("Yes, please");
        assertThat(pressed.content().attributes()).containsExactly(entry(ContentAttributes.PAYLOAD, "yes"));
        assertThat(pressed.thread()).isEqualTo(ThreadRef.direct("501", "501:12"));
    }

    @Test
    void a_number_is_the_persons_own_only_when_telegram_says_so() {
        String own = "'contact':{'phone_number':'+44 20 7946','first_name':'Ana','user_id':501}";
        String others = "'contact':{'phone_number':'+44 20 7946','first_name':'Bo','user_id':502}";
        assertThat(facts(posted(ANA, PRIVATE, own))).containsEntry(Author.PHONE, "44207946");
        assertThat(facts(posted(ANA, PRIVATE, others))).doesNotContainKey(Author.PHONE);
        assertThat(posted(ANA, PRIVATE, others).content().text()).isEqualTo("Bo\n+44 20 7946");
    }

    private static Map<String, String> facts(Posted item) {
        Author author = item.author();
        return author == null ? Map.of() : author.facts();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'sticker':{'file_id':'f','emoji':'😨'}=>😨",
                "'dice':{'emoji':'🎲','value':4}=>🎲 4",
                "'venue':{'location':{'latitude':1.5,'longitude':2.5},'title':'Shop','address':'Street 1'}=>Shop\nStreet 1",
                "'poll':{'question':'Which?','options':[{'text':'this'},{'text':'that'}]}=>Which?\n- this\n- that",
                "'checklist':{'title':'To do','tasks':[{'id':1,'text':'one'}]}=>To do\n- one",
                "'game':{'title':'Chess','description':'A game'}=>Chess\nA game",
                "'web_app_data':{'data':'x','button_text':'Order'}=>Order",
                "'document':{'file_id':'f','file_name':'a.pdf'},'caption':'the bill'=>the bill",
                "'rich_message':{'blocks':[{'type':'paragraph','text':['Hello ',{'type':'bold','text':'you'}]},"
                        + "{'type':'list','items':[{'label':'1.','blocks':[{'type':'paragraph','text':'one'}]}]}]}"
                        + "=>Hello you\n1.one"
            })
    void every_kind_of_message_has_words(String row) {
        String[] sides = row.split("=>");
        assertThat(posted(ANA, PRIVATE, sides[0]).content().text()).isEqualTo(sides[1]);
    }

    @Test
    void places_files_and_stories_are_attachments() {
        assertThat(posted(ANA, PRIVATE, "'location':{'latitude':1.5,'longitude':2.5}")
                        .content()
                        .attachments())
                .singleElement()
                .satisfies(place -> assertThat(place.url()).isEqualTo("geo:1.5,2.5"));
        assertThat(posted(ANA, PRIVATE, "'animation':{'file_id':'a'},'document':{'file_id':'a'}")
                        .content()
                        .attachments())
                .hasSize(1);
        assertThat(posted(ANA, PRIVATE, "'story':{'id':3,'chat':{'id':5,'type':'private','username':'bo'}}")
                        .content()
                        .attachments())
                .singleElement()
                .satisfies(story -> assertThat(story.url()).isEqualTo("https://t.me/bo/s/3"));
    }

    @Test
    void where_words_come_from_is_kept() {
        Posted forwarded = posted(
                ANA,
                PRIVATE,
                TEXT,
                "'forward_origin':{'type':'hidden_user','sender_user_name':'Bo','date':1},'quote':{'text':'a','position':0}",
                "'reply_to_message':{'message_id':9,'date':1}");
        assertThat(forwarded.content().attributes())
                .containsEntry(TelegramConnector.FORWARDED_FROM, "Bo")
                .containsEntry(ContentAttributes.QUOTES, "501:9");
        assertThat(posted(ANA, PRIVATE, "'text':'/start spring-mail'").content().attributes())
                .containsEntry(ContentAttributes.REFERRAL, "spring-mail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "business_connection",
                "guest_message",
                "message_reaction_count",
                "inline_query",
                "chosen_inline_result",
                "shipping_query",
                "pre_checkout_query",
                "purchased_paid_media",
                "poll",
                "poll_answer",
                "my_chat_member",
                "chat_member",
                "chat_join_request",
                "chat_boost",
                "removed_chat_boost",
                "managed_bot"
            })
    void what_is_none_of_our_business_is_noted(String kind) {
        assertThat(one(kind, "'id':'1'")).isEqualTo(new Noted(Accounts.ACME, kind, Deliveries.RECEIVED));
    }

    @Test
    void what_happens_in_a_chat_is_noted_and_what_is_not_known_is_kept() {
        assertThat(one("message", message(12, ANA, GROUP, "'new_chat_members':[]")))
                .isInstanceOf(Noted.class);
        assertThat(one("message", message(12, ANA, GROUP, "'hologram':{'id':1}")))
                .isInstanceOfSatisfying(
                        Unsupported.class, kept -> assertThat(kept.raw()).contains("hologram"));
        assertThat(one("message", "'text':'from nowhere'")).isInstanceOf(Unsupported.class);
        assertThat(parse("{\"update_id\":7}")).singleElement().isInstanceOf(Unsupported.class);
    }

    @Test
    void a_groups_talk_can_be_left_out() {
        var addressed = Deliveries.webhook(Deliveries.config().groups(TelegramConfig.Groups.ADDRESSED));
        String talk = update("message", message(12, ANA, GROUP, TEXT));
        String named = "'text':'hello @Acme_Bot','entities':[{'type':'mention','offset':6,'length':9}]";
        String command = "'text':'/help','entities':[{'type':'bot_command','offset':0,'length':5}]";
        String other = "'text':'/help@else_bot','entities':[{'type':'bot_command','offset':0,'length':14}]";
        String answer = "'reply_to_message':{'message_id':9,'date':1,'from':{'id':42,'is_bot':true,'first_name':'A'}}";
        assertThat(parse(addressed, talk)).hasOnlyElementsOfType(Noted.class);
        assertThat(parse(addressed, update("message", message(12, ANA, GROUP, other))))
                .hasOnlyElementsOfType(Noted.class);
        for (String concerning : List.of(named, command, TEXT + "," + answer, TEXT + "," + FORWARDED)) {
            assertThat(parse(addressed, update("message", message(12, ANA, GROUP, concerning))))
                    .hasOnlyElementsOfType(Posted.class);
        }
        var whole = Deliveries.webhook(
                Deliveries.config().groups(TelegramConfig.Groups.ADDRESSED).wholeGroups(Set.of("-1001")));
        assertThat(parse(whole, talk)).hasOnlyElementsOfType(Posted.class);
    }
}
