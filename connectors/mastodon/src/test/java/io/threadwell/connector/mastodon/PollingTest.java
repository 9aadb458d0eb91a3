package io.threadwell.connector.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Posted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How lists are walked through, and what is found in them later. */
final class PollingTest extends MastodonTest {
    private final PollingSource polling = facet(PollingSource.class);
    private @Nullable String cursor;

    private List<String> walk(Instant since) {
        List<String> ids = new ArrayList<>();
        PollPage page;
        do {
            page = polling.poll(account, MastodonConfig.NOTIFICATIONS, cursor, since);
            cursor = page.cursor();
            page.events().forEach(event -> {
                if (event instanceof Posted posted) {
                    ids.add(posted.externalId());
                }
            });
        } while (page.comeAgain().isZero());
        return ids;
    }

    private List<InboundEvent> changes() {
        PollPage page = polling.poll(account, MastodonConfig.CHANGES, cursor, Instant.EPOCH);
        cursor = page.cursor();
        assertThat(page.comeAgain()).isEqualTo(Duration.ofMinutes(10));
        return page.events();
    }

    private int calls() {
        return mastodon.calls("GET", "/api/v1/notifications").size();
    }

    @Test
    void the_first_walk_goes_back_to_the_moment_and_no_farther() {
        for (int i = 0; i < 90; i++) {
            mastodon.posts.mention("old " + i);
        }
        mastodon.clock.advance(Duration.ofDays(1));
        Instant since = mastodon.clock.instant();
        FakePost first = mastodon.posts.mention("new");
        assertThat(walk(since)).containsExactly(first.id);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void later_walks_go_on_from_the_newest_in_pages() {
        mastodon.posts.mention("before");
        mastodon.clock.advance(Duration.ofHours(1));
        walk(Instant.EPOCH);
        List<String> fresh = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            fresh.add(mastodon.posts.mention("question " + i).id);
        }
        mastodon.clock.advance(Duration.ofHours(1));
        assertThat(walk(Instant.EPOCH)).isEqualTo(fresh);
        int before = calls();
        assertThat(walk(Instant.EPOCH)).isEmpty();
        assertThat(calls()).isEqualTo(before + 1);
    }

    @Test
    void what_appears_late_before_something_newer_is_found_within_the_overlap() {
        mastodon.posts.mention("before");
        mastodon.clock.advance(Duration.ofHours(1));
        walk(Instant.EPOCH);
        FakePost late = mastodon.posts.mention("late");
        FakePosts.Notice hidden = mastodon.posts.notices.remove(1);
        FakePost newer = mastodon.posts.mention("newer");
        assertThat(walk(Instant.EPOCH)).containsExactly(newer.id);
        mastodon.posts.notices.add(1, hidden);
        mastodon.clock.advance(Duration.ofSeconds(30));
        assertThat(walk(Instant.EPOCH)).containsExactly(late.id, newer.id);
        mastodon.clock.advance(Duration.ofMinutes(2));
        walk(Instant.EPOCH);
        assertThat(walk(Instant.EPOCH)).isEmpty();
    }

    @Test
    void strangers_that_the_accounts_own_filter_keeps_away_are_asked_for() {
        walk(Instant.EPOCH);
        assertThat(mastodon.calls.get(0).parameter("include_filtered")).isEqualTo("true");
    }

    @Test
    void a_cursor_of_somebody_elses_begins_anew() {
        FakePost post = mastodon.posts.mention("a question");
        for (String odd : List.of("not json", "{}", "[]", "{\"after\":5}")) {
            cursor = odd;
            assertThat(walk(Instant.EPOCH)).as(odd).contains(post.id);
        }
        assertThatThrownBy(() -> polling.poll(account, "likes", null, Instant.EPOCH))
                .isInstanceOf(InvalidRequest.class);
    }

    @Test
    void an_edit_and_a_deletion_that_nobody_told_are_found_later() {
        FakePost edited = mastodon.posts.mention("a question");
        FakePost deleted = mastodon.posts.mention("another one");
        FakePost kept = mastodon.posts.mention("a third");
        assertThat(changes()).isEmpty();
        mastodon.clock.advance(Duration.ofMinutes(10));
        edited.edit("@acme a better question", mastodon.clock.instant());
        deleted.deleted = true;
        assertThat(changes())
                .satisfiesExactlyInAnyOrder(
                        event -> assertThat(event).isInstanceOfSatisfying(Edited.class, edit -> {
                            assertThat(edit.externalId()).isEqualTo(edited.id);
                            assertThat(edit.text()).isEqualTo("@acme a better question");
                            assertThat(edit.at()).isEqualTo(mastodon.clock.instant());
                        }),
                        event -> assertThat(event)
                                .isInstanceOfSatisfying(Deleted.class, gone -> assertThat(gone.externalId())
                                        .isEqualTo(deleted.id)));
        assertThat(changes()).isEmpty();
        assertThat(mastodon.posts.find(kept.id)).isPresent();
    }

    @Test
    void a_notification_that_was_dismissed_is_no_deletion() {
        mastodon.posts.mention("a question");
        changes();
        mastodon.posts.notices.clear();
        assertThat(changes()).isEmpty();
        assertThat(mastodon.calls("GET", "/api/v1/statuses/\\d+")).hasSize(1);
    }

    @Test
    void what_newer_mentions_pushed_out_is_not_looked_for() {
        mastodon.posts.mention("a question");
        changes();
        for (int i = 0; i < 80; i++) {
            mastodon.posts.mention("question " + i);
        }
        assertThat(changes()).isEmpty();
        assertThat(mastodon.calls("GET", "/api/v1/statuses/\\d+")).isEmpty();
    }

    @Test
    void polling_leaves_a_part_of_the_quota_to_answers() {
        int made = 0;
        try {
            for (; made < 300; made++) {
                polling.poll(account, MastodonConfig.NOTIFICATIONS, "{\"after\":\"1\"}", Instant.EPOCH);
            }
        } catch (RateLimited limited) {
            assertThat(limited.until()).isAfter(mastodon.clock.instant());
        }
        assertThat(made).isEqualTo(270);
        AccountContext other =
                new AccountContext(Accounts.at(mastodon, Map.of()).account(), Accounts.token());
        mastodon.clock.advance(Duration.ofMinutes(6));
        assertThat(polling.poll(other, MastodonConfig.NOTIFICATIONS, null, Instant.EPOCH)
                        .events())
                .isEmpty();
    }

    @Test
    void what_an_answer_tells_of_the_quota_is_kept() {
        Instant reset = mastodon.clock.instant().plus(Duration.ofMinutes(3));
        mastodon.next(
                200,
                "[]",
                Map.of(
                        "X-RateLimit-Limit",
                        "300",
                        "X-RateLimit-Remaining",
                        "0",
                        "X-RateLimit-Reset",
                        reset.toString()));
        walk(Instant.EPOCH);
        assertThatThrownBy(() -> walk(Instant.EPOCH))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isEqualTo(reset));
        assertThat(calls()).isEqualTo(1);
    }
}
