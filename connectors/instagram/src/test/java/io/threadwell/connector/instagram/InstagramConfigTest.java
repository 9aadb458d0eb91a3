package io.threadwell.connector.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.instagram.InstagramConnector.Login;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class InstagramConfigTest {
    @Test
    void all_problems_are_told_at_once() {
        assertThatThrownBy(() -> InstagramConfig.builder()
                        .graphUri(URI.create("ftp://graph.example"))
                        .dialogUri(URI.create("nowhere"))
                        .codesUri(URI.create("nowhere"))
                        .apiVersion("23")
                        .appId(" ")
                        .streams(Set.of("stories"))
                        .repairWindow(Duration.ZERO)
                        .erasureStatus(URI.create("nowhere"))
                        .pollEvery(Duration.ZERO)
                        .overlap(Duration.ofSeconds(-1))
                        .settling(Duration.ZERO)
                        .connectTimeout(Duration.ZERO)
                        .callTimeout(Duration.ZERO)
                        .build())
                .isInstanceOf(InvalidRequest.class)
                .message()
                .startsWith("Instagram: ")
                .contains(
                        "graphUri",
                        "dialogUri",
                        "codesUri",
                        "apiVersion",
                        "verifyToken is missing",
                        "appId must not be blank",
                        "appSecret is missing",
                        "streams",
                        "repairWindow",
                        "erasureStatus",
                        "pollEvery",
                        "overlap",
                        "settling",
                        "connectTimeout",
                        "callTimeout");
    }

    @Test
    void a_connector_without_a_config_says_what_to_do() {
        assertThatThrownBy(InstagramConnector.builder()::build)
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("verifyToken(...)");
    }

    @Test
    void no_secret_shows_itself() {
        InstagramConfig config = InstagramConfig.builder()
                .verifyToken(Secret.of("the-token"))
                .appId("42")
                .appSecret(Secret.of("the-secret"))
                .build();
        assertThat(config.toString()).contains("42").doesNotContain("the-token", "the-secret");
    }

    @Test
    void addresses_go_with_the_login() {
        InstagramConfig direct =
                InstagramConfig.builder().verifyToken(Secret.of("the-token")).build();
        assertThat(direct.graphUri()).hasToString("https://graph.instagram.com");
        assertThat(direct.dialogUri()).hasToString("https://www.instagram.com/oauth/authorize");
        InstagramConfig byPage = InstagramConfig.builder()
                .verifyToken(Secret.of("the-token"))
                .login(Login.FACEBOOK)
                .build();
        assertThat(byPage.graphUri()).hasToString("https://graph.facebook.com");
        assertThat(byPage.dialogUri()).hasToString("https://www.facebook.com");
        assertThat(byPage.streams()).containsExactlyInAnyOrder("comments", "conversations");
    }
}
