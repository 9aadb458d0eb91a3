package io.threadwell.connector.linkedin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Posted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What polling finds that no webhook told. */
final class RepairTest {
    private FakeLinkedIn linkedIn;
    private PollingSource polling;
    private Instant since;

    @BeforeEach
    void start() {
        linkedIn = new FakeLinkedIn();
        polling = polling(LinkedInFixture.config(linkedIn));
        since = linkedIn.clock.instant();
    }

    @AfterEach
    void stop() {
        linkedIn.close();
        assertThat(linkedIn.violations).isEmpty();
    }

    private PollingSource polling(LinkedInConfig.Builder config) {
        return LinkedInFixture.connector(linkedIn, config)
                .facet(PollingSource.class)
                .orElseThrow();
    }

    private record Walk(List<InboundEvent> events, @Nullable String cursor) {
        List<String> ids() {
            return events.stream()
                    .map(event -> event instanceof Edited edited
                            ? "edited " + edited.externalId()
                            : ((Posted) event).externalId())
                    .toList();
        }
    }

    private Walk walk(@Nullable String from) {
        List<InboundEvent> events = new ArrayList<>();
        String cursor = from;
        for (int page = 0; page < 100; page++) {
            PollPage got = polling.poll(Accounts.acme(), LinkedInConfig.COMMENTS, cursor, since);
            events.addAll(got.events());
            cursor = got.cursor();
            if (!got.comeAgain().isZero()) {
                return new Walk(events, cursor);
            }
        }
        throw new AssertionError("the round does not end");
    }

    @Test
    void a_round_finds_comments_and_answers_to_them_on_all_young_posts() {
        FakeComments.Post first = linkedIn.comments.post(Accounts.OUR_URN, "news");
        FakeComments.Comment question = linkedIn.comments.write(first, Accounts.ANA, null, "where?");
        FakeComments.Comment more = linkedIn.comments.write(first, Accounts.ANA, question, "and when?");
        FakeComments.Comment ours = linkedIn.comments.write(first, Accounts.OUR_URN, question, "here");
        FakeComments.Post second = linkedIn.comments.post(Accounts.OUR_URN, "more news");
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(linkedIn.comments
                    .write(second, Accounts.ANA, null, "question " + i)
                    .urn());
        }
        Walk walk = walk(null);
        assertThat(walk.ids())
                .containsAll(many)
                .contains(question.urn(), more.urn(), ours.urn())
                .hasSize(63);
        assertThat(walk.events()).filteredOn(event -> ((Posted) event).fromUs()).hasSize(1);
    }

    @Test
    void the_next_round_tells_only_what_is_new_or_changed() {
        FakeComments.Post post = linkedIn.comments.post(Accounts.OUR_URN, "news");
        FakeComments.Comment old = linkedIn.comments.write(post, Accounts.ANA, null, "where?");
        linkedIn.clock.advance(Duration.ofHours(1));
        Walk before = walk(null);
        assertThat(before.ids()).containsExactly(old.urn());
        linkedIn.clock.advance(Duration.ofHours(6));
        assertThat(walk(before.cursor()).ids()).isEmpty();
        FakeComments.Comment fresh = linkedIn.comments.write(post, Accounts.ANA, null, "still?");
        assertThat(walk(before.cursor()).ids()).containsExactly(fresh.urn());
        old.text = "where is it?";
        old.changed = linkedIn.clock.advanceSeconds(5);
        assertThat(walk(before.cursor()).ids()).containsExactly("edited " + old.urn(), fresh.urn());
    }

    @Test
    void posts_that_are_too_old_are_left_alone() {
        FakeComments.Post old = linkedIn.comments.post(Accounts.OUR_URN, "old news");
        linkedIn.clock.advance(Duration.ofDays(8));
        linkedIn.comments.write(old, Accounts.ANA, null, "late");
        FakeComments.Post young = linkedIn.comments.post(Accounts.OUR_URN, "news");
        FakeComments.Comment comment = linkedIn.comments.write(young, Accounts.ANA, null, "early");
        assertThat(walk(null).ids()).containsExactly(comment.urn());
    }

    @Test
    void a_post_that_is_deleted_in_between_does_not_stop_the_round() {
        FakeComments.Post first = linkedIn.comments.post(Accounts.OUR_URN, "news");
        FakeComments.Comment comment = linkedIn.comments.write(first, Accounts.ANA, null, "where?");
        FakeComments.Post second = linkedIn.comments.post(Accounts.OUR_URN, "more news");
        PollPage listed = polling.poll(Accounts.acme(), LinkedInConfig.COMMENTS, null, since);
        linkedIn.comments.posts.remove(second.urn());
        assertThat(walk(listed.cursor()).ids()).containsExactly(comment.urn());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no cursor", "{}", "[]", "{\"since\":\"x\"}", "{\"from\":-1,\"waiting\":[\"x\"]}"})
    void a_cursor_of_somebody_elses_begins_anew(String cursor) {
        FakeComments.Post post = linkedIn.comments.post(Accounts.OUR_URN, "news");
        FakeComments.Comment comment = linkedIn.comments.write(post, Accounts.ANA, null, "where?");
        linkedIn.notifications.tell("COMMENT", comment);
        assertThat(walk(cursor).ids()).containsExactly(comment.urn());
        assertThat(polling.poll(Accounts.acme(), LinkedInConfig.NOTIFICATIONS, cursor, since)
                        .events())
                .hasSize(1);
    }

    @Test
    void notifications_are_asked_for_no_further_back_than_linkedin_keeps_them() {
        polling.poll(Accounts.acme(), LinkedInConfig.NOTIFICATIONS, null, since.minus(Duration.ofDays(365)));
        String range = linkedIn.calls("GET", "organizationalEntityNotifications")
                .get(0)
                .parameter("timeRange");
        Instant from = Instant.ofEpochMilli(Long.parseLong(range.replaceAll("\\(start:([0-9]+),.*", "$1")));
        assertThat(from)
                .isBetween(
                        since.minus(Duration.ofDays(60)),
                        since.minus(Duration.ofDays(60)).plus(Duration.ofHours(2)));
    }

    @Test
    void a_notification_and_the_round_give_one_comment_one_id_and_one_thread() {
        FakeComments.Post post = linkedIn.comments.post(Accounts.OUR_URN, "news");
        FakeComments.Comment question = linkedIn.comments.write(post, Accounts.ANA, null, "where?");
        FakeComments.Comment more = linkedIn.comments.write(post, Accounts.ANA, question, "and when?");
        linkedIn.notifications.tell("COMMENT", question);
        linkedIn.notifications.tell("COMMENT", more);
        List<InboundEvent> notified = polling.poll(Accounts.acme(), LinkedInConfig.NOTIFICATIONS, null, since)
                .events();
        assertThat(notified).isEqualTo(walk(null).events());
    }

    @Test
    void a_refusal_of_the_day_stops_that_kind_of_call_until_midnight_and_no_other() {
        linkedIn.next(Reply.error(429, 101, "TOO_MANY_REQUESTS", "Resource level throttle MEMBER DAY limit"));
        Instant midnight = Instant.parse("2025-03-04T00:00:00Z");
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> polling.poll(Accounts.acme(), LinkedInConfig.NOTIFICATIONS, null, since))
                    .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                            .isEqualTo(midnight));
        }
        assertThat(linkedIn.calls).hasSize(1);
        assertThat(walk(null).ids()).isEmpty();
        linkedIn.clock.set(midnight);
        assertThat(polling.poll(Accounts.acme(), LinkedInConfig.NOTIFICATIONS, null, since)
                        .comeAgain())
                .isPositive();
    }

    @Test
    void polling_leaves_a_part_of_the_days_calls_to_answers() {
        polling = polling(LinkedInFixture.config(linkedIn).dailyCalls(10));
        for (int time = 0; time < 7; time++) {
            polling.poll(Accounts.acme(), LinkedInConfig.NOTIFICATIONS, null, since);
        }
        assertThatThrownBy(() -> polling.poll(Accounts.acme(), LinkedInConfig.NOTIFICATIONS, null, since))
                .isInstanceOf(RateLimited.class);
        assertThat(linkedIn.calls).hasSize(7);
    }

    @Test
    void there_is_no_other_stream() {
        assertThatThrownBy(() -> polling.poll(Accounts.acme(), "likes", null, since))
                .isInstanceOf(InvalidRequest.class);
    }
}
