package io.threadwell.connector.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.model.MessageKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How lists are walked through, and which ones are asked for. */
final class PollingTest extends RedditTest {
    private List<String> comments(int howMany) {
        FakeThing post = reddit.things.post(FakeThings.ANA, "the thread");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            names.add(reddit.things.comment(FakeThings.ANA, "comment " + i, post).name);
        }
        return names;
    }

    @Test
    void a_first_walk_goes_back_page_by_page_and_tells_each_item_once() {
        List<String> names = comments(250);
        Told told = walk(RedditConfig.COMMENTS, null);
        assertThat(told.posted()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(told.pages()).isEqualTo(3);
        Told again = walk(RedditConfig.COMMENTS, told.cursor());
        assertThat(again.events()).isEmpty();
        assertThat(again.pages()).isEqualTo(1);
    }

    @Test
    void only_what_is_new_is_told_afterwards_oldest_first() {
        Told before = walkAfter(120);
        List<String> fresh = comments(5);
        assertThat(walk(RedditConfig.COMMENTS, before.cursor()).posted()).containsExactlyElementsOf(fresh);
    }

    private Told walkAfter(int howMany) {
        comments(howMany);
        return walk(RedditConfig.COMMENTS, null);
    }

    @Test
    void more_news_than_a_page_holds_is_told_whole() {
        Told before = walkAfter(3);
        List<String> fresh = comments(230);
        Told told = walk(RedditConfig.COMMENTS, before.cursor());
        assertThat(told.posted()).containsExactlyInAnyOrderElementsOf(fresh);
    }

    @Test
    void the_newest_item_may_be_deleted_and_what_comes_after_it_is_still_told() {
        Told before = walkAfter(3);
        FakeThing newest = reddit.things.things.get(reddit.things.things.size() - 1);
        newest.deleted = true;
        List<String> fresh = comments(2);
        assertThat(walk(RedditConfig.COMMENTS, before.cursor()).posted()).containsExactlyElementsOf(fresh);
    }

    @Test
    void a_walk_goes_on_behind_the_item_before_when_its_anchor_is_deleted_in_its_midst() {
        List<String> names = comments(250);
        PollingSource source = facet(PollingSource.class);
        PollPage first = source.poll(account, RedditConfig.COMMENTS, null, beginning);
        assertThat(first.comeAgain()).isZero();
        reddit.things.unlisted.add(names.get(150));
        reddit.things.unlisted.add(names.get(151));
        Told rest = walk(RedditConfig.COMMENTS, first.cursor());
        assertThat(rest.posted()).containsAll(names.subList(0, 150)).doesNotContain(names.get(150));
        assertThat(rest.posted()).doesNotContain(names.get(249));
    }

    @Test
    void when_all_anchors_are_gone_the_walk_ends_and_the_next_one_begins_at_the_top() {
        List<String> names = comments(150);
        PollingSource source = facet(PollingSource.class);
        PollPage first = source.poll(account, RedditConfig.COMMENTS, null, beginning);
        reddit.things.unlisted.addAll(names.subList(50, 60));
        Told rest = walk(RedditConfig.COMMENTS, first.cursor());
        assertThat(rest.posted()).isEmpty();
        List<String> fresh = comments(1);
        assertThat(walk(RedditConfig.COMMENTS, rest.cursor()).posted()).containsAll(fresh);
    }

    @Test
    void an_item_that_was_held_back_is_told_when_it_appears_behind_newer_ones() {
        FakeThing held = reddit.things.post(FakeThings.ANA, "held back");
        reddit.things.unlisted.add(held.name);
        FakeThing newer = reddit.things.post(FakeThings.ANA, "newer");
        Told before = walk(RedditConfig.POSTS, null);
        assertThat(before.posted()).containsExactly(newer.name);
        reddit.things.unlisted.clear();
        assertThat(walk(RedditConfig.POSTS, before.cursor()).posted()).containsExactly(held.name);
    }

    @Test
    void what_was_told_is_not_told_again_when_it_has_become_old() {
        Told before = walkAfter(30);
        reddit.clock.advance(Duration.ofHours(3));
        List<String> fresh = comments(2);
        Told after = walk(RedditConfig.COMMENTS, before.cursor());
        assertThat(after.posted()).containsExactlyElementsOf(fresh);
        assertThat(String.valueOf(after.cursor()).length()).isLessThan(400);
        assertThat(walk(RedditConfig.COMMENTS, after.cursor()).posted()).isEmpty();
    }

    @Test
    void a_cursor_stays_small_however_much_is_written() {
        List<String> names = comments(900);
        Told told = walk(RedditConfig.COMMENTS, null);
        assertThat(told.posted()).containsAll(names);
        assertThat(String.valueOf(told.cursor()).length()).isLessThan(16_000);
        assertThat(walk(RedditConfig.COMMENTS, told.cursor()).posted()).hasSizeLessThan(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{}", "{\"floor\":\"yesterday\"}", "17"})
    void a_cursor_that_is_none_of_ours_begins_anew(String cursor) {
        List<String> names = comments(2);
        assertThat(walk(RedditConfig.COMMENTS, cursor).posted()).containsExactlyElementsOf(names);
    }

    @Test
    void nothing_before_the_beginning_is_told() {
        FakeThing old = reddit.things.mention("old");
        reddit.clock.advance(Duration.ofDays(2));
        FakeThing fresh = reddit.things.mention("new");
        PollPage page = facet(PollingSource.class).poll(account, RedditConfig.INBOX, null, old.at.plusSeconds(1));
        assertThat(page.events()).singleElement().isInstanceOfSatisfying(Posted.class, one -> assertThat(
                        one.externalId())
                .isEqualTo(fresh.name));
    }

    @Test
    void all_chosen_subreddits_are_read_in_one_call() {
        reddit.things.post(FakeThings.ANA, "help").subreddit = "acmehelp";
        reddit.things.post(FakeThings.ANA, "elsewhere").subreddit = "phones";
        List<Posted> told = walk(RedditConfig.POSTS, null).of(Posted.class);
        assertThat(told).extracting(Posted::kind).containsExactly(MessageKind.POST);
        assertThat(reddit.calls("GET", "/r/acme\\+acmehelp/new")).hasSize(1);
        walk(RedditConfig.COMMENTS, null);
        assertThat(reddit.calls("GET", "/r/acme\\+acmehelp/comments")).hasSize(1);
    }

    @Test
    void posts_of_a_subreddit_may_be_searched() {
        reddit.things.post(FakeThings.ANA, "the battery is hot");
        reddit.things.post(FakeThings.ANA, "nice weather");
        AccountContext searching = Accounts.with(
                Accounts.token(),
                Map.of(RedditConnector.SUBREDDITS, "acme", RedditConnector.SUBREDDIT_SEARCH, "battery"));
        Told told = walk(searching, facet(PollingSource.class), RedditConfig.POSTS, null);
        assertThat(told.posted()).hasSize(1);
        Call call = reddit.calls("GET", "/r/acme/search").get(0);
        assertThat(call.parameter("q")).isEqualTo("battery");
        assertThat(call.parameter("restrict_sr")).isEqualTo("1");
        assertThat(call.parameter("sort")).isEqualTo("new");
    }

    @Test
    void posts_that_a_search_finds_anywhere_mention_us_unless_they_are_ours() {
        FakeThing about = reddit.things.post(FakeThings.ANA, "my acme phone broke");
        about.subreddit = "phones";
        reddit.things.post(FakeThings.US, "a new acme phone");
        List<Posted> told = walk(RedditConfig.SEARCH, null).of(Posted.class);
        assertThat(told).extracting(Posted::kind).containsExactly(MessageKind.MENTION, MessageKind.POST);
        assertThat(told).extracting(Posted::fromUs).containsExactly(false, true);
        Call call = reddit.calls("GET", "/search").get(0);
        assertThat(call.parameter("q")).isEqualTo("acme phone");
        assertThat(call.parameter("sort")).isEqualTo("new");
    }

    @Test
    void an_account_without_settings_reads_what_the_config_says() {
        AccountContext bare = Accounts.with(Accounts.token(), Map.of());
        RedditConfig.Builder config =
                RedditFixture.config(reddit).subreddits("acme").search("acme phone");
        FakeThing post = reddit.things.post(FakeThings.ANA, "my acme phone");
        PollingSource source = facet(PollingSource.class, config);
        assertThat(walk(bare, source, RedditConfig.POSTS, null).posted()).containsExactly(post.name);
        assertThat(walk(bare, source, RedditConfig.SEARCH, null).posted()).containsExactly(post.name);
    }

    @ParameterizedTest
    @ValueSource(strings = {RedditConfig.POSTS, RedditConfig.COMMENTS, RedditConfig.SEARCH})
    void where_nothing_is_chosen_nothing_is_asked_for(String stream) {
        AccountContext bare = Accounts.with(Accounts.token(), Map.of());
        PollPage page = facet(PollingSource.class).poll(bare, stream, null, beginning);
        assertThat(page.events()).isEmpty();
        assertThat(page.cursor()).isNull();
        assertThat(page.comeAgain()).isPositive();
        assertThat(reddit.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "acme/../me", "acme?x=y", "acme;drop"})
    void a_setting_that_names_no_subreddit_is_told(String subreddits) {
        AccountContext odd = Accounts.with(Accounts.token(), Map.of(RedditConnector.SUBREDDITS, subreddits));
        PollingSource source = facet(PollingSource.class);
        assertThatThrownBy(() -> source.poll(odd, RedditConfig.POSTS, null, beginning))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("subreddits");
    }

    @Test
    void there_are_no_other_streams() {
        PollingSource source = facet(PollingSource.class);
        assertThatThrownBy(() -> source.poll(account, "votes", null, beginning)).isInstanceOf(InvalidRequest.class);
        PollingSource without =
                facet(PollingSource.class, RedditFixture.config(reddit).modmail(false));
        assertThat(without.streams()).doesNotContain(RedditConfig.MODMAIL);
        assertThatThrownBy(() -> without.poll(account, RedditConfig.MODMAIL, null, beginning))
                .isInstanceOf(InvalidRequest.class);
    }
}
