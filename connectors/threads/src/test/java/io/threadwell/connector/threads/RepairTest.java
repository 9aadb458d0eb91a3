package io.threadwell.connector.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.MessageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What polling finds. */
final class RepairTest {
    private final FakeThreads threads = new FakeThreads();
    private final PollingSource polling =
            ThreadsFixture.connector(threads).facet(PollingSource.class).orElseThrow();
    private final Instant beginning = threads.clock.instant().minusSeconds(1);
    private @Nullable String cursor;

    @AfterEach
    void close() {
        threads.close();
    }

    private List<InboundEvent> walk(String stream) {
        List<InboundEvent> events = new ArrayList<>();
        PollPage page;
        do {
            page = polling.poll(Accounts.profile(), stream, cursor, beginning);
            events.addAll(page.events());
            cursor = page.cursor();
        } while (page.comeAgain().isZero());
        return events;
    }

    private static List<Posted> posted(List<InboundEvent> events) {
        return events.stream()
                .filter(Posted.class::isInstance)
                .map(Posted.class::cast)
                .toList();
    }

    @Test
    void replies_of_every_depth_below_our_posts_are_found_with_their_threads() {
        FakeItem top = threads.reply(FakeThreads.POST, "ana", "top");
        FakeItem deep = threads.reply(top.id, "ben", "deep");
        FakeItem ours = threads.reply(deep.id, FakeThreads.USERNAME, "from the app");
        List<Posted> found = posted(walk(ThreadsConfig.POSTS));
        assertThat(found).extracting(Posted::externalId).containsExactly(FakeThreads.POST, top.id, deep.id, ours.id);
        assertThat(found).extracting(Posted::fromUs).containsExactly(true, false, false, true);
        assertThat(found)
                .extracting(Posted::thread)
                .containsExactly(
                        ThreadRef.root(FakeThreads.POST),
                        ThreadRef.rootUnder(top.id, FakeThreads.POST),
                        ThreadRef.childOf(top.id, FakeThreads.POST),
                        ThreadRef.childOf(deep.id, FakeThreads.POST));
    }

    @Test
    void a_hidden_reply_is_told_as_hidden_behind_itself() {
        FakeItem rude = threads.reply(FakeThreads.POST, "ana", "rude");
        rude.hidden = true;
        assertThat(walk(ThreadsConfig.POSTS)).endsWith(new Hidden(Accounts.PROFILE, rude.id, true, rude.writtenAt));
    }

    @Test
    void answers_to_our_reply_below_somebody_elses_post_are_found() {
        FakeItem theirs = threads.post("ana", "@ourshop sent me a broken cup");
        FakeItem ours = threads.reply(theirs.id, FakeThreads.USERNAME, "We are sorry.");
        FakeItem back = threads.reply(ours.id, "ana", "And now?");
        List<Posted> found = posted(walk(ThreadsConfig.REPLIES));
        assertThat(found).extracting(Posted::externalId).containsExactly(ours.id, back.id);
        assertThat(found.get(1).thread()).isEqualTo(ThreadRef.childOf(ours.id, theirs.id));
    }

    @Test
    void mentions_are_found_where_they_stand() {
        FakeItem post = threads.post("ana", "@ourshop sent me a broken cup");
        FakeItem reply = threads.reply(post.id, "ben", "mine too @ourshop");
        List<Posted> found = posted(walk(ThreadsConfig.MENTIONS));
        assertThat(found).extracting(Posted::externalId).containsExactly(post.id, reply.id);
        assertThat(found).allMatch(one -> one.kind() == MessageKind.MENTION);
        assertThat(found.get(1).thread()).isEqualTo(ThreadRef.rootUnder(reply.id, post.id));
    }

    @Test
    void replies_that_are_held_are_found_and_say_so() {
        FakeItem held = threads.reply(FakeThreads.POST, "ana", "let me in");
        held.approval = "PENDING";
        threads.post(FakeThreads.USERNAME, "without approvals");
        assertThat(posted(walk(ThreadsConfig.PENDING))).singleElement().satisfies(one -> {
            assertThat(one.externalId()).isEqualTo(held.id);
            assertThat(one.content().attributes()).containsEntry(ThreadsConnector.APPROVAL, "pending");
        });
        assertThat(posted(walk(ThreadsConfig.POSTS)))
                .extracting(Posted::externalId)
                .doesNotContain(held.id);
    }

    @Test
    void a_new_reply_to_an_old_post_is_found_as_long_as_the_post_is_in_the_repair_window() {
        walk(ThreadsConfig.POSTS);
        threads.clock.advance(Duration.ofDays(6));
        FakeItem late = threads.reply(FakeThreads.POST, "ana", "late");
        assertThat(posted(walk(ThreadsConfig.POSTS)))
                .filteredOn(one -> !one.fromUs())
                .extracting(Posted::externalId)
                .containsExactly(late.id);
        threads.clock.advance(Duration.ofDays(6));
        threads.reply(FakeThreads.POST, "ana", "too late");
        assertThat(walk(ThreadsConfig.POSTS)).isEmpty();
    }

    @Test
    void many_posts_are_walked_with_many_polls() {
        for (int i = 0; i < 25; i++) {
            threads.reply(threads.post(FakeThreads.USERNAME, "post " + i).id, "ana", "reply " + i);
        }
        PollPage first = polling.poll(Accounts.profile(), ThreadsConfig.POSTS, null, beginning);
        assertThat(first.comeAgain()).isZero();
        cursor = first.cursor();
        List<InboundEvent> all = new ArrayList<>(first.events());
        all.addAll(walk(ThreadsConfig.POSTS));
        assertThat(posted(all)).filteredOn(one -> !one.fromUs()).hasSize(25);
    }

    @Test
    void what_was_found_before_a_call_that_must_wait_is_kept_and_the_next_poll_tells_the_wait() {
        FakeItem reply = threads.reply(FakeThreads.POST, "ana", "a question");
        threads.answerConversations(400, FakeThreads.errorBody(4, 0));
        PollPage page = polling.poll(Accounts.profile(), ThreadsConfig.POSTS, null, beginning);
        assertThat(posted(page.events())).extracting(Posted::externalId).containsExactly(FakeThreads.POST);
        assertThat(page.comeAgain()).isZero();
        assertThatThrownBy(() -> polling.poll(Accounts.profile(), ThreadsConfig.POSTS, page.cursor(), beginning))
                .isInstanceOf(RateLimited.class);
        threads.answerConversations(0, "");
        threads.clock.advance(Duration.ofMinutes(6));
        cursor = page.cursor();
        assertThat(posted(walk(ThreadsConfig.POSTS)))
                .extracting(Posted::externalId)
                .containsExactly(reply.id);
    }

    @Test
    void a_post_that_is_deleted_meanwhile_ends_no_round() {
        FakeItem post = threads.post(FakeThreads.USERNAME, "short-lived");
        threads.reply(post.id, "ana", "gone soon");
        FakeItem other = threads.reply(FakeThreads.POST, "ben", "still here");
        post.deleted = true;
        assertThat(posted(walk(ThreadsConfig.POSTS)))
                .extracting(Posted::externalId)
                .contains(other.id);
    }

    @Test
    void a_cursor_that_is_none_of_ours_begins_anew() {
        threads.reply(FakeThreads.POST, "ana", "a question");
        for (String strange : List.of("", "{}", "not json", "{\"from\":1}")) {
            cursor = strange;
            assertThat(posted(walk(ThreadsConfig.POSTS))).hasSize(2);
        }
    }
}
