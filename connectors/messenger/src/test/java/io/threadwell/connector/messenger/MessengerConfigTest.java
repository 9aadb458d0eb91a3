package io.threadwell.connector.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MessengerConfigTest {
    @Test
    void all_problems_are_told_at_once() {
        assertThatThrownBy(() -> MessengerConfig.builder()
                        .graphUri(URI.create("ftp://graph.example"))
                        .dialogUri(URI.create("nowhere"))
                        .apiVersion("23")
                        .appId(" ")
                        .passTo("the inbox")
                        .erasureStatus(URI.create("nowhere"))
                        .revokeLogin(true)
                        .pollEvery(Duration.ZERO)
                        .overlap(Duration.ofSeconds(-1))
                        .settling(Duration.ZERO)
                        .connectTimeout(Duration.ZERO)
                        .callTimeout(Duration.ZERO)
                        .build())
                .isInstanceOf(InvalidRequest.class)
                .message()
                .startsWith("Messenger: ")
                .contains(
                        "graphUri",
                        "dialogUri",
                        "apiVersion",
                        "verifyToken is missing",
                        "appId must not be blank",
                        "appSecret is missing",
                        "passTo",
                        "erasureStatus",
                        "revokeLogin",
                        "pollEvery",
                        "overlap",
                        "settling",
                        "connectTimeout",
                        "callTimeout");
    }

    @Test
    void a_connector_without_a_config_says_what_to_do() {
        assertThatThrownBy(MessengerConnector.builder()::build)
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("verifyToken(...)");
    }

    @Test
    void no_secret_shows_itself() {
        MessengerConfig config = MessengerConfig.builder()
                .verifyToken(Secret.of("the-token"))
                .appId("42")
                .appSecret(Secret.of("the-secret"))
                .build();
        assertThat(config.toString()).contains("42").doesNotContain("the-token", "the-secret");
    }

    @Test
    void the_defaults_are_those_that_the_builder_names() {
        MessengerConfig config =
                MessengerConfig.builder().verifyToken(Secret.of("the-token")).build();
        assertThat(config.humanAgent()).isTrue();
        assertThat(config.uploadMedia()).isFalse();
        assertThat(config.passTo()).isEqualTo(MessengerConfig.PAGE_INBOX);
        assertThat(config.pollEvery()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.overlap()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.settling()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.callTimeout()).isEqualTo(Duration.ofSeconds(30));
    }
}
