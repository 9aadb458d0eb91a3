package io.threadwell.connector.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.connector.youtube.FakeChannel.Comment;
import io.threadwell.connector.youtube.YouTubeFixture.Walk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of comments, and what a look at them costs. */
class CommentStreamsTest {
    private final YouTubeFixture fixture = new YouTubeFixture();
    private final FakeChannel channel = fixture.youtube.channel;
    private final PollingSource polling =
            fixture.connector().facet(PollingSource.class).orElseThrow();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Walk walk(String cursor) {
        return fixture.walk(polling, "comments", cursor);
    }

    private static List<String> posted(List<InboundEvent> events) {
        return events.stream()
                .filter(Posted.class::isInstance)
                .map(event -> ((Posted) event).externalId())
                .toList();
    }

    private void later() {
        fixture.clock.advance(Duration.ofMinutes(2));
    }

    @Test
    void a_comment_stands_under_its_video_and_an_answer_under_its_comment() {
        Comment question = channel.write("where is it?");
        fixture.clock.advanceSeconds(5);
        Comment answer = channel.reply(question, FakeChannel.ID, "here");
        List<InboundEvent> events = walk(null).events();
        assertThat(events).hasExactlyElementsOfTypes(Posted.class, Posted.class);
        Posted asked = (Posted) events.get(0);
        assertThat(asked.thread()).isEqualTo(ThreadRef.rootUnder(question.id, FakeChannel.VIDEO));
        assertThat(asked.fromUs()).isFalse();
        assertThat(asked.author().handle()).isEqualTo("ana.lima");
        assertThat(asked.author().displayName()).isNull();
        assertThat(asked.permalink())
                .isEqualTo("https://www.youtube.com/watch?v=" + FakeChannel.VIDEO + "&lc=" + question.id);
        Posted ours = (Posted) events.get(1);
        assertThat(ours.externalId()).isEqualTo(answer.id);
        assertThat(ours.thread()).isEqualTo(ThreadRef.inThread(question.id, question.id, FakeChannel.VIDEO));
        assertThat(ours.fromUs()).isTrue();
    }

    @Test
    void a_look_at_the_latest_threads_is_one_call() {
        channel.write("one");
        Walk first = walk(null);
        later();
        channel.write("two");
        Walk second = walk(first.cursor());
        assertThat(second.calls()).isEqualTo(1);
        assertThat(posted(second.events())).hasSize(1);
        assertThat(second.comeAgain()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void answers_that_do_not_come_along_are_fetched_and_only_when_there_are_new_ones() {
        Comment question = channel.write("where is it?");
        List<String> all = new ArrayList<>(List.of(question.id));
        for (int i = 0; i < 30; i++) {
            fixture.clock.advanceSeconds(1);
            all.add(channel.reply(question, FakeChannel.CUSTOMER, "here " + i).id);
        }
        Walk first = walk(null);
        assertThat(posted(first.events())).containsAll(all);
        assertThat(first.calls()).as("one for the thread, two for its answers").isEqualTo(3);
        later();
        assertThat(walk(first.cursor()).calls()).isEqualTo(1);
        List<String> fresh = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            fresh.add(channel.reply(question, FakeChannel.CUSTOMER, "there " + i).id);
        }
        assertThat(posted(walk(first.cursor()).events())).containsAll(fresh);
    }

    @Test
    void an_edit_comes_with_the_whole_comment() {
        Comment question = channel.write("where is it?");
        Walk first = walk(null);
        later();
        channel.edit(question, "where are they?");
        List<InboundEvent> events = walk(first.cursor()).events();
        assertThat(events).hasExactlyElementsOfTypes(Edited.class);
        Edited edit = (Edited) events.get(0);
        assertThat(edit.text()).isEqualTo("where are they?");
        assertThat(edit.revision()).isEqualTo(Long.toString(question.updated.toEpochMilli()));
        assertThat(edit.original()).isNotNull();
    }

    @Test
    void a_comment_that_is_gone_is_told_once() {
        Comment gone = channel.write("never mind");
        later();
        channel.write("where is it?");
        Walk first = walk(null);
        channel.comments.remove(gone.id);
        later();
        Walk second = walk(first.cursor());
        assertThat(second.events())
                .filteredOn(Deleted.class::isInstance)
                .containsExactly(new Deleted(fixture.account().account().id(), gone.id, fixture.clock.instant()));
        later();
        assertThat(walk(second.cursor()).events()).noneMatch(Deleted.class::isInstance);
    }

    @Test
    void the_comments_of_a_video_that_is_gone_are_gone() {
        channel.write(FakeChannel.CUSTOMER, "video-1", "one");
        channel.write(FakeChannel.CUSTOMER, "video-1", "two");
        channel.write(FakeChannel.CUSTOMER, "video-2", "three");
        Walk first = walk(null);
        channel.comments.values().removeIf(comment -> comment.video.equals("video-1"));
        later();
        assertThat(walk(first.cursor()).events())
                .filteredOn(Deleted.class::isInstance)
                .hasSize(2);
    }

    @Test
    void a_thread_that_goes_while_its_answers_are_fetched_is_gone() {
        Comment question = channel.write("where is it?");
        for (int i = 0; i < 8; i++) {
            channel.reply(question, FakeChannel.CUSTOMER, "here " + i);
        }
        PollPage first = polling.poll(fixture.account(), "comments", null, YouTubeFixture.BEGINNING);
        channel.comments.clear();
        PollPage second = polling.poll(fixture.account(), "comments", first.cursor(), YouTubeFixture.BEGINNING);
        assertThat(second.events())
                .containsExactly(new Deleted(fixture.account().account().id(), question.id, fixture.clock.instant()));
        assertThat(second.comeAgain()).isPositive();
    }

    @Test
    void what_a_moderator_takes_off_is_hidden_and_what_is_let_through_late_is_shown() {
        Comment question = channel.write("where is it?");
        channel.write("me too");
        Walk first = walk(null);
        question.status = "heldForReview";
        later();
        Walk second = walk(first.cursor());
        assertThat(second.events()).contains(hidden(question, true));
        question.status = "published";
        later();
        Walk third = walk(second.cursor());
        assertThat(posted(third.events())).contains(question.id);
        assertThat(third.events()).contains(hidden(question, false));
    }

    private Hidden hidden(Comment comment, boolean hidden) {
        return new Hidden(fixture.account().account().id(), comment.id, hidden, fixture.clock.instant());
    }

    @Test
    void what_waits_for_a_moderator_comes_in_by_a_list_of_its_own() {
        Comment held = channel.write("buy at http://a.example");
        held.status = "heldForReview";
        Comment question = channel.write("where is it?");
        Comment heldReply = channel.reply(question, FakeChannel.CUSTOMER, "there: http://a.example");
        heldReply.status = "heldForReview";
        List<InboundEvent> events = fixture.walk(polling, "held", null).events();
        assertThat(posted(events)).containsExactlyInAnyOrder(held.id, heldReply.id);
        assertThat(events).contains(hidden(held, true), hidden(heldReply, true));
        assertThat(events).filteredOn(Posted.class::isInstance).allSatisfy(event -> assertThat(
                        ((Posted) event).content().attributes())
                .containsEntry("moderation-status", "heldForReview")
                .doesNotContainKey("can-reply"));
    }

    @Test
    void an_older_comment_that_is_held_anew_comes_in_and_waits_no_longer_once_it_is_known() {
        Comment old = channel.write("where is it?");
        later();
        Comment held = channel.write("and this?");
        held.status = "heldForReview";
        Walk first = fixture.walk(polling, "held", null);
        later();
        old.status = "heldForReview";
        Walk second = fixture.walk(polling, "held", first.cursor());
        assertThat(posted(second.events())).contains(old.id);
        later();
        assertThat(posted(fixture.walk(polling, "held", second.cursor()).events()))
                .doesNotContain(old.id);
    }

    @Test
    void lists_are_there_as_the_config_wants_them() {
        assertThat(polling.streams()).containsExactly("comments", "held");
        assertThat(streams(true, true)).containsExactly("comments", "held", "spam");
        assertThat(streams(false, false)).containsExactly("comments");
        assertThatThrownBy(() -> polling.poll(fixture.account(), "spam", null, YouTubeFixture.BEGINNING))
                .isInstanceOf(InvalidRequest.class);
    }

    private List<String> streams(boolean held, boolean spam) {
        return fixture.connector(config -> config.held(held).spam(spam))
                .facet(PollingSource.class)
                .orElseThrow()
                .streams();
    }

    @Test
    void what_is_taken_for_spam_comes_in_where_it_is_wanted() {
        Comment spam = channel.write("buy!");
        spam.status = "likelySpam";
        PollingSource source = fixture.connector(config -> config.spam(true))
                .facet(PollingSource.class)
                .orElseThrow();
        assertThat(posted(fixture.walk(source, "spam", null).events())).containsExactly(spam.id);
    }

    @Test
    void older_threads_are_looked_at_every_hour() {
        Comment old = channel.write("where is it?");
        for (int i = 0; i < 30; i++) {
            fixture.clock.advanceSeconds(1);
            channel.write("comment " + i);
        }
        Walk first = walk(null);
        later();
        Comment answer = channel.reply(old, FakeChannel.CUSTOMER, "still nothing");
        Walk second = walk(first.cursor());
        assertThat(posted(second.events())).doesNotContain(answer.id);
        fixture.clock.advance(Duration.ofHours(1));
        Walk third = walk(second.cursor());
        assertThat(posted(third.events())).contains(answer.id);
        assertThat(third.calls()).isEqualTo(2);
        later();
        assertThat(walk(third.cursor()).calls()).isEqualTo(1);
    }

    @Test
    void nothing_from_before_the_beginning_comes_in() {
        fixture.clock.set(YouTubeFixture.BEGINNING.minus(Duration.ofDays(3)));
        channel.write("long ago");
        fixture.clock.set(YouTubeFixture.BEGINNING.plusSeconds(60));
        Comment fresh = channel.write("now");
        Walk first = walk(null);
        assertThat(posted(first.events())).containsExactly(fresh.id);
        later();
        assertThat(posted(walk(first.cursor()).events())).doesNotContain("Ugk1AaABAg");
    }

    @Test
    void a_place_that_is_not_there_any_more_begins_the_round_again_later() {
        for (int i = 0; i < 30; i++) {
            channel.write("comment " + i);
        }
        PollPage first = polling.poll(fixture.account(), "comments", null, YouTubeFixture.BEGINNING);
        String lost = String.valueOf(first.cursor()).replace("\"page\":\"20\"", "\"page\":\"gone\"");
        assertThat(lost).isNotEqualTo(first.cursor());
        PollPage second = polling.poll(fixture.account(), "comments", lost, YouTubeFixture.BEGINNING);
        assertThat(second.events()).isEmpty();
        assertThat(second.comeAgain()).isPositive();
        List<String> all = new ArrayList<>(posted(first.events()));
        all.addAll(posted(walk(second.cursor()).events()));
        assertThat(all).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void what_cannot_be_read_is_kept_once_and_the_rest_comes_in() {
        String broken = "{\"items\":[{\"kind\":\"youtube#commentThread\",\"snippet\":{}},"
                + channel.thread(channel.write("where is it?"), true) + "]}";
        fixture.youtube.answerNext(200, broken);
        Walk first = walk(null);
        assertThat(first.events()).hasExactlyElementsOfTypes(Posted.class, Unsupported.class);
        fixture.youtube.answerNext(200, broken);
        assertThat(walk(first.cursor()).events()).noneMatch(Unsupported.class::isInstance);
    }

    @Test
    void a_thread_that_is_closed_says_so_and_a_nameless_author_is_told_apart() {
        Comment question = channel.write("where is it?");
        channel.closed.add(question.id);
        String thread = channel.thread(question, true).toString().replaceAll("\"authorChannelId\":\\{[^}]*},", "");
        fixture.youtube.answerNext(200, "{\"items\":[" + thread + "]}");
        Posted asked = (Posted) walk(null).events().get(0);
        assertThat(asked.content().attributes()).containsEntry("can-reply", "false");
        assertThat(asked.author().externalId()).isEqualTo("author-of-" + question.id);
        assertThat(asked.fromUs()).isFalse();
    }

    @Test
    void a_thread_that_does_not_open_holds_up_nobody() {
        Comment question = channel.write("where is it?");
        for (int i = 0; i < 8; i++) {
            channel.reply(question, FakeChannel.CUSTOMER, "here " + i);
        }
        PollPage first = polling.poll(fixture.account(), "comments", null, YouTubeFixture.BEGINNING);
        fixture.youtube.next(403, "forbidden");
        PollPage closed = polling.poll(fixture.account(), "comments", first.cursor(), YouTubeFixture.BEGINNING);
        assertThat(closed.events()).isEmpty();
        assertThat(closed.comeAgain()).isPositive();
        fixture.youtube.next(400, "processingFailure");
        PollPage failed = polling.poll(fixture.account(), "comments", first.cursor(), YouTubeFixture.BEGINNING);
        assertThat(failed.events()).singleElement().isInstanceOfSatisfying(Unsupported.class, kept -> assertThat(
                        kept.raw())
                .contains(question.id));
        assertThat(failed.comeAgain()).isPositive();
    }

    @Test
    void a_place_among_answers_that_is_not_there_any_more_is_looked_for_from_the_beginning() {
        Comment question = channel.write("where is it?");
        for (int i = 0; i < 30; i++) {
            fixture.clock.advanceSeconds(1);
            channel.reply(question, FakeChannel.CUSTOMER, "here " + i);
        }
        PollPage first = polling.poll(fixture.account(), "comments", null, YouTubeFixture.BEGINNING);
        PollPage second = polling.poll(fixture.account(), "comments", first.cursor(), YouTubeFixture.BEGINNING);
        fixture.youtube.next(400, "invalidPageToken");
        PollPage third = polling.poll(fixture.account(), "comments", second.cursor(), YouTubeFixture.BEGINNING);
        assertThat(third.comeAgain()).isPositive();
        assertThat(posted(walk(third.cursor()).events())).hasSize(30);
    }

    @Test
    void what_left_the_list_and_cannot_be_asked_for_is_left_as_it_is() {
        Comment gone = channel.write("never mind");
        channel.write("where is it?");
        Walk first = walk(null);
        channel.comments.remove(gone.id);
        PollPage second = polling.poll(fixture.account(), "comments", first.cursor(), YouTubeFixture.BEGINNING);
        assertThat(second.comeAgain()).isZero();
        fixture.youtube.next(403, "forbidden");
        PollPage third = polling.poll(fixture.account(), "comments", second.cursor(), YouTubeFixture.BEGINNING);
        assertThat(third.events()).isEmpty();
        assertThat(third.comeAgain()).isPositive();
        fixture.youtube.next(404, "commentNotFound");
        assertThat(polling.poll(fixture.account(), "comments", second.cursor(), YouTubeFixture.BEGINNING)
                        .events())
                .hasExactlyElementsOfTypes(Deleted.class);
    }

    @Test
    void a_channel_that_is_gone_is_told() {
        fixture.youtube.next(404, "channelNotFound");
        assertThatThrownBy(() -> walk(null)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> polling.poll(fixture.account("../x"), "comments", null, YouTubeFixture.BEGINNING))
                .isInstanceOf(InvalidRequest.class);
    }
}
