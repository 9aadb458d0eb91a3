package io.threadwell.connector.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.Moderation.Action;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replies in two steps, what may go wrong with either, and the quotas. */
final class SendingTest {
    private static final Attachment IMAGE =
            new Attachment(Attachment.Kind.IMAGE, "https://cdn.example/1.jpg", null, null, "a whole cup");
    private static final Attachment FILM = Attachment.of(Attachment.Kind.VIDEO, "https://cdn.example/2.mp4");

    private final FakeThreads threads = new FakeThreads();
    private final ThreadsConnector connector = ThreadsFixture.connector(threads);
    private final ReplySender sender = connector.facet(ReplySender.class).orElseThrow();
    private final Moderation moderation = connector.facet(Moderation.class).orElseThrow();
    private final FakeItem question = threads.reply(FakeThreads.POST, "ana", "a question");

    @AfterEach
    void close() {
        threads.close();
    }

    private OutboundMessage answer(Content content) {
        return Accounts.answer("tw1", question, content, threads.clock.instant());
    }

    private OutboundMessage words() {
        return answer(Content.text("We send another one."));
    }

    private OutboundMessage with(Attachment... media) {
        return answer(new Content("We send another one.", List.of(media), Map.of()));
    }

    private SendResult send(OutboundMessage message) {
        return sender.send(Accounts.profile(), message);
    }

    private FindResult<SendResult> find(OutboundMessage message) {
        return sender.find(Accounts.profile(), message, message.createdAt());
    }

    private Map<String, String> lastContainer() {
        return List.copyOf(threads.containers.values()).get(threads.containers.size() - 1);
    }

    @Test
    void a_container_is_made_and_published() {
        SendResult sent = send(words());
        assertThat(threads.calls())
                .containsExactly("POST threads", "GET threads_publishing_limit", "POST threads_publish");
        assertThat(lastContainer())
                .isEqualTo(Map.of("media_type", "TEXT", "text", "We send another one.", "reply_to_id", question.id));
        assertThat(threads.items.get(sent.externalIds().get(0)).parent).isEqualTo(question.id);
    }

    @Test
    void a_quote_names_what_it_quotes() {
        send(answer(new Content("As we said.", List.of(), Map.of(ContentAttributes.QUOTES, FakeThreads.POST))));
        assertThat(lastContainer()).containsEntry("quote_post_id", FakeThreads.POST);
    }

    @Test
    void an_image_goes_by_its_address_with_its_description() {
        send(with(IMAGE));
        assertThat(lastContainer())
                .containsEntry("media_type", "IMAGE")
                .containsEntry("image_url", IMAGE.url())
                .containsEntry("alt_text", "a whole cup")
                .containsEntry("reply_to_id", question.id);
    }

    @Test
    void several_media_go_as_a_carousel() {
        send(with(IMAGE, FILM));
        List<String> ids = List.copyOf(threads.containers.keySet());
        assertThat(threads.containers.get(ids.get(0)))
                .containsEntry("is_carousel_item", "true")
                .doesNotContainKey("reply_to_id");
        assertThat(threads.containers.get(ids.get(1))).containsEntry("video_url", FILM.url());
        assertThat(lastContainer())
                .containsEntry("media_type", "CAROUSEL")
                .containsEntry("children", ids.get(0) + "," + ids.get(1))
                .containsEntry("reply_to_id", question.id);
    }

    @Test
    void while_threads_works_on_a_film_the_answer_waits_and_makes_no_second_container() {
        threads.mediaAre("IN_PROGRESS");
        OutboundMessage film = with(FILM);
        assertThatThrownBy(() -> send(film)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> send(film)).isInstanceOf(Unavailable.class);
        assertThat(threads.containers).hasSize(1);
        threads.mediaAre("FINISHED");
        send(film);
        assertThat(threads.containers).hasSize(1);
        assertThat(threads.ours("We send another one.")).hasSize(1);
    }

    @Test
    void all_parts_of_a_carousel_are_begun_before_any_is_waited_for() {
        threads.mediaAre("IN_PROGRESS");
        assertThatThrownBy(() -> send(with(IMAGE, FILM))).isInstanceOf(Unavailable.class);
        assertThat(threads.containers).hasSize(2);
    }

    @Test
    void media_that_threads_cannot_use_are_refused_with_its_reason() {
        threads.mediaAre("ERROR");
        assertThatThrownBy(() -> send(with(FILM)))
                .isInstanceOf(ContentRejected.class)
                .hasMessageContaining("failed downloading video");
    }

    @Test
    void a_container_that_ended_is_made_anew_with_the_next_attempt() {
        threads.mediaAre("EXPIRED");
        assertThatThrownBy(() -> send(with(FILM))).isInstanceOf(Unavailable.class);
        threads.mediaAre("FINISHED");
        send(with(FILM));
        assertThat(threads.containers).hasSize(2);
    }

    @Test
    void a_container_that_is_not_there_yet_is_published_with_the_next_attempt() {
        threads.answerPublication(400, FakeThreads.errorBody(24, 4_279_009));
        assertThatThrownBy(() -> send(words())).isInstanceOf(Unavailable.class);
        send(words());
        assertThat(threads.containers).hasSize(1);
        assertThat(threads.ours("We send another one.")).hasSize(1);
    }

    @Test
    void what_is_answered_and_gone_is_not_found() {
        question.deleted = true;
        assertThatThrownBy(() -> send(words())).isInstanceOf(NotFound.class);
    }

    @Test
    void a_failure_before_anything_is_published_is_no_unknown_outcome() {
        threads.answerNext(500, FakeThreads.errorBody(2, 0));
        assertThatThrownBy(() -> send(words())).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_passing_error_of_the_publication_leaves_the_outcome_unknown() {
        threads.answerPublication(500, FakeThreads.errorBody(2, 0));
        assertThatThrownBy(() -> send(words())).isInstanceOf(OutcomeUnknown.class);
        assertThat(find(words())).isInstanceOf(FindResult.Absent.class);
        send(words());
        assertThat(threads.ours("We send another one.")).hasSize(1);
    }

    @Test
    void a_reply_that_was_published_but_is_not_listed_yet_is_not_sent_again() {
        threads.cutPublication(true);
        assertThatThrownBy(() -> send(words())).isInstanceOf(OutcomeUnknown.class);
        threads.lag();
        assertThat(find(words())).isInstanceOf(FindResult.CannotTell.class);
        assertThatThrownBy(() -> send(words())).isInstanceOf(OutcomeUnknown.class);
        assertThat(threads.ours("We send another one.")).hasSize(1);
    }

    @Test
    void the_same_words_elsewhere_are_not_taken_for_the_answer() {
        FakeItem other = threads.reply(FakeThreads.POST, "ben", "another question");
        send(Accounts.answer("tw2", other, Content.text("We send another one."), threads.clock.instant()));
        assertThat(find(words())).isInstanceOf(FindResult.Absent.class);
    }

    @Test
    void replies_that_other_programs_published_count() {
        threads.used(999);
        send(words());
        FakeItem other = threads.reply(FakeThreads.POST, "ben", "another question");
        Instant now = threads.clock.instant();
        OutboundMessage second = Accounts.answer("tw2", other, Content.text("One more."), now);
        assertThatThrownBy(() -> send(second))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isAfter(now));
        assertThat(threads.ours("One more.")).isEmpty();
    }

    @Test
    void a_reply_that_was_refused_takes_nothing_from_the_quota() {
        threads.used(999);
        threads.answerPublication(400, FakeThreads.errorBody(368, 0));
        assertThatThrownBy(() -> send(words())).isInstanceOf(ContentRejected.class);
        send(words());
        assertThat(threads.ours("We send another one.")).hasSize(1);
    }

    @Test
    void after_a_hundred_deletions_the_next_waits_for_a_day_to_pass() {
        for (int i = 0; i < 100; i++) {
            String id = threads.post(FakeThreads.USERNAME, "one too many").id;
            moderation.apply(Accounts.profile(), id, Action.DELETE);
        }
        String last = threads.post(FakeThreads.USERNAME, "the last").id;
        assertThatThrownBy(() -> moderation.apply(Accounts.profile(), last, Action.DELETE))
                .isInstanceOf(RateLimited.class);
        threads.clock.advance(Duration.ofHours(25));
        moderation.apply(Accounts.profile(), last, Action.DELETE);
        assertThat(threads.items.get(last).deleted).isTrue();
    }

    @Test
    void what_others_wrote_cannot_be_deleted() {
        assertThatThrownBy(() -> moderation.apply(Accounts.profile(), question.id, Action.DELETE))
                .isInstanceOf(PermissionDenied.class);
        assertThat(question.deleted).isFalse();
    }
}
