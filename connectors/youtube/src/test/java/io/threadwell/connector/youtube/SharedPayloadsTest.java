package io.threadwell.connector.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Author;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Recorded answers of the API are read to what they show. */
final class SharedPayloadsTest {
    private static final Instant BEFORE = Instant.parse("2018-01-01T00:00:00Z");

    private final YouTubeFixture fixture = new YouTubeFixture();
    private final PollingSource polling =
            fixture.connector().facet(PollingSource.class).orElseThrow();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String payload(String name) throws IOException {
        Path file = Shared.file("payloads/youtube/" + name).orElse(null);
        assumeTrue(file != null, "the recorded payloads are not on this machine");
        return Files.readString(file);
    }

    private static List<String> texts(List<InboundEvent> events) {
        return events.stream().map(event -> ((Posted) event).content().text()).toList();
    }

    @Test
    void two_comments_of_a_channel_are_read_oldest_first() throws IOException {
        fixture.youtube.answerNext(200, payload("comment-threads-by-channel.json"));
        PollPage page = polling.poll(fixture.account(), "comments", null, BEFORE);
        assertThat(page.events()).hasOnlyElementsOfType(Posted.class);
        assertThat(texts(page.events())).containsExactly("exceptional content!", "Hello");
        Posted hello = (Posted) page.events().get(1);
        assertThat(hello.externalId()).isEqualTo("UgyUBI0HsgL9emxcZpR4AaABAg");
        assertThat(hello.thread()).isEqualTo(ThreadRef.root("UgyUBI0HsgL9emxcZpR4AaABAg"));
        assertThat(hello.fromUs()).isFalse();
        assertThat(hello.sentAt()).isEqualTo(Instant.parse("2019-06-23T02:49:00Z"));
        assertThat(hello.author())
                .isEqualTo(new Author(
                        "UCTWlvHQQXUs-4IVfdnGOUbw",
                        "DevRagz",
                        null,
                        "http://www.youtube.com/channel/UCTWlvHQQXUs-4IVfdnGOUbw"));
        assertThat(page.comeAgain()).isPositive();
    }

    @Test
    void answers_that_did_not_come_along_are_read_with_the_thread_they_belong_to() throws IOException {
        String thread = "Ugw5zYU6n9pmIgAZWvN4AaABAg";
        fixture.youtube.answerNext(200, threadWithMoreAnswers(thread));
        fixture.youtube.answerNext(200, payload("comments-by-parent-page1.json"));
        PollPage first = polling.poll(fixture.account(), "comments", null, BEFORE);
        assertThat(first.comeAgain()).isZero();
        PollPage second = polling.poll(fixture.account(), "comments", first.cursor(), BEFORE);
        assertThat(texts(second.events())).containsExactly("this is the second reply!", "this is the third reply!");
        Posted third = (Posted) second.events().get(1);
        assertThat(third.externalId()).isEqualTo(thread + ".91zT3cYb5B291za6voUoRh");
        assertThat(third.thread()).isEqualTo(ThreadRef.inThread(thread, thread, FakeChannel.VIDEO));
        assertThat(second.comeAgain()).as("the recorded page names a next one").isZero();
        assertThat(second.cursor()).contains("R0FJeVZnbzBJTl9zNXRxNXlPWUNNaWtRQUJpQ3RNeW4wcFBtQWl");
    }

    private static String threadWithMoreAnswers(String id) {
        JsonObject top = JsonObject.create()
                .put("id", id)
                .put(
                        "snippet",
                        JsonObject.create()
                                .put("textDisplay", "first")
                                .put("publishedAt", Instant.parse("2019-12-01T04:40:00Z")));
        JsonObject snippet = JsonObject.create()
                .put("videoId", FakeChannel.VIDEO)
                .put("totalReplyCount", 3)
                .put("topLevelComment", top);
        JsonObject thread = JsonObject.create().put("id", id).put("snippet", snippet);
        return JsonObject.create().put("items", JsonArray.create().add(thread)).toString();
    }

    @Test
    void a_refusal_with_a_misleading_reason_is_known_by_its_status() throws IOException {
        fixture.youtube.answerNext(403, payload("error-permission.json"));
        assertThatThrownBy(() -> polling.poll(fixture.account(), "comments", null, BEFORE))
                .isInstanceOf(PermissionDenied.class)
                .hasMessageNotContaining("caller");
    }
}
