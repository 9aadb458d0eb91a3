package io.threadwell.connector.googlebusiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonObject;
import io.threadwell.testkit.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reviews as they come in, and what becomes of answers. */
class ReviewsTest {
    private final GoogleBusinessFixture fixture = new GoogleBusinessFixture();
    private final PollingSource polling =
            fixture.connector().facet(PollingSource.class).orElseThrow();
    private final ReplySender sender =
            fixture.connector().facet(ReplySender.class).orElseThrow();

    @AfterEach
    void close() {
        fixture.close();
    }

    private PollPage poll(String cursor) {
        return polling.poll(fixture.account(), "reviews", cursor, MovableClock.START.minusSeconds(60));
    }

    private OutboundMessage answer(String review, String text) {
        return new OutboundMessage(
                new MessageId(1),
                "key",
                Visibility.PUBLIC,
                new OutboundMessage.Target(review, review, null, null),
                Content.text(text),
                fixture.clock.instant());
    }

    @Test
    void a_review_has_its_stars_and_an_answer_stands_below_it() {
        FakeGoogle.Review review = fixture.google.write("Never came");
        fixture.clock.advanceSeconds(5);
        review.reply = "Sorry";
        review.replied = fixture.google.now();
        List<InboundEvent> events = poll(null).events();
        assertThat(events).hasExactlyElementsOfTypes(Posted.class, Posted.class);
        Posted item = (Posted) events.get(0);
        assertThat(item.kind()).isEqualTo(MessageKind.REVIEW);
        assertThat(item.content().attributes()).containsEntry(ContentAttributes.RATING, "2");
        assertThat(item.author().displayName()).isEqualTo("Ana Lima");
        Posted reply = (Posted) events.get(1);
        assertThat(reply.fromUs()).isTrue();
        assertThat(reply.thread()).isEqualTo(ThreadRef.inThread(review.id, review.id, null));
    }

    @Test
    void a_review_that_was_changed_is_an_edit_with_the_whole_of_it() {
        FakeGoogle.Review review = fixture.google.write("Never came");
        PollPage first = poll(null);
        assertThat(first.events()).hasExactlyElementsOfTypes(Posted.class);
        fixture.clock.advanceSeconds(60);
        review.text = "Came at last";
        review.updated = fixture.google.now();
        PollPage second = poll(first.cursor());
        assertThat(second.events()).hasExactlyElementsOfTypes(Edited.class);
        Edited edit = (Edited) second.events().get(0);
        assertThat(edit.text()).isEqualTo("Came at last");
        assertThat(edit.original()).isNotNull();
    }

    @Test
    void an_answer_is_found_by_its_words_and_a_second_one_takes_its_place() {
        FakeGoogle.Review review = fixture.google.write("Never came");
        OutboundMessage sorry = answer(review.id, "Sorry");
        SendResult first = sender.send(fixture.account(), sorry);
        assertThat(sender.find(fixture.account(), sorry, fixture.clock.instant()))
                .isEqualTo(new FindResult.Found<>(first));
        fixture.clock.advanceSeconds(1);
        SendResult second = sender.send(fixture.account(), answer(review.id, "It is on its way"));
        assertThat(second.externalIds()).doesNotContainAnyElementsOf(first.externalIds());
        assertThat(review.reply).isEqualTo("It is on its way");
        assertThat(sender.find(fixture.account(), sorry, fixture.clock.instant()))
                .isEqualTo(new FindResult.Absent<>());
    }

    @Test
    void ten_edits_a_minute_are_made_and_no_more() {
        String review = fixture.google.write("Never came").id;
        for (int i = 0; i < 10; i++) {
            sender.send(fixture.account(), answer(review, "answer " + i));
        }
        assertThatThrownBy(() -> sender.send(fixture.account(), answer(review, "one too many")))
                .isInstanceOf(RateLimited.class);
        assertThat(fixture.google.replies).hasSize(10);
        fixture.clock.advance(Duration.ofSeconds(61));
        sender.send(fixture.account(), answer(review, "later"));
        assertThat(fixture.google.replies).hasSize(11);
    }

    @Test
    void a_review_itself_cannot_be_deleted() {
        String review = fixture.google.write("Never came").id;
        Moderation moderation = fixture.connector().facet(Moderation.class).orElseThrow();
        assertThatThrownBy(() -> moderation.apply(fixture.account(), review, Moderation.Action.DELETE))
                .isInstanceOf(PermissionDenied.class);
    }

    @Test
    void other_notifications_are_noted_and_what_cannot_be_read_is_kept() {
        JsonObject question = JsonObject.create().put("type", "NEW_QUESTION").put("location", FakeGoogle.PROFILE);
        assertThat(Reading.parse(Reading.push(question)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Noted.class, noted -> assertThat(noted.what()).isEqualTo("NEW_QUESTION"));
        assertThat(Reading.parse("{\"message\":{}}")).singleElement().isInstanceOf(Unsupported.class);
        assertThat(Reading.parse("{\"message\":\"?\"}")).singleElement().isInstanceOf(Unsupported.class);
    }

    @Test
    void calls_are_as_google_describes_them() {
        assumeTrue(ReviewContract.isPresent(), "Google's description is not beside the repository");
        FakeGoogle.Review review = fixture.google.write("Never came");
        poll(null);
        SendResult sent = sender.send(fixture.account(), answer(review.id, "Sorry"));
        Moderation moderation = fixture.connector().facet(Moderation.class).orElseThrow();
        moderation.apply(fixture.account(), sent.externalIds().get(0), Moderation.Action.DELETE);
        assertThat(fixture.google.contract.held()).containsAll(ReviewContract.all());
        assertThat(fixture.google.contract.violations()).isEmpty();
        ReviewContract strict = new ReviewContract();
        strict.check("PUT", URI.create("/v4/accounts/1/locations/2/reviews/R1/reply"), "{\"coment\":\"x\"}", 200, "{}");
        assertThat(strict.violations()).isNotEmpty();
    }

    @Test
    void problems_of_the_config_are_told_all_at_once() {
        assertThatThrownBy(() -> GoogleBusinessConfig.builder()
                        .server(URI.create("mailto:x"))
                        .pollEvery(Duration.ZERO)
                        .build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll("server", "pollEvery");
        assertThatThrownBy(() -> GoogleBusinessConnector.builder().build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("config");
    }
}
