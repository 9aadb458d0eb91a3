package io.threadwell.connector.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FacebookConfigTest {
    @Test
    void all_problems_are_told_at_once() {
        assertThatThrownBy(() -> FacebookConfig.builder()
                        .graphUri(URI.create("ftp://graph.example"))
                        .dialogUri(URI.create("nowhere"))
                        .apiVersion("23")
                        .appId(" ")
                        .streams(Set.of("feed", "gossip"))
                        .pollEvery(Duration.ZERO)
                        .overlap(Duration.ofSeconds(-1))
                        .repairWindow(Duration.ZERO)
                        .settling(Duration.ZERO)
                        .connectTimeout(Duration.ZERO)
                        .callTimeout(Duration.ZERO)
                        .build())
                .isInstanceOf(InvalidRequest.class)
                .message()
                .contains(
                        "graphUri",
                        "dialogUri",
                        "apiVersion",
                        "appId",
                        "streams",
                        "pollEvery",
                        "overlap",
                        "repairWindow",
                        "settling",
                        "connectTimeout",
                        "callTimeout");
    }

    @Test
    void no_secret_shows_in_text() {
        FacebookConfig config = FacebookConfig.builder()
                .appId("42")
                .appSecret(Secret.of("s3cret"))
                .verifyToken(Secret.of("t0ken"))
                .build();
        assertThat(config.toString()).contains("42", "v23.0").doesNotContain("s3cret", "t0ken");
    }

    @Test
    void streams_and_settling_are_the_hosts_to_choose() {
        FacebookConfig config = FacebookConfig.builder()
                .streams(Set.of(FacebookConfig.FEED))
                .settling(Duration.ofSeconds(9))
                .apiVersion("v22.0")
                .build();
        FacebookConnector connector = FacebookConnector.builder().config(config).build();
        assertThat(connector.descriptor().limits().settling()).isEqualTo(Duration.ofSeconds(9));
        assertThat(connector.descriptor().apiVersion()).isEqualTo("v22.0");
    }
}
