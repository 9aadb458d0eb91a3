package io.threadwell.connector.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BlueskyConfigTest {
    @Test
    void all_problems_are_told_at_once() {
        assertThatThrownBy(() -> BlueskyConfig.builder()
                        .service(URI.create("ftp://bsky.example"))
                        .notificationsEvery(Duration.ZERO)
                        .chatEvery(Duration.ZERO)
                        .repairEvery(Duration.ofSeconds(-1))
                        .overlap(Duration.ofSeconds(-1))
                        .repairWindow(Duration.ZERO)
                        .languages(List.of("en", "fr", "de", "pt"))
                        .build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessage("Bluesky: service must be an http or https address; notificationsEvery must be positive; "
                        + "chatEvery must be positive; repairEvery must be positive; repairWindow must be positive; "
                        + "overlap must not be negative; languages must be three at most, such as en or pt-BR");
    }

    @Test
    @SuppressWarnings("NullAway") // what a host without null checks may do
    void missing_arguments_are_told_by_their_names_all_at_once() {
        assertThatThrownBy(() -> BlueskyConfig.builder()
                        .service(null)
                        .chatEvery(null)
                        .overlap(null)
                        .languages(null)
                        .build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll("service", "chatEvery", "overlap", "languages");
        assertThatThrownBy(() ->
                        BlueskyConnector.builder().config(null).clock(null).build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll("config is missing", "clock is missing");
    }

    @Test
    void nothing_has_to_be_given() {
        assertThat(BlueskyConnector.builder().build().descriptor().network()).isEqualTo(BlueskyConnector.NETWORK);
    }
}
