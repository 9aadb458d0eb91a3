package io.threadwell.connector.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the config refuses, and what it is without being told. */
class YouTubeConfigTest {
    @Test
    void problems_are_told_all_at_once() {
        assertThatThrownBy(() -> YouTubeConfig.builder()
                        .server(URI.create("mailto:x"))
                        .client(" ", Secret.of("secret"))
                        .pollEvery(Duration.ZERO)
                        .heldEvery(Duration.ofSeconds(-1))
                        .lookBack(Duration.ofHours(1), 0)
                        .units(50, -1)
                        .build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll("server", "client", "pollEvery", "heldEvery", "lookBack", "reserve");
        assertThatThrownBy(() -> YouTubeConfig.builder().units(5_000, 5_000).build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("nothing is polled");
        assertThatThrownBy(() -> YouTubeConnector.builder().build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("config");
    }

    @Test
    void the_defaults_are_a_projects_own_quota_and_half_of_it_for_answers() {
        YouTubeConfig config = YouTubeConfig.builder().build();
        assertThat(config.units()).isEqualTo(new YouTubeConfig.Units(10_000, 5_000));
        assertThat(config.reviews()).isEqualTo(new YouTubeConfig.Reviews(true, false, false));
        assertThat(config.pace().every()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.clientId()).isEmpty();
    }

    @Test
    void without_a_client_nobody_logs_in() {
        Authorizer authorizer = YouTubeConnector.builder()
                .config(YouTubeConfig.builder().build())
                .build()
                .facet(Authorizer.class)
                .orElseThrow();
        assertThatThrownBy(() -> authorizer.exchange(Map.of("code", "c", "redirect", "https://host.example/back")))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("client");
    }
}
