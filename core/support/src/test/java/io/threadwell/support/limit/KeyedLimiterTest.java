package io.threadwell.support.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.support.HandClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeyedLimiterTest {
    private final HandClock clock = new HandClock();
    private final KeyedLimiter<String> limiters =
            new KeyedLimiter<>(100, RateLimiter.builder().clock(clock).quota(30, Duration.ofMinutes(10)));

    @Test
    void each_key_has_its_own_quota() {
        assertThat(limiters.reserve("ticket 1", 30, Priority.CUSTOMER)).isEmpty();

        assertThat(limiters.reserve("ticket 1", 1, Priority.CUSTOMER)).isPresent();
        assertThat(limiters.reserve("ticket 2", 1, Priority.CUSTOMER)).isEmpty();
    }

    @Test
    void a_stop_and_a_report_concern_their_key_alone() {
        limiters.block("a", clock.instant().plusSeconds(5));
        limiters.observe("b", new ObservedQuota(30, 0, clock.instant().plusSeconds(9)));

        assertThat(limiters.reserve("a", 1, Priority.CUSTOMER))
                .contains(clock.instant().plusSeconds(5));
        assertThat(limiters.reserve("b", 1, Priority.CUSTOMER))
                .contains(clock.instant().plusSeconds(9));
        assertThat(limiters.reserve("c", 1, Priority.CUSTOMER)).isEmpty();
    }

    @Test
    void permits_go_back_to_their_key() {
        limiters.reserve("a", 30, Priority.CUSTOMER);
        limiters.giveBack("a", 1);

        assertThat(limiters.reserve("a", 1, Priority.CUSTOMER)).isEmpty();
    }

    @Test
    void what_is_over_is_forgotten_as_others_come() {
        for (int i = 0; i < 80; i++) {
            limiters.reserve("old " + i, 1, Priority.CUSTOMER);
        }
        clock.forward(Duration.ofMinutes(11));

        for (int i = 0; i < 40; i++) {
            limiters.reserve("new " + i, 1, Priority.CUSTOMER);
        }

        assertThat(limiters.size()).isEqualTo(40);
    }

    @Test
    void it_never_grows_beyond_its_bound_and_keeps_what_is_in_use() {
        limiters.reserve("busy", 30, Priority.CUSTOMER);
        for (int i = 0; i < 1_000; i++) {
            limiters.reserve("other " + i, 1, Priority.CUSTOMER);
            assertThat(limiters.reserve("busy", 1, Priority.CUSTOMER)).isPresent();
        }

        assertThat(limiters.size()).isEqualTo(100);
    }
}
