package io.threadwell.connector.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.connector.StreamSource.StreamPage;
import io.threadwell.api.connector.StreamSource.Subscription;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Posts that name us and mention nobody. */
class ListeningTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");

    private final FakeFeed feed = new FakeFeed();

    @AfterEach
    void close() {
        feed.close();
    }

    private StreamSource source(UnaryOperator<BlueskyConfig.Builder> where) {
        BlueskyConfig config = where.apply(BlueskyConfig.builder().listenFor(List.of("Acme", "Zürich AG")))
                .build();
        return BlueskyConnector.builder()
                .config(config)
                .build()
                .facet(StreamSource.class)
                .orElseThrow();
    }

    private StreamSource jetstream() {
        return source(config -> config.jetstream(feed.address()));
    }

    private StreamSource firehose() {
        return source(config -> config.firehose(feed.address()));
    }

    private static Subscription open(StreamSource source, @Nullable String cursor) {
        return source.open(Accounts.at("http://localhost:1"), source.streams().get(0), cursor, THEN);
    }

    /** Reads until so many events have come. */
    private static List<InboundEvent> read(Subscription subscription, int wanted, List<String> cursors) {
        List<InboundEvent> events = new ArrayList<>();
        for (int page = 0; page < 50 && events.size() < wanted; page++) {
            StreamPage got = subscription.next(PATIENCE);
            events.addAll(got.events());
            if (got.cursor() != null) {
                cursors.add(got.cursor());
            }
        }
        return events;
    }

    @Test
    void a_name_is_heard_as_a_whole_word_whatever_its_letters() {
        try (Subscription subscription = open(jetstream(), null)) {
            int at = 1;
            for (String text : List.of(
                    "acmeology is fun",
                    "I like ACME!",
                    "see #acme",
                    "mail to @acme.example",
                    "in der Zürich AG",
                    "ZÜRICH AG?",
                    "nothing")) {
                feed.text(at, FeedSamples.created("k" + at, text, at));
                at++;
            }
            assertThat(read(subscription, 4, new ArrayList<>()))
                    .extracting(event -> ((Posted) event).content().text())
                    .containsExactly("I like ACME!", "see #acme", "in der Zürich AG", "ZÜRICH AG?");
        }
    }

    @Test
    void a_deletion_is_told_of_what_was_heard_alone() {
        try (Subscription subscription = open(jetstream(), null)) {
            feed.text(1, FeedSamples.created("one", "Acme, hello", 1));
            feed.text(2, FeedSamples.deleted("other", 2));
            feed.text(3, FeedSamples.deleted("one", 3));
            List<InboundEvent> events = read(subscription, 2, new ArrayList<>());
            assertThat(events).hasExactlyElementsOfTypes(Posted.class, Deleted.class);
            assertThat(((Deleted) events.get(1)).externalId()).isEqualTo(Samples.uri(Samples.PERSON, "one"));
        }
    }

    @Test
    void the_firehose_tells_the_same_as_the_jetstream() {
        List<InboundEvent> heard = new ArrayList<>();
        List<String> cursors = new ArrayList<>();
        try (Subscription subscription = open(firehose(), null)) {
            feed.binary(7, FeedSamples.commit(7, "one", "my Acme parcel 📦"));
            feed.binary(8, FeedSamples.commit(8, "two", "nothing for us"));
            feed.binary(9, FeedSamples.commit(9, "three", "Acme again"));
            heard.addAll(read(subscription, 2, cursors));
        }
        assertThat(heard)
                .extracting(event -> ((Posted) event).externalId())
                .containsExactly(Samples.uri(Samples.PERSON, "one"), Samples.uri(Samples.PERSON, "three"));
        Posted first = (Posted) heard.get(0);
        assertThat(first.content().text()).isEqualTo("my Acme parcel 📦");
        assertThat(first.thread()).isEqualTo(ThreadRef.root(first.externalId()));
        assertThat(cursors).endsWith("9");
        try (Subscription subscription = open(firehose(), "8")) {
            assertThat(read(subscription, 1, cursors)).hasSize(1);
        }
        assertThat(feed.requests).last().asString().contains("cursor=8");
    }

    @Test
    void a_firehose_that_does_not_know_the_cursor_is_begun_anew() {
        try (Subscription subscription = open(firehose(), "99")) {
            feed.binary(100, FeedSamples.error("FutureCursor"));
            assertThat(subscription.next(PATIENCE).cursor()).isEqualTo("anew");
            assertThatThrownBy(() -> subscription.next(PATIENCE)).isInstanceOf(Unavailable.class);
        }
        open(firehose(), "anew").close();
        assertThat(feed.requests).last().asString().doesNotContain("cursor");
    }

    @Test
    void a_firehose_that_finds_us_too_slow_is_come_back_to() {
        try (Subscription subscription = open(firehose(), null)) {
            feed.binary(1, FeedSamples.error("ConsumerTooSlow"));
            assertThatThrownBy(() -> subscription.next(PATIENCE))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("ConsumerTooSlow");
        }
    }

    @Test
    void what_cannot_be_read_is_passed_over() {
        try (Subscription subscription = open(firehose(), null)) {
            feed.binary(1, new byte[] {1, 2, 3});
            feed.binary(2, FeedSamples.commit(2, "one", "Acme"));
            assertThat(read(subscription, 1, new ArrayList<>())).hasSize(1);
        }
        try (Subscription subscription = open(jetstream(), null)) {
            feed.text(3, "{not json");
            feed.text(4, FeedSamples.created("two", "Acme", 4));
            assertThat(read(subscription, 1, new ArrayList<>())).isNotEmpty();
        }
    }

    @Test
    void an_account_may_have_names_of_its_own_and_must_have_some() {
        AccountContext ours = Accounts.listening("Globex, Initech");
        StreamSource source = jetstream();
        try (Subscription subscription = source.open(ours, "jetstream", null, THEN)) {
            feed.text(1, FeedSamples.created("one", "Acme", 1));
            feed.text(2, FeedSamples.created("two", "initech is down", 2));
            assertThat(read(subscription, 1, new ArrayList<>())).singleElement().satisfies(event -> assertThat(
                            ((Posted) event).content().text())
                    .isEqualTo("initech is down"));
        }
        assertThatThrownBy(() -> source.open(Accounts.listening(" , "), "jetstream", null, THEN))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("listen");
    }

    @Test
    void a_feed_that_is_not_there_is_unavailable() {
        feed.close();
        assertThatThrownBy(() -> open(jetstream(), null)).isInstanceOf(Unavailable.class);
    }
}
