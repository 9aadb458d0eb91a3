package io.threadwell.support.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.support.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimiterTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final HandClock clock = new HandClock();

    @Test
    void the_quota_goes_at_once_and_the_rest_comes_again_when_the_window_has_passed() {
        RateLimiter limiter = limiter(5);

        assertThat(take(limiter, 10)).isEqualTo(5);
        Instant again = limiter.reserve(1, Priority.CUSTOMER).orElseThrow();

        assertThat(again)
                .isBetween(clock.instant().plus(MINUTE), clock.instant().plusSeconds(61));
        clock.forward(Duration.between(clock.instant(), again));
        assertThat(take(limiter, 10)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_stretch_of_a_window_ever_sees_more_than_the_quota(long seed) {
        Random random = new Random(seed);
        int quota = 1 + random.nextInt(60);
        Duration window = Duration.ofMillis(10 + random.nextInt(100_000));
        RateLimiter limiter =
                RateLimiter.builder().clock(clock).quota(quota, window).build();
        List<Instant> went = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            Optional<Instant> wait = limiter.reserve(1, Priority.CUSTOMER);
            if (wait.isEmpty()) {
                went.add(clock.instant());
            } else {
                assertThat(wait.get()).isAfter(clock.instant());
            }
            clock.forward(Duration.ofMillis(random.nextInt((int) Math.max(2, window.toMillis() / quota / 2))));
        }

        for (int i = quota; i < went.size(); i++) {
            assertThat(Duration.between(went.get(i - quota), went.get(i))).isGreaterThanOrEqualTo(window);
        }
        assertThat(went).hasSizeGreaterThan(quota);
    }

    @Test
    void whoever_comes_when_told_goes() {
        RateLimiter limiter = limiter(100);
        IntStream.range(0, 100).forEach(i -> {
            limiter.reserve(1, Priority.CUSTOMER);
            clock.forward(Duration.ofMillis(137));
        });

        Instant again = limiter.reserve(30, Priority.CUSTOMER).orElseThrow();
        clock.forward(Duration.between(clock.instant(), again));

        assertThat(limiter.reserve(30, Priority.CUSTOMER)).isEmpty();
    }

    @Test
    void lower_priorities_leave_a_reserve() {
        RateLimiter limiter = limiter(100);

        assertThat(take(limiter, 200, Priority.BACKGROUND)).isEqualTo(70);
        assertThat(take(limiter, 200, Priority.NORMAL)).isEqualTo(20);
        assertThat(take(limiter, 200, Priority.CUSTOMER)).isEqualTo(10);
    }

    @Test
    void every_priority_gets_something_of_the_smallest_quota() {
        assertThat(take(limiter(1), 5, Priority.BACKGROUND)).isEqualTo(1);
        assertThat(limiter(10).reserve(10, Priority.BACKGROUND)).isEmpty();
    }

    @Test
    void the_strictest_of_several_quotas_counts() {
        RateLimiter limiter = RateLimiter.builder()
                .clock(clock)
                .quota(10, Duration.ofSeconds(1))
                .quota(15, Duration.ofHours(24))
                .build();

        assertThat(take(limiter, 20)).isEqualTo(10);
        clock.forward(Duration.ofSeconds(2));
        assertThat(take(limiter, 20)).isEqualTo(5);
        assertThat(limiter.reserve(1, Priority.CUSTOMER).orElseThrow())
                .isAfter(clock.instant().plus(Duration.ofHours(23)));
    }

    @Test
    void what_an_answer_tells_holds_until_its_reset() {
        RateLimiter limiter = RateLimiter.builder().clock(clock).build();
        Instant reset = clock.instant().plusSeconds(600);
        assertThat(take(limiter, 50)).as("nothing is known yet").isEqualTo(50);

        limiter.observe(new ObservedQuota(300, 3, reset));

        assertThat(take(limiter, 10)).isEqualTo(3);
        assertThat(limiter.reserve(1, Priority.CUSTOMER)).contains(reset);
        clock.forward(Duration.ofMinutes(10));
        assertThat(limiter.reserve(1, Priority.CUSTOMER)).isEmpty();
    }

    @Test
    void answers_that_overtake_each_other_give_nothing_back() {
        RateLimiter limiter = RateLimiter.builder().clock(clock).build();
        Instant reset = clock.instant().plusSeconds(600);

        limiter.observe(new ObservedQuota(300, 2, reset));
        limiter.observe(new ObservedQuota(300, 5, reset.plusSeconds(1)));
        limiter.observe(new ObservedQuota(300, 300, reset.minusSeconds(600)));

        assertThat(take(limiter, 10)).isEqualTo(2);
    }

    @Test
    void a_later_reset_is_a_new_window() {
        RateLimiter limiter = RateLimiter.builder().clock(clock).build();
        limiter.observe(new ObservedQuota(300, 0, clock.instant().plusSeconds(10)));

        limiter.observe(new ObservedQuota(300, 8, clock.instant().plusSeconds(70)));

        assertThat(take(limiter, 10)).isEqualTo(8);
    }

    @Test
    void the_reserve_is_kept_of_a_told_quota_too() {
        RateLimiter limiter = RateLimiter.builder().clock(clock).build();
        limiter.observe(new ObservedQuota(100, 35, clock.instant().plusSeconds(600)));

        assertThat(take(limiter, 100, Priority.BACKGROUND)).isEqualTo(5);
        assertThat(take(limiter, 100, Priority.NORMAL)).isEqualTo(20);
        assertThat(take(limiter, 100, Priority.CUSTOMER)).isEqualTo(10);
    }

    @Test
    void what_others_use_of_the_same_quota_is_counted() {
        RateLimiter limiter = limiter(100);
        take(limiter, 10);

        limiter.observe(new ObservedQuota(100, 40, null));
        limiter.observe(new ObservedQuota(100, 40, null));

        assertThat(take(limiter, 100)).isEqualTo(40);
    }

    @Test
    void another_limit_than_documented_is_believed() {
        RateLimiter limiter = limiter(100);

        limiter.observe(new ObservedQuota(700, 690, null));

        assertThat(take(limiter, 1_000)).isEqualTo(690);
    }

    @Test
    void calls_under_way_that_the_vendor_has_not_counted_yet_are_not_given_back() {
        RateLimiter limiter = limiter(100);
        take(limiter, 60);

        limiter.observe(new ObservedQuota(100, 99, null));

        assertThat(take(limiter, 100)).isEqualTo(40);
    }

    @Test
    void a_stop_holds_for_all_and_is_never_shortened() {
        RateLimiter limiter = limiter(100);
        Instant until = clock.instant().plusSeconds(30);

        limiter.block(until);
        limiter.block(until.minusSeconds(20));

        assertThat(limiter.reserve(1, Priority.CUSTOMER)).contains(until);
        clock.forward(Duration.ofSeconds(30));
        assertThat(limiter.reserve(1, Priority.CUSTOMER)).isEmpty();
    }

    @Test
    void permits_that_were_not_used_can_be_given_back() {
        RateLimiter limiter = limiter(10);
        limiter.observe(new ObservedQuota(10, 10, clock.instant().plusSeconds(60)));
        take(limiter, 10);

        limiter.giveBack(4);

        assertThat(take(limiter, 10)).isEqualTo(4);
    }

    @Test
    void many_threads_share_one_quota_exactly() {
        RateLimiter limiter = limiter(1_000);
        AtomicInteger went = new AtomicInteger();

        IntStream.range(0, 5_000).parallel().forEach(i -> {
            if (limiter.reserve(1, Priority.CUSTOMER).isEmpty()) {
                went.incrementAndGet();
            }
        });

        assertThat(went).hasValue(1_000);
    }

    @Test
    void nonsense_is_refused() {
        assertThatThrownBy(() -> limiter(5).reserve(0, Priority.CUSTOMER)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RateLimiter.builder().quota(0, MINUTE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RateLimiter.builder().keepBack(Priority.NORMAL, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private RateLimiter limiter(int permits) {
        return RateLimiter.builder().clock(clock).quota(permits, MINUTE).build();
    }

    private static int take(RateLimiter limiter, int tries) {
        return take(limiter, tries, Priority.CUSTOMER);
    }

    private static int take(RateLimiter limiter, int tries, Priority priority) {
        return (int) IntStream.range(0, tries)
                .filter(i -> limiter.reserve(1, priority).isEmpty())
                .count();
    }
}
