package io.threadwell.connector.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of each kind of notification. */
final class NotificationsTest extends MastodonTest {
    private List<InboundEvent> read() {
        return read(MastodonFixture.config(mastodon));
    }

    private List<InboundEvent> read(MastodonConfig.Builder config) {
        return facet(PollingSource.class, config)
                .poll(account, MastodonConfig.NOTIFICATIONS, null, Instant.EPOCH)
                .events();
    }

    private Posted only() {
        List<InboundEvent> events = read();
        assertThat(events).hasSize(1);
        return (Posted) events.get(0);
    }

    @Test
    void a_mention_tells_who_wrote_what_when_and_for_whom() {
        FakePost post = mastodon.posts.write(
                FakePerson.ANA, "@acme it's <broken>\n\nsee https://example.org/a/b?c=d", "unlisted", null);
        post.warning = "bad news";
        Posted item = only();
        assertThat(item.externalId()).isEqualTo(post.id);
        assertThat(item.thread()).isEqualTo(ThreadRef.root(post.id));
        assertThat(item.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(item.kind()).isEqualTo(MessageKind.MENTION);
        assertThat(item.fromUs()).isFalse();
        assertThat(item.content().text()).isEqualTo("@acme it's <broken>\n\nsee https://example.org/a/b?c=d");
        assertThat(item.content().attributes())
                .containsEntry(ContentAttributes.AUDIENCE, "unlisted")
                .containsEntry(ContentAttributes.CONTENT_WARNING, "bad news")
                .containsEntry("language", "en")
                .containsEntry("sensitive", "true");
        assertThat(item.sentAt()).isEqualTo(post.at());
        assertThat(item.permalink()).endsWith("/" + post.id);
        assertThat(item.author())
                .isEqualTo(new Author(
                        "ana@other.example",
                        "Ana",
                        "ana@other.example",
                        "https://other.example/@ana",
                        Map.of(Author.FOLLOWERS, "12")));
    }

    @Test
    void people_of_our_own_server_are_named_with_it_and_keep_their_emoji() {
        mastodon.posts.write(FakePerson.BOB, "@acme hello", "public", null);
        assertThat(only().author()).isNotNull().satisfies(author -> {
            assertThat(author.externalId()).isEqualTo("bob@mastodon.example");
            assertThat(author.displayName()).isEqualTo("Bob :verified:");
        });
    }

    @Test
    void a_direct_post_is_a_conversation_with_its_writer() {
        FakePost post = mastodon.posts.message("my order is 17");
        Posted item = only();
        assertThat(item.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(item.kind()).isEqualTo(MessageKind.DIRECT_MESSAGE);
        assertThat(item.thread()).isEqualTo(ThreadRef.direct(Accounts.ANA, null));
        assertThat(item.externalId()).isEqualTo(post.id);
        assertThat(item.content().attributes()).doesNotContainKey(ContentAttributes.AUDIENCE);
    }

    @Test
    void a_direct_post_with_several_people_is_one_conversation_whoever_writes() {
        mastodon.posts.write(FakePerson.ANA, "@acme @bob look at this", "direct", null);
        mastodon.posts.write(FakePerson.BOB, "@ana@other.example @acme I do", "direct", null);
        assertThat(read())
                .extracting(event -> ((Posted) event).thread().key())
                .containsOnly("group:ana@other.example,bob@mastodon.example");
    }

    @Test
    void an_answer_under_a_customers_post_belongs_to_it() {
        FakePost root = mastodon.posts.mention("a question");
        FakePost ours = mastodon.posts.write(FakePerson.ACME, "@ana@other.example an answer", "public", root);
        FakePost more = mastodon.posts.write(FakePerson.ANA, "@acme thanks", "public", ours);
        Posted item = (Posted) read().get(1);
        assertThat(item.externalId()).isEqualTo(more.id);
        assertThat(item.kind()).isEqualTo(MessageKind.COMMENT);
        assertThat(item.thread()).isEqualTo(ThreadRef.inThread(root.id, ours.id, null));
    }

    @Test
    void each_direct_answer_under_a_post_of_ours_begins_a_conversation() {
        FakePost news = mastodon.posts.write(FakePerson.ACME, "news", "public", null);
        FakePost first = mastodon.posts.write(FakePerson.ANA, "@acme great", "public", news);
        FakePost second = mastodon.posts.write(FakePerson.BOB, "@acme bad", "public", news);
        FakePost below = mastodon.posts.write(FakePerson.CARL, "@bob @acme indeed", "public", second);
        assertThat(read())
                .extracting(event -> ((Posted) event).thread())
                .containsExactly(
                        ThreadRef.rootUnder(first.id, news.id),
                        ThreadRef.rootUnder(second.id, news.id),
                        ThreadRef.inThread(second.id, second.id, news.id));
        assertThat(below.parent).isEqualTo(second);
    }

    @Test
    void a_thread_that_cannot_be_seen_is_left_to_its_parent() {
        FakePost root = mastodon.posts.write(FakePerson.BOB, "a thought", "direct", null);
        FakePost answer = mastodon.posts.write(FakePerson.ANA, "@acme what do you say", "public", root);
        assertThat(only().thread()).isEqualTo(ThreadRef.childOf(root.id, null));
        assertThat(mastodon.calls("GET", "/api/v1/statuses/" + answer.id + "/context"))
                .hasSize(1);
    }

    @Test
    void threads_are_not_asked_for_where_that_is_switched_off() {
        FakePost root = mastodon.posts.write(FakePerson.BOB, "a thought", "public", null);
        mastodon.posts.write(FakePerson.ANA, "@acme what do you say", "public", root);
        Posted item = (Posted)
                read(MastodonFixture.config(mastodon).threadRoots(false)).get(0);
        assertThat(item.thread()).isEqualTo(ThreadRef.childOf(root.id, null));
        assertThat(mastodon.calls("GET", ".*/context")).isEmpty();
    }

    @Test
    void what_was_edited_before_we_saw_it_comes_with_all_that_it_said() {
        FakePost post = mastodon.posts.mention("frist question");
        mastodon.clock.advance(Duration.ofMinutes(2));
        post.edit("@acme first question", mastodon.clock.instant());
        List<InboundEvent> events = read();
        assertThat(events).hasSize(2);
        assertThat(((Posted) events.get(0)).content().text()).isEqualTo("@acme frist question");
        Edited edit = (Edited) events.get(1);
        assertThat(edit.text()).isEqualTo("@acme first question");
        assertThat(edit.at()).isEqualTo(mastodon.clock.instant());
        assertThat(edit.revision()).isEqualTo(mastodon.clock.instant().toString());
    }

    @Test
    void a_quote_names_what_it_quotes() {
        FakePost news = mastodon.posts.write(FakePerson.ACME, "news", "public", null);
        FakePost quote = mastodon.posts.write(FakePerson.ANA, "oh no", "public", null);
        quote.quote = JsonObject.create().put("state", "accepted").put("quoted_status", news.json());
        mastodon.posts.notice("quote", FakePerson.ANA, quote);
        Posted item = only();
        assertThat(item.kind()).isEqualTo(MessageKind.MENTION);
        assertThat(item.content().attributes()).containsEntry(ContentAttributes.QUOTES, news.id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"favourite", "reblog"})
    void favourites_and_boosts_are_reactions_to_our_posts(String type) {
        FakePost news = mastodon.posts.write(FakePerson.ACME, "news", "public", null);
        mastodon.posts.notice(type, FakePerson.BOB, news);
        assertThat(read()).singleElement().isInstanceOfSatisfying(Reacted.class, reacted -> {
            assertThat(reacted.externalId()).isEqualTo(news.id);
            assertThat(reacted.reaction()).isEqualTo(type);
            assertThat(reacted.added()).isTrue();
            assertThat(reacted.author()).isNotNull();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "status, true",
        "poll, true",
        "quoted_update, true",
        "follow, false",
        "follow_request, false",
        "admin.sign_up, false",
        "admin.report, false",
        "severed_relationships, false",
        "moderation_warning, false",
        "added_to_collection, false",
        "collection_update, false"
    })
    void what_is_none_of_our_business_is_noted(String type, boolean withPost) {
        FakePost post = withPost ? mastodon.posts.write(FakePerson.BOB, "something", "public", null) : null;
        mastodon.posts.notice(type, FakePerson.BOB, post);
        assertThat(read()).singleElement().isInstanceOfSatisfying(Noted.class, noted -> assertThat(noted.what())
                .isEqualTo(type));
    }

    @Test
    void an_update_of_what_we_boosted_is_an_edit_where_it_names_us_and_noted_elsewhere() {
        FakePost stranger = mastodon.posts.write(FakePerson.BOB, "something", "public", null);
        FakePost about = mastodon.posts.write(FakePerson.BOB, "@acme something", "public", null);
        mastodon.posts.notices.clear();
        mastodon.posts.notice("update", FakePerson.BOB, stranger);
        mastodon.posts.notice("update", FakePerson.BOB, about);
        List<InboundEvent> events = read();
        assertThat(events.get(0)).isInstanceOf(Noted.class);
        assertThat(events.get(1)).isInstanceOfSatisfying(Edited.class, edit -> assertThat(edit.original())
                .isNotNull());
    }

    @Test
    void unknown_kinds_and_broken_elements_are_kept_and_sink_no_others() {
        FakePost good = mastodon.posts.mention("a question");
        String unknown =
                "{\"id\":\"9\",\"type\":\"serenade\",\"created_at\":\"2026-01-01T00:00:00Z\",\"account\":{\"acct\":\"ana\"}}";
        String broken = "{\"id\":\"8\",\"type\":\"mention\",\"status\":{\"id\":\"7\",\"content\":5}}";
        String whole = FakePosts.shown(mastodon.posts.notices.get(0)).toString();
        mastodon.nextBroken(200, "[" + unknown + "," + broken + "," + whole + ",17]");
        List<InboundEvent> events = read();
        assertThat(events).hasSize(4);
        assertThat(events).filteredOn(Unsupported.class::isInstance).hasSize(3);
        assertThat(events).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(
                        Unsupported.class, kept -> assertThat(kept.raw()).contains("serenade")));
        assertThat(events).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(
                        Posted.class, posted -> assertThat(posted.externalId()).isEqualTo(good.id)));
    }

    @Test
    void other_servers_reactions_are_read_leniently() {
        JsonArray list = JsonArray.create()
                .add(JsonObject.create()
                        .put("id", 17)
                        .put("type", "pleroma:emoji_reaction")
                        .put("emoji", "☕")
                        .put("created_at", "2026-01-01T00:00:00.000Z")
                        .put("account", JsonObject.create().put("id", 3).put("acct", "Ana@Other.example"))
                        .put("status", JsonObject.create().put("id", "AbC")));
        mastodon.nextBroken(200, list.toString());
        assertThat(read()).singleElement().isInstanceOfSatisfying(Reacted.class, reacted -> {
            assertThat(reacted.reaction()).isEqualTo("☕");
            assertThat(reacted.externalId()).isEqualTo("AbC");
            assertThat(reacted.author()).isNotNull();
            assertThat(reacted.author().externalId()).isEqualTo("ana@other.example");
        });
    }

    @Test
    void our_own_posts_come_back_as_echoes_and_boosts_of_ours_are_noted() {
        FakePost news = mastodon.posts.write(FakePerson.ACME, "news", "public", null);
        FakePost message = mastodon.posts.write(FakePerson.ACME, "@ana@other.example psst", "direct", null);
        mastodon.posts.write(FakePerson.ACME, "to do", "direct", null);
        PollPage page = facet(PollingSource.class).poll(account, MastodonConfig.POSTS, null, Instant.EPOCH);
        assertThat(page.events()).hasSize(3);
        assertThat(page.events().get(0)).isInstanceOfSatisfying(Posted.class, posted -> {
            assertThat(posted.fromUs()).isTrue();
            assertThat(posted.kind()).isEqualTo(MessageKind.POST);
            assertThat(posted.externalId()).isEqualTo(news.id);
        });
        assertThat(page.events().get(1)).isInstanceOfSatisfying(Posted.class, posted -> {
            assertThat(posted.externalId()).isEqualTo(message.id);
            assertThat(posted.thread()).isEqualTo(ThreadRef.direct(Accounts.ANA, null));
        });
        assertThat(page.events().get(2)).isInstanceOfSatisfying(Noted.class, noted -> assertThat(noted.what())
                .isEqualTo("note-to-self"));
    }

    @Test
    void an_account_that_was_connected_in_capitals_is_itself_all_the_same() {
        mastodon.posts.write(FakePerson.ACME, "news", "public", null);
        ChannelAccount plain = account.account();
        ChannelAccount capitals = new ChannelAccount(
                AccountId.of("mastodon", "Acme@Mastodon.example"),
                plain.workspace(),
                plain.displayName(),
                plain.settings(),
                plain.connectPolicy(),
                plain.connectedAt(),
                plain.state(),
                null,
                1);
        assertThat(facet(PollingSource.class)
                        .poll(new AccountContext(capitals, Accounts.token()), MastodonConfig.POSTS, null, Instant.EPOCH)
                        .events())
                .singleElement()
                .isInstanceOfSatisfying(
                        Posted.class, posted -> assertThat(posted.fromUs()).isTrue());
    }
}
