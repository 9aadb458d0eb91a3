package io.threadwell.connector.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.MessageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the polled lists say, and how they are walked. */
final class PollingTest {
    private static final Set<String> ALL =
            Set.of(XConfig.MENTIONS, XConfig.SEARCH, XConfig.POSTS, XConfig.DIRECT_MESSAGES);

    private FakeX x;
    private PollingSource polling;
    private Instant beginning;

    @BeforeEach
    void start() {
        x = new FakeX();
        polling = XFixture.connector(x, XFixture.config(x).streams(ALL))
                .facet(PollingSource.class)
                .orElseThrow();
        beginning = x.clock.instant();
    }

    @AfterEach
    void stop() {
        x.close();
        assertThat(x.violations()).isEmpty();
    }

    private PollPage poll(String stream, @Nullable String cursor) {
        return polling.poll(Accounts.acme(), stream, cursor, beginning);
    }

    private record Walk(List<InboundEvent> events, @Nullable String cursor, int pages) {}

    private Walk walk(String stream, @Nullable String from) {
        List<InboundEvent> events = new ArrayList<>();
        String cursor = from;
        for (int pages = 1; ; pages++) {
            PollPage page = poll(stream, cursor);
            events.addAll(page.events());
            cursor = page.cursor();
            if (!page.comeAgain().isZero()) {
                return new Walk(events, cursor, pages);
            }
        }
    }

    private Posted mention(FakePosts.Post post) {
        return (Posted) walk(XConfig.MENTIONS, null).events().stream()
                .filter(event ->
                        event instanceof Posted posted && posted.externalId().equals(post.id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_conversation_that_somebody_else_began_is_one_conversation() {
        FakePosts.Post carl = x.posts.write("503", "what a lamp", null);
        FakePosts.Post dan = x.posts.write("502", "@acme is that true?", carl.id);
        FakePosts.Post eve = x.posts.write("501", "@acme yes?", dan.id);
        FakePosts.Post fay = x.posts.write("504", "@acme well?", eve.id);
        assertThat(mention(dan).thread()).isEqualTo(ThreadRef.inThread(carl.id, carl.id, null));
        assertThat(mention(eve).thread()).isEqualTo(ThreadRef.inThread(carl.id, dan.id, null));
        assertThat(mention(fay).thread()).isEqualTo(ThreadRef.inThread(carl.id, eve.id, null));
        assertThat(mention(dan).kind()).isEqualTo(MessageKind.MENTION);
    }

    @Test
    void under_a_post_of_ours_each_answer_begins_a_conversation_with_all_below_it() {
        FakePosts.Post news = x.posts.write(Accounts.US, "news", null);
        FakePosts.Post ana = x.posts.write("501", "@acme nice", news.id);
        FakePosts.Post ours = x.posts.write(Accounts.US, "@ana thanks", ana.id);
        FakePosts.Post again = x.posts.write("501", "@acme but?", ours.id);
        FakePosts.Post bo = x.posts.write("502", "@ana @acme me too", ana.id);
        assertThat(mention(ana).thread()).isEqualTo(ThreadRef.rootUnder(ana.id, news.id));
        assertThat(mention(again).thread()).isEqualTo(ThreadRef.childOf(ours.id, news.id));
        assertThat(mention(bo).thread()).isEqualTo(ThreadRef.childOf(ana.id, news.id));
        assertThat(mention(ana).kind()).isEqualTo(MessageKind.COMMENT);
        Posted own = (Posted) walk(XConfig.POSTS, null).events().get(1);
        assertThat(own.thread()).isEqualTo(ThreadRef.childOf(ana.id, news.id));
        assertThat(own.fromUs()).isTrue();
    }

    @Test
    void a_customers_own_post_is_the_root_of_all_below_it() {
        FakePosts.Post ana = x.posts.write("501", "@acme where is it?", null);
        FakePosts.Post ours = x.posts.write(Accounts.US, "@ana on its way", ana.id);
        FakePosts.Post again = x.posts.write("501", "@acme thanks", ours.id);
        FakePosts.Post bo = x.posts.write("502", "@ana @acme same here", ana.id);
        assertThat(mention(ana).thread()).isEqualTo(ThreadRef.root(ana.id));
        assertThat(mention(again).thread()).isEqualTo(ThreadRef.childOf(ours.id, ana.id));
        assertThat(mention(bo).thread()).isEqualTo(ThreadRef.inThread(ana.id, ana.id, null));
    }

    @Test
    void quotes_name_what_they_quote_and_reposts_are_noted() {
        FakePosts.Post news = x.posts.write(Accounts.US, "news", null);
        FakePosts.Post quote = x.posts.write("501", "@acme look", null, news.id);
        assertThat(mention(quote).content().attributes()).containsEntry(ContentAttributes.QUOTES, news.id);
        x.next(
                200,
                "{\"data\":[{\"id\":\"1896489200000000007\",\"text\":\"RT @acme\",\"author_id\":\"501\",\"referenced_posts\":"
                        + "[{\"type\":\"retweeted\",\"id\":\"" + news.id + "\"}]}],\"meta\":{\"result_count\":1}}",
                Map.of());
        assertThat(poll(XConfig.MENTIONS, null).events()).hasExactlyElementsOfTypes(Noted.class);
    }

    @Test
    void an_edit_and_an_answer_to_an_edited_post_are_told_by_the_first_version() {
        x.next(
                200,
                "{\"data\":[{\"id\":\"1896489200000000003\",\"text\":\"@acme two\",\"author_id\":\"501\",\"conversation_id\":"
                        + "\"1896489200000000001\",\"edit_history_post_ids\":[\"1896489200000000001\",\"1896489200000000003\"]},"
                        + "{\"id\":\"1896489200000000009\",\"text\":\"@acme me too\",\"author_id\":\"502\",\"conversation_id\":"
                        + "\"1896489200000000001\",\"in_reply_to_user_id\":\"501\",\"referenced_posts\":[{\"type\":\"replied_to\","
                        + "\"id\":\"1896489200000000003\"}]}],\"includes\":{\"posts\":[{\"id\":\"1896489200000000003\","
                        + "\"author_id\":\"501\",\"text\":\"@acme two\",\"edit_history_post_ids\":[\"1896489200000000001\","
                        + "\"1896489200000000003\"]}]},\"meta\":{\"result_count\":2}}",
                Map.of());
        List<InboundEvent> events = poll(XConfig.MENTIONS, null).events();
        assertThat(((Edited) events.get(1)).externalId()).isEqualTo("1896489200000000001");
        assertThat(((Posted) events.get(0)).thread().parent()).isEqualTo("1896489200000000001");
    }

    @Test
    void a_post_that_is_not_shown_everywhere_says_so_and_a_long_one_is_read_whole() {
        x.next(
                200,
                "{\"data\":[{\"id\":\"1896489200000000003\",\"text\":\"@acme short…\",\"author_id\":\"501\",\"lang\":\"de\","
                        + "\"note_post\":{\"text\":\"@acme the whole of it\"},\"withheld\":{\"copyright\":false,"
                        + "\"country_codes\":[\"DE\",\"FR\"],\"scope\":\"post\"}}],\"meta\":{\"result_count\":1}}",
                Map.of());
        Posted posted = (Posted) poll(XConfig.MENTIONS, null).events().get(0);
        assertThat(posted.content().text()).isEqualTo("@acme the whole of it");
        assertThat(posted.content().attributes())
                .containsEntry("withheld", "DE,FR")
                .containsEntry("language", "de");
    }

    @Test
    void what_cannot_be_read_is_kept_and_sinks_nothing() {
        x.nextBroken(
                200,
                "{\"data\":[{\"id\":\"1896489200000000003\",\"text\":\"@acme one\",\"author_id\":\"501\"},{\"id\":{}},7],"
                        + "\"meta\":{\"result_count\":3}}");
        assertThat(poll(XConfig.MENTIONS, null).events())
                .hasExactlyElementsOfTypes(Unsupported.class, Unsupported.class, Posted.class);
        x.nextBroken(
                200,
                "{\"data\":[{\"id\":\"1896489200000000005\",\"event_type\":\"AReaction\"},{\"event_type\":\"MessageCreate\"},"
                        + "{\"id\":\"1896489200000000004\",\"event_type\":\"ParticipantsJoin\"}],\"meta\":{\"result_count\":3}}");
        assertThat(poll(XConfig.DIRECT_MESSAGES, null).events())
                .hasExactlyElementsOfTypes(Noted.class, Unsupported.class, Unsupported.class);
    }

    @Test
    void direct_messages_of_both_sides_belong_to_the_counterpart() {
        String talk = FakeMessages.between(Accounts.US, "501");
        x.messages.write("501", talk, "hello", List.of());
        x.messages.write(Accounts.US, talk, "good morning", List.of());
        Walk walk = walk(XConfig.DIRECT_MESSAGES, null);
        assertThat(walk.events()).hasSize(2).allSatisfy(event -> assertThat(((Posted) event).thread())
                .isEqualTo(ThreadRef.direct("501", null)));
        assertThat(((Posted) walk.events().get(0)).fromUs()).isFalse();
        assertThat(((Posted) walk.events().get(1)).fromUs()).isTrue();
    }

    @Test
    void direct_messages_are_walked_to_what_is_known_and_no_further() {
        String talk = FakeMessages.between(Accounts.US, "501");
        for (int i = 0; i < 40; i++) {
            x.messages.write("501", talk, "message " + i, List.of());
        }
        Walk first = walk(XConfig.DIRECT_MESSAGES, null);
        assertThat(first.events()).hasSize(40);
        assertThat(first.pages()).isEqualTo(3);
        x.clock.advance(Duration.ofMinutes(5));
        Walk settled = walk(XConfig.DIRECT_MESSAGES, first.cursor());
        x.messages.write("501", talk, "and one more", List.of());
        Walk second = walk(XConfig.DIRECT_MESSAGES, settled.cursor());
        assertThat(second.pages()).isEqualTo(1);
        assertThat(second.events()).as("the new one, and none before it").hasSize(1);
    }

    @Test
    void what_came_late_to_the_list_is_found() {
        FakePosts.Post late = x.posts.write("501", "@acme late", null);
        x.posts.posts.remove(late.id);
        x.posts.write("502", "@acme sooner there", null);
        Walk first = walk(XConfig.MENTIONS, null);
        x.posts.posts.put(late.id, late);
        assertThat(walk(XConfig.MENTIONS, first.cursor()).events())
                .anyMatch(event ->
                        event instanceof Posted posted && posted.externalId().equals(late.id));
    }

    @Test
    void what_is_known_for_long_is_not_read_again() {
        x.posts.write("501", "@acme one", null);
        Walk first = walk(XConfig.MENTIONS, null);
        x.clock.advance(Duration.ofMinutes(5));
        Walk second = walk(XConfig.MENTIONS, first.cursor());
        assertThat(walk(XConfig.MENTIONS, second.cursor()).events()).isEmpty();
    }

    @Test
    void a_place_in_the_list_that_x_forgot_is_begun_anew() {
        for (int i = 0; i < 20; i++) {
            x.posts.write("501", "@acme " + i, null);
        }
        PollPage first = poll(XConfig.MENTIONS, null);
        assertThat(first.comeAgain()).isZero();
        x.next(
                400,
                "{\"title\":\"Invalid Request\",\"type\":\"https://api.x.com/2/problems/invalid-request\"}",
                Map.of());
        assertThat(walk(XConfig.MENTIONS, first.cursor()).events()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void a_cursor_that_is_none_of_ours_begins_at_the_beginning() {
        x.posts.write("501", "@acme one", null);
        assertThat(walk(XConfig.MENTIONS, "what is this").events()).hasSize(1);
        assertThat(walk(XConfig.MENTIONS, "{\"since\":\"x\"}").events()).hasSize(1);
        assertThatThrownBy(() -> poll("likes", null)).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void a_search_names_the_account_and_reaches_as_far_back_as_x_allows() {
        x.posts.write("501", "@acme one", null);
        beginning = x.clock.instant().minus(Duration.ofDays(30));
        assertThat(walk(XConfig.SEARCH, null).events()).hasSize(1);
        Call call = x.calls("GET", "/2/tweets/search/recent").get(0);
        assertThat(call.parameter("query")).isEqualTo("(@acme OR to:acme) -is:retweet");
        long since = (Long.parseLong(call.parameter("since_id")) >> 22) + 1_288_834_974_657L;
        assertThat(Instant.ofEpochMilli(since)).isAfter(x.clock.instant().minus(Duration.ofDays(7)));
    }

    @Test
    void an_account_without_a_known_handle_is_asked_for() {
        x.posts.write("501", "@acme one", null);
        polling.poll(Accounts.acme(Map.of()), XConfig.SEARCH, null, beginning);
        assertThat(x.calls("GET", "/2/users/me")).hasSize(1);
        assertThat(x.calls("GET", "/2/tweets/search/recent"))
                .allMatch(call -> call.parameter("query").startsWith("(@acme OR"));
    }

    @Test
    void the_names_that_fields_had_are_used_where_they_are_wanted() {
        PollingSource former = XFixture.connector(
                        x, XFixture.config(x).streams(ALL).tweetFieldNames(true))
                .facet(PollingSource.class)
                .orElseThrow();
        FakeX other = x;
        former.poll(Accounts.acme(), XConfig.MENTIONS, null, beginning);
        Call call = other.calls("GET", "/2/users/.*/mentions").get(0);
        assertThat(call.parameter("tweet.fields")).contains("referenced_tweets");
        assertThat(call.query()).doesNotContainKey("post.fields");
        assertThat(x.violations()).as("the contract knows them no more").isNotEmpty();
        x.close();
        x = new FakeX();
    }

    @Test
    void polling_leaves_calls_for_customers() {
        for (int i = 0; i < 13; i++) {
            poll(XConfig.DIRECT_MESSAGES, null);
        }
        assertThatThrownBy(() -> poll(XConfig.DIRECT_MESSAGES, null)).isInstanceOf(RateLimited.class);
        assertThat(x.calls("GET", "/2/dm_events")).hasSize(13);
    }
}
