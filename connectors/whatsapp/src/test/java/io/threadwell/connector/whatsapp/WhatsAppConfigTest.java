package io.threadwell.connector.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WhatsAppConfigTest {
    @Test
    void all_problems_are_told_at_once() {
        assertThatThrownBy(() -> WhatsAppConfig.builder()
                        .graphUri(URI.create("ftp://graph.example"))
                        .dialogUri(URI.create("nowhere"))
                        .apiVersion("23")
                        .appId(" ")
                        .signupConfiguration("")
                        .messagesPerSecond(0)
                        .listButton("more than twenty characters")
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
                        "verifyToken is missing",
                        "appId must not be blank",
                        "appSecret is missing",
                        "signupConfiguration",
                        "messagesPerSecond",
                        "listButton",
                        "settling",
                        "connectTimeout",
                        "callTimeout");
    }

    @Test
    void a_connector_without_a_config_says_what_to_do() {
        assertThatThrownBy(WhatsAppConnector.builder()::build)
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("verifyToken(...)");
    }

    @Test
    void no_secret_shows_itself() {
        WhatsAppConfig config = WhatsAppConfig.builder()
                .verifyToken(Secret.of("the-token"))
                .appId("42")
                .appSecret(Secret.of("the-secret"))
                .build();
        assertThat(config.toString()).contains("42").doesNotContain("the-token", "the-secret");
    }
}
