package io.threadwell.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MovableClockTest {
    private final MovableClock clock = new MovableClock();

    @Test
    void it_stands_still_until_it_is_moved() {
        assertThat(clock.instant()).isEqualTo(MovableClock.START).isEqualTo(clock.instant());
        assertThat(clock.advance(Duration.ofMinutes(2))).isEqualTo(clock.instant());
        assertThat(clock.advanceSeconds(-60)).isEqualTo(MovableClock.START.plusSeconds(60));
    }

    @Test
    void it_keeps_whole_milliseconds() {
        clock.set(Instant.parse("2025-01-01T00:00:00.123456Z"));
        assertThat(clock.instant()).isEqualTo("2025-01-01T00:00:00.123Z");
    }
}
