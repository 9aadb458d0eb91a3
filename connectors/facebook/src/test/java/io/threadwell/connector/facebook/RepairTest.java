package io.threadwell.connector.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.MessageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Polling, which repairs the gaps that lost deliveries leave. */
final class RepairTest {
    private final GraphStub graph = new GraphStub();
    private final PollingSource polling =
            FacebookFixture.connector(graph).facet(PollingSource.class).orElseThrow();
    private final Instant beginning = graph.clock.instant().minusSeconds(10);

    @AfterEach
    void close() {
        graph.close();
    }

    private PollPage poll(String stream, String cursor) {
        return polling.poll(Accounts.page(), stream, cursor, beginning);
    }

    private static List<String> ids(PollPage page) {
        return page.events().stream()
                .map(event -> ((Posted) event).externalId())
                .toList();
    }

    @Test
    void what_is_polled_is_the_same_as_what_the_webhook_tells() {
        GraphItem top = graph.comment(GraphStub.POST, "501", "a question");
        GraphItem below = graph.comment(top.id, GraphStub.PAGE, "an answer");
        List<InboundEvent> polled = poll("feed", null).events();
        assertThat(polled)
                .extracting(event -> ((Posted) event).externalId())
                .containsExactly(GraphStub.POST, top.id, below.id);
        assertThat(polled).extracting(event -> ((Posted) event).fromUs()).containsExactly(true, false, true);
        InboundEvent told = Deliveries.change("""
                        {"item":"comment","verb":"add","post_id":"1001_70","comment_id":"%s","parent_id":"%s",
                         "created_time":"%s","from":{"id":"1001","name":"Person 1001"},"message":"an answer"}""".formatted(below.id, top.id, below.createdAt))
                .get(0);
        assertThat(polled.get(2)).isEqualTo(told);
        assertThat(((Posted) polled.get(1)).thread()).isEqualTo(ThreadRef.rootUnder(top.id, GraphStub.POST));
    }

    @Test
    void comments_that_did_not_come_along_are_fetched_call_by_call() {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 330; i++) {
            written.add(graph.comment(GraphStub.POST, "501", "comment " + i).id);
        }
        List<String> read = new ArrayList<>();
        PollPage page = poll("feed", null);
        int calls = 1;
        while (page.comeAgain().isZero()) {
            read.addAll(ids(page));
            page = poll("feed", page.cursor());
            calls++;
        }
        read.addAll(ids(page));
        assertThat(read).doesNotHaveDuplicates().containsAll(written);
        assertThat(calls).isEqualTo(5);
        assertThat(graph.server().getAllServeEvents()).hasSize(5);
    }

    @Test
    void the_next_round_looks_a_little_further_back_than_the_last_one_began() {
        String old = graph.comment(GraphStub.POST, "501", "old").id;
        graph.clock.advance(Duration.ofMinutes(30));
        String cursor = poll("feed", null).cursor();
        graph.clock.advance(Duration.ofMinutes(10));
        String fresh = graph.comment(GraphStub.POST, "501", "fresh").id;
        assertThat(ids(poll("feed", cursor))).contains(fresh).doesNotContain(old);
    }

    @Test
    void a_cursor_that_is_not_ours_begins_anew() {
        graph.comment(GraphStub.POST, "501", "a question");
        assertThat(poll("feed", "what is this").events()).hasSize(2);
        assertThat(poll("feed", "{}").events()).hasSize(2);
    }

    @Test
    void the_feed_is_asked_for_as_far_back_as_posts_stay_looked_at() {
        poll("feed", null);
        String week =
                Long.toString(graph.clock.instant().minus(Duration.ofDays(7)).getEpochSecond());
        assertThat(graph.server().getAllServeEvents().get(0).getRequest().getUrl())
                .contains("since=" + week);
    }

    @Test
    void posts_that_tag_the_page_are_mentions_by_the_time_of_the_tag() {
        graph.answerNext(200, """
                {"data":[{"id":"55_66","message":"look at them","created_time":"2019-01-01T00:00:00+0000",
                  "tagged_time":"%1$s","from":{"id":"55","name":"Zoe"},"permalink_url":"https://www.facebook.com/55/66",
                  "attachments":{"data":[{"type":"photo","media":{"image":{"src":"https://cdn.example/1.jpg"}},"url":"https://x.example"}]}},
                 {"id":"55_67","message":"older","created_time":"2019-01-01T00:00:00+0000","tagged_time":"2019-01-01T00:00:00+0000"}],
                 "paging":{"cursors":{"after":"A"},"next":"https://graph.example/next"}}""".formatted(graph.clock.instant()));
        PollPage page = poll("tagged", null);
        assertThat(page.events()).singleElement().isInstanceOfSatisfying(Posted.class, post -> {
            assertThat(post.kind()).isEqualTo(MessageKind.MENTION);
            assertThat(post.author()).isEqualTo(Author.of("55", "Zoe"));
            assertThat(post.permalink()).isEqualTo("https://www.facebook.com/55/66");
            assertThat(post.content().attachments())
                    .containsExactly(Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1.jpg"));
        });
        assertThat(page.comeAgain()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void reviews_are_known_by_the_story_that_the_webhook_names() {
        graph.answerNext(200, """
                {"data":[{"open_graph_story":{"id":"8001"},"reviewer":{"id":"501","name":"Ana"},"rating":2,
                  "recommendation_type":"NEGATIVE","review_text":"Slow.","created_time":"%1$s"},
                 {"reviewer":{"id":"502"},"created_time":"%1$s"}]}""".formatted(graph.clock.instant()));
        List<InboundEvent> events = poll("ratings", null).events();
        assertThat(events.get(0)).isInstanceOf(InboundEvent.Unsupported.class);
        Posted told = (Posted) Deliveries.events("reviews.json").get(0);
        assertThat(events.get(1)).isInstanceOfSatisfying(Posted.class, review -> {
            assertThat(review.externalId()).isEqualTo(told.externalId());
            assertThat(review.thread()).isEqualTo(told.thread());
            assertThat(review.content()).isEqualTo(told.content());
            assertThat(review.author()).isEqualTo(told.author());
        });
    }

    @Test
    void a_stream_that_there_is_not_is_invalid_and_streams_can_be_chosen() {
        assertThatThrownBy(() -> poll("news", null)).isInstanceOf(InvalidRequest.class);
        assertThat(polling.streams()).containsExactly("feed", "tagged", "ratings");
    }

    @Test
    void an_answer_of_another_shape_is_an_empty_page() {
        graph.answerNext(200, "{\"id\":\"1001\",\"name\":\"Our page\",\"data\":{\"is_valid\":true}}");
        assertThat(poll("feed", null).events()).isEmpty();
    }
}
