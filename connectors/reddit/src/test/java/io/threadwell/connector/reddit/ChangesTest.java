package io.threadwell.connector.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Posted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits, deletions and removals, which Reddit does not tell of. */
final class ChangesTest extends RedditTest {
    private Told changes(Told before) {
        return walk(RedditConfig.CHANGES, before.cursor());
    }

    private Told looked() {
        return walk(RedditConfig.CHANGES, null);
    }

    @Test
    void an_edit_is_told_once_with_the_whole_item() {
        FakeThing comment = reddit.things.mention("a question");
        Told before = looked();
        assertThat(before.events()).isEmpty();
        comment.text = "a better question";
        comment.edited = reddit.clock.advanceSeconds(300);
        Told after = changes(before);
        Edited edited = after.of(Edited.class).get(0);
        assertThat(edited.externalId()).isEqualTo(comment.name);
        assertThat(edited.text()).isEqualTo("a better question");
        assertThat(edited.at()).isEqualTo(comment.edited);
        assertThat(edited.revision()).isEqualTo(comment.edited.toString());
        assertThat(edited.original()).isNotNull();
        assertThat(edited.original().externalId()).isEqualTo(comment.name);
        assertThat(after.events()).hasSize(1);
        assertThat(changes(after).events()).isEmpty();
    }

    @Test
    void an_edit_of_the_first_minutes_has_no_time_and_is_told_all_the_same() {
        FakeThing comment = reddit.things.mention("a qestion");
        Told before = looked();
        comment.text = "a question";
        Edited edited = changes(before).of(Edited.class).get(0);
        assertThat(edited.text()).isEqualTo("a question");
        assertThat(edited.revision()).isNotBlank();
    }

    @Test
    void an_edit_between_the_first_reading_and_the_first_look_is_told() {
        FakeThing comment = reddit.things.mention("a better question");
        comment.edited = reddit.clock.instant();
        assertThat(looked().of(Edited.class)).hasSize(1);
    }

    @Test
    void a_deletion_is_told_once() {
        FakeThing comment = reddit.things.mention("a question");
        Told before = looked();
        comment.deleted = true;
        Told after = changes(before);
        assertThat(after.events()).containsExactly(new Deleted(Accounts.ACME, comment.name, reddit.clock.instant()));
        assertThat(changes(after).events()).isEmpty();
    }

    @Test
    void a_removal_by_moderators_is_told_as_hidden_and_an_approval_as_shown_again() {
        FakeThing post = reddit.things.post(FakeThings.ANA, "my acme phone");
        Told before = looked();
        post.removed = true;
        Told hidden = changes(before);
        assertThat(hidden.events()).containsExactly(new Hidden(Accounts.ACME, post.name, true, reddit.clock.instant()));
        post.removed = false;
        assertThat(changes(hidden).events())
                .containsExactly(new Hidden(Accounts.ACME, post.name, false, reddit.clock.instant()));
    }

    @Test
    void what_the_lists_show_no_more_is_looked_after_as_long_as_it_is_among_the_latest() {
        FakeThing first = reddit.things.mention("the first of many");
        Told before = looked();
        for (int i = 0; i < 180; i++) {
            reddit.things.mention("question " + i);
        }
        Told later = changes(before);
        first.deleted = true;
        Told after = changes(later);
        assertThat(after.of(Deleted.class)).extracting(Deleted::externalId).containsExactly(first.name);
    }

    @Test
    void an_item_that_reddit_shows_no_more_to_us_is_not_taken_for_deleted() {
        FakeThing comment = reddit.things.mention("a question");
        Told before = looked();
        reddit.things.things.remove(comment);
        assertThat(changes(before).events()).isEmpty();
    }

    @Test
    void only_a_few_hundred_are_looked_after_and_a_hundred_in_a_call() {
        FakeThing post = reddit.things.post(FakeThings.ANA, "the thread");
        Told told = looked();
        for (int round = 0; round < 8; round++) {
            for (int i = 0; i < 95; i++) {
                reddit.things.comment(FakeThings.ANA, "comment " + round + "/" + i, post);
            }
            told = changes(told);
        }
        assertThat(reddit.calls("GET", "/api/info"))
                .allSatisfy(call -> assertThat(call.parameter("id").split(",")).hasSizeLessThanOrEqualTo(100));
        assertThat(String.valueOf(told.cursor()).split("t1_")).hasSizeLessThanOrEqualTo(401);
    }

    @Test
    void private_messages_are_not_looked_after() {
        reddit.things.message(FakeThings.ANA, FakeThings.US, "hello", null);
        looked();
        assertThat(reddit.calls("GET", "/api/info")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{\"step\":99}", "{\"known\":{\"t1_a\":\"odd\"},\"step\":-1}", "[]"})
    void a_cursor_that_is_none_of_ours_begins_anew(String cursor) {
        FakeThing comment = reddit.things.mention("a question");
        Told told = walk(RedditConfig.CHANGES, cursor);
        comment.deleted = true;
        Told after = changes(changes(told));
        assertThat(after.of(Posted.class)).isEmpty();
        assertThat(after.cursor()).isNotNull();
    }
}
