package io.threadwell.connector.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What elements of lists become. */
final class InboxTest extends RedditTest {
    private List<InboundEvent> told(String stream, String... children) {
        reddit.next(Reply.of(
                200,
                "{\"kind\":\"Listing\",\"data\":{\"after\":null,\"children\":[" + String.join(",", children) + "]}}"));
        return walk(stream, null).events();
    }

    private static String thing(String kind, String data) {
        return "{\"kind\":\"" + kind + "\",\"data\":{" + data + ",\"created_utc\":1740992400.0}}";
    }

    private Posted posted(String stream, String kind, String data) {
        return (Posted) told(stream, thing(kind, data)).get(0);
    }

    @Test
    void an_answer_to_a_comment_of_ours_belongs_to_it_and_stands_under_its_post() {
        FakeThing ours = reddit.things.comment(FakeThings.US, "we do", reddit.things.post(FakeThings.ANA, "who does?"));
        FakeThing answer = reddit.things.comment(FakeThings.ANA, "thanks & <3", ours);
        Posted posted = walk(RedditConfig.INBOX, null).of(Posted.class).get(0);
        assertThat(posted.externalId()).isEqualTo(answer.name);
        assertThat(posted.thread()).isEqualTo(ThreadRef.childOf(ours.name, ours.post));
        assertThat(posted.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(posted.kind()).isEqualTo(MessageKind.COMMENT);
        assertThat(posted.fromUs()).isFalse();
        assertThat(posted.author())
                .isEqualTo(new Author(
                        "ana_customer", "Ana_Customer", "Ana_Customer", "https://www.reddit.com/user/Ana_Customer"));
        assertThat(posted.content().text()).isEqualTo("thanks & <3");
        assertThat(posted.content().attributes()).containsEntry("subreddit", "acme");
        assertThat(posted.sentAt()).isEqualTo(answer.at);
        assertThat(posted.permalink())
                .startsWith("https://www.reddit.com/r/acme/comments/")
                .doesNotContain("?");
    }

    @Test
    void a_comment_right_below_a_post_begins_a_conversation_under_it() {
        FakeThing post = reddit.things.post(FakeThings.US, "news");
        FakeThing comment = reddit.things.comment(FakeThings.ANA, "great", post);
        Posted posted = walk(RedditConfig.INBOX, null).of(Posted.class).get(0);
        assertThat(posted.thread()).isEqualTo(ThreadRef.rootUnder(comment.name, post.name));
    }

    @Test
    void whoever_names_us_somewhere_mentions_us() {
        reddit.things.mention("what does u/AcmeCare say?");
        assertThat(walk(RedditConfig.INBOX, null).of(Posted.class).get(0).kind())
                .isEqualTo(MessageKind.MENTION);
    }

    @Test
    void private_messages_belong_to_the_first_of_them() {
        FakeThing first = reddit.things.message(FakeThings.ANA, FakeThings.US, "hello", null);
        FakeThing ours = reddit.things.message(FakeThings.US, FakeThings.ANA, "hello Ana", first);
        FakeThing second = reddit.things.message(FakeThings.ANA, FakeThings.US, "it broke", ours);
        List<Posted> in = walk(RedditConfig.INBOX, null).of(Posted.class);
        assertThat(in).extracting(Posted::externalId).containsExactly(first.name, second.name);
        assertThat(in.get(0).thread()).isEqualTo(ThreadRef.direct(first.name, null));
        assertThat(in.get(1).thread()).isEqualTo(ThreadRef.direct(first.name, ours.name));
        assertThat(in).allSatisfy(one -> {
            assertThat(one.visibility()).isEqualTo(Visibility.PRIVATE);
            assertThat(one.kind()).isEqualTo(MessageKind.DIRECT_MESSAGE);
            assertThat(one.content().attributes()).containsEntry("subject", "hello");
        });
        Posted out = walk(RedditConfig.SENT, null).of(Posted.class).get(0);
        assertThat(out.fromUs()).isTrue();
        assertThat(out.thread()).isEqualTo(ThreadRef.direct(first.name, first.name));
    }

    @Test
    void reading_leaves_what_people_have_not_seen_marked_as_new() {
        walk(RedditConfig.INBOX, null);
        assertThat(reddit.calls("GET", "/message/inbox").get(0).parameter("mark"))
                .isEqualTo("false");
    }

    @Test
    void our_own_posts_and_comments_are_ours() {
        FakeThing post = reddit.things.post(FakeThings.US, "news");
        reddit.things.comment(FakeThings.US, "more news", post);
        List<Posted> own = walk(RedditConfig.OWN, null).of(Posted.class);
        assertThat(own).hasSize(2).allMatch(Posted::fromUs);
        assertThat(own).extracting(Posted::kind).containsExactly(MessageKind.POST, MessageKind.COMMENT);
        assertThat(own.get(0).content().text()).isEqualTo("A question about Acme\n\nnews");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"author\":\"Ana\",\"body\":\"[removed]\"",
                "\"author\":\"[deleted]\",\"body\":\"[deleted]\"",
                "\"author\":\"[deleted]\",\"body\":\"words that stayed when the account went\"",
                "\"author\":\"Ana\",\"body\":\"[ Removed by Reddit ]\""
            })
    void what_is_gone_before_we_saw_it_is_told_as_deleted(String data) {
        assertThat(told(RedditConfig.COMMENTS, thing("t1", "\"name\":\"t1_a\"," + data)))
                .containsExactly(new Deleted(Accounts.ACME, "t1_a", reddit.clock.instant()));
    }

    @Test
    void a_message_from_a_subreddit_is_from_the_subreddit() {
        Posted posted = posted(
                RedditConfig.INBOX,
                "t4",
                "\"name\":\"t4_a\",\"author\":null,\"subreddit\":\"Phones\",\"dest\":\"AcmeCare\",\"body\":\"hi\"");
        assertThat(posted.author())
                .isEqualTo(new Author("r/phones", "r/Phones", null, "https://www.reddit.com/r/Phones"));
    }

    @Test
    void a_message_from_nobody_and_one_from_a_program_are_told_as_such() {
        Posted nobody = posted(RedditConfig.INBOX, "t4", "\"name\":\"t4_a\",\"author\":null,\"body\":\"hi\"");
        assertThat(nobody.author()).isNull();
        Posted program = posted(
                RedditConfig.INBOX,
                "t1",
                "\"name\":\"t1_a\",\"author\":\"AutoModerator\",\"body\":\"hi\",\"distinguished\":\"moderator\"");
        assertThat(program.author()).isNotNull();
        assertThat(program.author().facts()).containsEntry(Author.BOT, "true");
        assertThat(program.content().attributes()).containsEntry("distinguished", "moderator");
    }

    @Test
    void modmail_among_messages_is_left_to_its_own_stream() {
        List<InboundEvent> events = told(
                RedditConfig.INBOX,
                thing("t4", "\"name\":\"t4_a\",\"author\":\"Ana\",\"dest\":\"#acme\",\"body\":\"hi\""));
        assertThat(events).singleElement().isInstanceOf(Noted.class);
    }

    @Test
    void a_gallery_a_film_and_a_link_are_attachments() {
        Posted gallery = posted(RedditConfig.POSTS, "t3", """
                "name":"t3_a","author":"Ana","title":"look","selftext":"","is_self":false,"is_gallery":true,
                "over_18":true,"link_flair_text":"Help","archived":true,"locked":true,
                "url":"https://www.reddit.com/gallery/a","gallery_data":{"items":[
                {"media_id":"two","caption":"the back"},{"media_id":"one"}]},
                "media_metadata":{"one":{"e":"Image","m":"image/jpg","s":{"u":"https://preview.redd.it/1.jpg?a=1&b=2"}},
                "two":{"e":"Image","m":"image/png","s":{"u":"https://preview.redd.it/2.png"}}}""");
        assertThat(gallery.content().attachments())
                .containsExactly(
                        new Attachment(
                                Attachment.Kind.IMAGE, "https://preview.redd.it/2.png", "image/png", null, "the back"),
                        new Attachment(
                                Attachment.Kind.IMAGE,
                                "https://preview.redd.it/1.jpg?a=1&b=2",
                                "image/jpg",
                                null,
                                null));
        assertThat(gallery.content().attributes())
                .containsEntry("flair", "Help")
                .containsEntry("content-warning", "NSFW")
                .containsEntry("archived", "true")
                .containsEntry("locked", "true");
        assertThat(gallery.content().text()).isEqualTo("look");
        Posted film = posted(RedditConfig.POSTS, "t3", """
                "name":"t3_b","author":"Ana","title":"look","is_self":false,"spoiler":true,"url":"https://v.redd.it/x",
                "media":{"reddit_video":{"fallback_url":"https://v.redd.it/x/DASH_720.mp4"}}""");
        assertThat(film.content().attachments())
                .containsExactly(Attachment.of(Attachment.Kind.VIDEO, "https://v.redd.it/x/DASH_720.mp4"));
        assertThat(film.content().attributes()).containsEntry("content-warning", "spoiler");
        Posted link = posted(RedditConfig.POSTS, "t3", """
                "name":"t3_c","author":"Ana","title":"look","is_self":false,"crosspost_parent":"t3_z",
                "url":"https://example.org/a"\
                """);
        assertThat(link.content().attachments())
                .containsExactly(Attachment.of(Attachment.Kind.LINK, "https://example.org/a"));
        assertThat(link.content().attributes()).containsEntry("quotes", "t3_z");
    }

    @Test
    void an_unknown_kind_and_a_broken_element_are_kept_and_take_nothing_else_with_them() {
        List<InboundEvent> events = told(
                RedditConfig.INBOX,
                thing("t1", "\"name\":\"t1_b\",\"author\":\"Ana\",\"body\":\"second\""),
                thing("t9", "\"name\":\"t9_a\""),
                "{\"kind\":\"t1\",\"data\":{\"name\":\"t1_x\"}}",
                "17",
                thing("t1", "\"name\":\"t1_a\",\"author\":\"Ana\",\"body\":\"first\""));
        assertThat(events).hasSize(5);
        assertThat(events).filteredOn(Unsupported.class::isInstance).hasSize(3).allSatisfy(event -> {
            assertThat(((Unsupported) event).raw()).isNotBlank();
            assertThat(((Unsupported) event).reason()).isNotBlank();
        });
        assertThat(((Posted) events.get(0)).externalId()).isEqualTo("t1_a");
        assertThat(((Posted) events.get(4)).externalId()).isEqualTo("t1_b");
    }

    @Test
    void text_that_databases_refuse_is_made_storable() {
        Posted posted =
                posted(RedditConfig.INBOX, "t1", "\"name\":\"t1_a\",\"author\":\"Ana\",\"body\":\"a\\u0000b\\ud83d\"");
        assertThat(posted.content().text()).isEqualTo("a\uFFFDb\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t1_\\u0000", "t1_a/b", "", "17", "modmail/1/2"})
    void what_has_no_name_of_reddits_form_is_kept_as_it_is(String name) {
        assertThat(told(RedditConfig.INBOX, thing("t1", "\"name\":\"" + name + "\",\"body\":\"hi\"")))
                .singleElement()
                .isInstanceOf(Unsupported.class);
    }

    @Test
    void an_item_without_a_readable_parent_begins_a_thread() {
        Posted posted = posted(
                RedditConfig.INBOX,
                "t1",
                "\"name\":\"t1_a\",\"author\":\"Ana\",\"parent_id\":\"?\",\"context\":\"/r/x/about\",\"body\":\"hi\"");
        assertThat(posted.thread()).isEqualTo(ThreadRef.root("t1_a"));
        Posted below = posted(
                RedditConfig.INBOX,
                "t1",
                "\"name\":\"t1_b\",\"author\":\"Ana\",\"context\":\"/r/x/comments/5d7tk7/t/b/?context=3\",\"body\":\"hi\"");
        assertThat(below.thread()).isEqualTo(ThreadRef.rootUnder("t1_b", "t3_5d7tk7"));
    }
}
