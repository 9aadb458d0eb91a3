package io.threadwell.connector.youtube.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.RateLimited;
import io.threadwell.connector.youtube.YouTubeConfig.Units;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.limit.Priority;
import io.threadwell.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The project's units, from one midnight Pacific time to the next. */
class QuotaTest {
    /** Midnight in California, in winter. */
    private static final Instant MIDNIGHT = Instant.parse("2026-01-20T08:00:00Z");

    private static final Duration EVERY = Duration.ofMinutes(2);
    private static final HttpCall CALL =
            HttpCall.get("https://youtube.example/youtube/v3/comments").named("list comments");

    private final MovableClock clock = new MovableClock(MIDNIGHT);
    private final Quota quota = new Quota(new Units(10_000, 5_000), clock);

    private void poll(int times) {
        for (int i = 0; i < times; i++) {
            quota.take(Quota.LIST, Priority.BACKGROUND, CALL);
        }
    }

    private void answer(int times) {
        for (int i = 0; i < times; i++) {
            quota.take(Quota.CHANGE, Priority.CUSTOMER, CALL);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-20T07:59:59Z, 2026-01-20T08:00:00Z",
        "2026-01-20T08:00:00Z, 2026-01-21T08:00:00Z",
        "2026-07-01T12:00:00Z, 2026-07-02T07:00:00Z",
        // The clocks go forward: this day has 23 hours.
        "2026-03-08T08:00:00Z, 2026-03-09T07:00:00Z",
        // The clocks go back: this day has 25 hours.
        "2026-11-01T07:00:00Z, 2026-11-02T08:00:00Z"
    })
    void a_day_ends_at_midnight_in_california(Instant now, Instant reset) {
        assertThat(Quota.reset(now)).isEqualTo(reset);
    }

    @Test
    void polling_leaves_the_reserve_to_answers() {
        poll(5_000);
        assertThatThrownBy(() -> poll(1))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isEqualTo(MIDNIGHT.plus(Duration.ofDays(1))));
        answer(100);
        assertThatThrownBy(() -> answer(1)).isInstanceOf(RateLimited.class);
        clock.advance(Duration.ofDays(1));
        answer(1);
        poll(1);
    }

    @Test
    void answers_may_use_what_polling_did_not() {
        answer(150);
        poll(2_500);
        assertThatThrownBy(() -> poll(1)).isInstanceOf(RateLimited.class);
        assertThatThrownBy(() -> answer(1)).isInstanceOf(RateLimited.class);
    }

    @Test
    void youtubes_word_stops_all_until_the_day_is_over() {
        quota.usedUp();
        assertThatThrownBy(() -> answer(1))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isEqualTo(MIDNIGHT.plus(Duration.ofDays(1))));
        clock.advance(Duration.ofHours(24));
        answer(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20, 400})
    void a_whole_day_of_polling_is_never_refused_and_lasts_until_the_evening(int pollers) {
        record Turn(Instant at, String poller) {}

        PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparing(Turn::at));
        for (int i = 0; i < pollers; i++) {
            turns.add(new Turn(MIDNIGHT.plusSeconds(i), "account " + i));
        }
        Instant evening = MIDNIGHT.plus(Duration.ofHours(24));
        Instant last = MIDNIGHT;
        int calls = 0;
        for (Turn turn = turns.remove(); turn.at().isBefore(evening); turn = turns.remove()) {
            clock.set(turn.at());
            poll(calls++ % 10 == 0 ? 2 : 1);
            last = turn.at();
            turns.add(new Turn(turn.at().plus(quota.pause(turn.poller(), EVERY)), turn.poller()));
        }
        assertThat(last).isAfter(evening.minus(Duration.ofHours(3)));
        answer(100);
    }

    @Test
    void few_accounts_are_polled_as_often_as_is_wanted() {
        poll(1);
        assertThat(quota.pause("account", EVERY)).isEqualTo(EVERY);
    }

    @Test
    void many_accounts_are_polled_less_often() {
        Duration pause = Duration.ZERO;
        for (int i = 0; i < 100; i++) {
            poll(1);
            pause = quota.pause("account " + i, EVERY);
        }
        // 100 accounts share 5,000 looks: 50 in a day, one every 29 minutes.
        assertThat(pause).isBetween(Duration.ofMinutes(28), Duration.ofMinutes(30));
    }

    @Test
    void when_nothing_is_left_the_next_look_is_tomorrow() {
        poll(5_000);
        assertThat(quota.pause("account", EVERY)).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void a_process_that_begins_at_noon_takes_half_of_pollings_part_for_used_up() {
        clock.advance(Duration.ofHours(12));
        Quota begun = new Quota(new Units(10_000, 5_000), clock);
        for (int i = 0; i < 2_500; i++) {
            begun.take(Quota.LIST, Priority.BACKGROUND, CALL);
        }
        assertThatThrownBy(() -> begun.take(Quota.LIST, Priority.BACKGROUND, CALL))
                .isInstanceOf(RateLimited.class);
        begun.take(Quota.CHANGE, Priority.CUSTOMER, CALL);
    }
}
