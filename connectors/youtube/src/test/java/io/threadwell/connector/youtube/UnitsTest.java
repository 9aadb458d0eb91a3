package io.threadwell.connector.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.RateLimited;
import io.threadwell.testkit.connector.Answers.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What calls cost, and who may still make them. */
class UnitsTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-20T08:00:00Z");

    private final YouTubeFixture fixture = new YouTubeFixture();
    private final YouTubeAnswers answers = new YouTubeAnswers(fixture);
    private final Connector connector;
    private final PollingSource polling;
    private final ReplySender sender;

    UnitsTest() {
        fixture.clock.set(MIDNIGHT);
        connector = fixture.connector(config -> config.units(110, 105));
        polling = connector.facet(PollingSource.class).orElseThrow();
        sender = connector.facet(ReplySender.class).orElseThrow();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void poll(String channel) {
        assertThat(polling.poll(fixture.account(channel), "comments", null, MIDNIGHT)
                        .events())
                .isEmpty();
    }

    private void answer() {
        assertThat(sender.send(fixture.account(), answers.draft(Kind.PUBLIC_REPLY))
                        .externalIds())
                .hasSize(1);
    }

    @Test
    void all_accounts_share_the_units_and_polling_leaves_the_reserve() {
        for (int i = 0; i < 5; i++) {
            poll(i % 2 == 0 ? FakeChannel.ID : FakeChannel.CUSTOMER);
        }
        assertThatThrownBy(() -> poll(FakeChannel.ID)).isInstanceOf(RateLimited.class);
        assertThatThrownBy(() -> poll(FakeChannel.CUSTOMER))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isEqualTo(MIDNIGHT.plus(Duration.ofDays(1))));
        assertThat(fixture.youtube.calls).hasSize(5);
        answer();
        answer();
        assertThatThrownBy(this::answer).isInstanceOf(RateLimited.class);
        assertThat(fixture.youtube.posted).hasSize(2);
    }

    @Test
    void a_call_that_fails_is_paid_for_too() {
        fixture.youtube.next(400, "processingFailure");
        assertThatThrownBy(this::answer).isNotInstanceOf(RateLimited.class);
        answer();
        assertThatThrownBy(this::answer).isInstanceOf(RateLimited.class);
    }

    @Test
    void after_youtubes_word_nothing_is_tried_until_the_day_is_over() {
        fixture.youtube.next(403, "quotaExceeded");
        assertThatThrownBy(() -> poll(FakeChannel.ID)).isInstanceOf(RateLimited.class);
        assertThatThrownBy(this::answer).isInstanceOf(RateLimited.class);
        assertThatThrownBy(() -> poll(FakeChannel.CUSTOMER)).isInstanceOf(RateLimited.class);
        assertThat(fixture.youtube.calls).isEmpty();
        fixture.clock.set(MIDNIGHT.plus(Duration.ofDays(1)));
        answer();
    }

    @Test
    void a_shorter_limit_stops_one_call_alone() {
        fixture.youtube.next(403, "rateLimitExceeded");
        assertThatThrownBy(() -> poll(FakeChannel.ID)).isInstanceOf(RateLimited.class);
        answer();
    }
}
