package io.threadwell.connector.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.support.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What polling finds that webhooks lost. */
final class RepairTest {
    private final FakeInstagram instagram = new FakeInstagram();
    private final PollingSource polling = InstagramFixture.connector(instagram, InstagramFixture.config(instagram))
            .facet(PollingSource.class)
            .orElseThrow();

    @AfterEach
    void close() {
        instagram.close();
    }

    private record Walk(List<InboundEvent> events, String cursor) {
        List<Posted> posted() {
            return events.stream()
                    .filter(Posted.class::isInstance)
                    .map(Posted.class::cast)
                    .toList();
        }
    }

    private Walk walk(String stream, @Nullable String from) {
        List<InboundEvent> events = new ArrayList<>();
        String cursor = from;
        PollPage page;
        do {
            page = polling.poll(Accounts.account(), stream, cursor, Instant.EPOCH);
            events.addAll(page.events());
            cursor = page.cursor();
        } while (page.comeAgain().isZero());
        return new Walk(events, cursor);
    }

    @Test
    void every_comment_and_every_answer_is_walked_into_its_thread() {
        FakeComment top = instagram.comment("a question");
        for (int i = 0; i < 25; i++) {
            instagram.comment("502", "answer " + i, top.id, FakeInstagram.MEDIA);
            instagram.comment("question " + i);
        }
        List<Posted> found = walk(InstagramConfig.COMMENTS, null).posted();
        assertThat(found.stream().map(Posted::externalId).distinct()).hasSize(51);
        assertThat(found)
                .filteredOn(posted -> posted.content().text().startsWith("answer"))
                .hasSize(25)
                .allMatch(posted -> posted.thread().equals(ThreadRef.inThread(top.id, top.id, FakeInstagram.MEDIA)));
    }

    @Test
    void a_later_round_finds_new_answers_below_old_comments_and_nothing_old() {
        FakeComment top = instagram.comment("a question");
        instagram.clock.advance(Duration.ofHours(1));
        Walk first = walk(InstagramConfig.COMMENTS, null);
        instagram.clock.advance(Duration.ofHours(1));
        FakeComment late = instagram.comment("502", "me too", top.id, FakeInstagram.MEDIA);
        assertThat(walk(InstagramConfig.COMMENTS, first.cursor()).posted())
                .extracting(Posted::externalId)
                .containsExactly(late.id);
    }

    @Test
    void a_comment_that_was_hidden_meanwhile_is_told_and_then_that_it_is() {
        FakeComment comment = instagram.comment("something rude");
        comment.hidden = true;
        assertThat(walk(InstagramConfig.COMMENTS, null).events())
                .satisfiesExactly(first -> assertThat(first).isInstanceOf(Posted.class), then -> assertThat(then)
                        .isEqualTo(new Hidden(Accounts.ID, comment.id, true, comment.at)));
    }

    @Test
    void messages_of_both_sides_are_found_with_the_same_ids_and_threads() {
        for (int i = 0; i < 30; i++) {
            instagram.write(Accounts.ANA, false, "word " + i, "");
        }
        String ours = instagram.write("502", true, "good morning", "").id();
        List<Posted> found = walk(InstagramConfig.CONVERSATIONS, null).posted();
        assertThat(found.stream().map(Posted::externalId).distinct()).hasSize(31);
        assertThat(found)
                .filteredOn(posted -> posted.externalId().equals(ours))
                .singleElement()
                .satisfies(posted -> {
                    assertThat(posted.fromUs()).isTrue();
                    assertThat(posted.thread()).isEqualTo(ThreadRef.direct("502", null));
                });
    }

    @Test
    void a_message_of_nobody_is_kept_and_the_others_are_read() {
        JsonObject nobodys = JsonObject.create().put("id", "m_1").put("message", "hello");
        JsonObject thread = JsonObject.create().put("id", "t_1").put("messages", FakeAnswers.list(List.of(nobodys)));
        instagram.answerNext(200, FakeAnswers.list(List.of(thread)).toString());
        assertThat(polling.poll(Accounts.account(), InstagramConfig.CONVERSATIONS, null, Instant.EPOCH)
                        .events())
                .singleElement()
                .isInstanceOf(Unsupported.class);
    }

    @Test
    void what_instagram_shows_no_further_holds_up_nothing() {
        for (int i = 0; i < 25; i++) {
            instagram.comment("question " + i);
        }
        PollPage first = polling.poll(Accounts.account(), InstagramConfig.COMMENTS, null, Instant.EPOCH);
        assertThat(first.comeAgain()).isZero();
        instagram.answerNext(400, FakeAnswers.errorBody(100, 33));
        PollPage second = polling.poll(Accounts.account(), InstagramConfig.COMMENTS, first.cursor(), Instant.EPOCH);
        assertThat(second.comeAgain()).isPositive();
    }

    @Test
    void streams_are_those_that_are_wanted() {
        assertThat(polling.streams()).containsExactly("comments", "conversations");
        PollingSource none = InstagramFixture.connector(
                        instagram, InstagramFixture.config(instagram).streams(Set.of()))
                .facet(PollingSource.class)
                .orElseThrow();
        assertThat(none.streams()).isEmpty();
        assertThatThrownBy(() -> polling.poll(Accounts.account(), "stories", null, Instant.EPOCH))
                .isInstanceOf(InvalidRequest.class);
    }
}
