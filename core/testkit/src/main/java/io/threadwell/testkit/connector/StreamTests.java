package io.threadwell.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.connector.StreamSource.StreamPage;
import io.threadwell.api.connector.StreamSource.Subscription;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.inbound.InboundEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Long connections, which end at any time and go on where they ended. */
abstract class StreamTests extends ConnectorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_PAGES = 200;

    private StreamSource source;
    private Streams streams;
    private AccountContext account;
    private @Nullable String cursor;

    StreamTests(ConnectorContract contract) {
        super(contract);
    }

    @BeforeEach
    void openStreams() {
        needs(Capability.STREAM);
        source = facet(StreamSource.class);
        streams = supplied(fixture.streams(), "streams()");
        account = fixture.account();
    }

    private Subscription open(StreamSource from) {
        return from.open(account, streams.stream(), cursor, streams.beginning());
    }

    /** Reads until all of these have come. */
    private List<String> read(Subscription subscription, List<String> wanted) {
        List<String> ids = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES && !new HashSet<>(ids).containsAll(wanted); page++) {
            StreamPage got = subscription.next(PATIENCE);
            cursor = got.cursor() == null ? cursor : got.cursor();
            for (InboundEvent event : got.events()) {
                if (event instanceof InboundEvent.Posted posted) {
                    ids.add(posted.externalId());
                }
            }
        }
        return ids;
    }

    @Test
    void streams_have_names_and_are_constant() {
        assertThat(source.streams()).isNotEmpty().doesNotHaveDuplicates().contains(streams.stream());
        assertThat(source.streams()).isEqualTo(source.streams());
    }

    @Test
    void what_is_published_comes_in_its_order() {
        try (Subscription subscription = open(source)) {
            List<String> published = streams.publish(5);
            assertThat(read(subscription, published)).containsSubsequence(published);
        }
    }

    @Test
    void nothing_new_is_an_empty_page() {
        try (Subscription subscription = open(source)) {
            assertThat(subscription.next(Duration.ofMillis(20)).events())
                    .noneMatch(InboundEvent.Posted.class::isInstance);
        }
    }

    @Test
    void a_cut_is_told_and_the_next_connection_goes_on() {
        try (Subscription subscription = open(source)) {
            List<String> first = streams.publish(1);
            assertThat(read(subscription, first)).containsAll(first);
            streams.cut();
            assertThatThrownBy(() -> read(subscription, List.of("that never comes")))
                    .isInstanceOf(Unavailable.class);
        }
        StreamSource elsewhere = fixture.connector().facet(StreamSource.class).orElseThrow();
        List<String> missed = streams.resumes() ? streams.publish(2) : List.of();
        try (Subscription subscription = open(elsewhere)) {
            assertThat(read(subscription, missed)).containsAll(missed);
            List<String> later = streams.publish(1);
            assertThat(read(subscription, later)).containsAll(later);
        }
    }

    @Test
    void closing_ends_a_wait_and_may_be_done_again() throws Exception {
        Subscription subscription = open(source);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            try {
                subscription.next(Duration.ofMinutes(5));
            } catch (CareException closed) {
                assertThat(closed).isInstanceOf(Unavailable.class);
            }
        });
        subscription.close();
        waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        subscription.close();
        assertThat(waiting).isCompleted();
    }

    @Test
    void a_dead_credential_is_told() {
        assumeTrue(!streams.isPublic(), "everybody may read the stream");
        fixture.faults().killCredential();
        assertThatThrownBy(() -> {
                    try (Subscription subscription = open(source)) {
                        read(subscription, List.of("that never comes"));
                    }
                })
                .isInstanceOf(ReauthorizationRequired.class);
    }
}
