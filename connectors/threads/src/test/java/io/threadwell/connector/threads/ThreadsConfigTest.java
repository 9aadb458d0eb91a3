package io.threadwell.connector.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ThreadsConfigTest {
    @Test
    void all_problems_are_told_at_once() {
        assertThatThrownBy(() -> ThreadsConfig.builder()
                        .graphUri(URI.create("ftp://graph.example"))
                        .dialogUri(URI.create("nowhere"))
                        .apiVersion("1")
                        .appId(" ")
                        .streams(Set.of("gossip"))
                        .pollEvery(Duration.ZERO)
                        .overlap(Duration.ofSeconds(-1))
                        .repairWindow(Duration.ZERO)
                        .settling(Duration.ZERO)
                        .connectTimeout(Duration.ZERO)
                        .callTimeout(Duration.ZERO)
                        .erasureStatus(URI.create("/here"))
                        .build())
                .isInstanceOf(InvalidRequest.class)
                .message()
                .contains(
                        "graphUri",
                        "dialogUri",
                        "apiVersion",
                        "appId must not be blank",
                        "appSecret is missing",
                        "verifyToken is missing",
                        "erasureStatus",
                        "streams",
                        "pollEvery",
                        "overlap",
                        "repairWindow",
                        "settling",
                        "connectTimeout",
                        "callTimeout");
    }

    @Test
    void a_webhook_without_a_verify_token_is_refused_with_what_to_do() {
        assertThatThrownBy(ThreadsConfig.builder()::build)
                .isInstanceOf(InvalidRequest.class)
                .hasMessage(
                        "Threads: verifyToken is missing: think of a text, give it here and beside the webhook's address"
                                + " in the app's dashboard, or call pollingOnly() where there is no webhook");
    }

    @Test
    void a_webhook_and_polling_only_exclude_each_other() {
        assertThatThrownBy(() -> ThreadsConfig.builder()
                        .verifyToken(Secret.of("t0ken"))
                        .pollingOnly()
                        .build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("leave one of them out");
    }

    @Test
    void where_only_polling_is_wanted_no_webhook_is_declared() {
        ThreadsConnector connector = ThreadsConnector.builder()
                .config(ThreadsConfig.builder().pollingOnly().build())
                .build();
        assertThat(connector.facet(NetworkWebhook.class)).isEmpty();
        assertThat(connector.facet(ItemLookup.class)).isEmpty();
        assertThat(connector.facet(PollingSource.class)).isPresent();
        assertThat(connector.descriptor().capabilities())
                .contains(Capability.POLL)
                .doesNotContain(Capability.WEBHOOK, Capability.DELETIONS);
    }

    @Test
    void where_no_stream_is_wanted_no_polling_is_declared() {
        ThreadsConnector connector = ThreadsConnector.builder()
                .config(ThreadsConfig.builder()
                        .verifyToken(Secret.of("t0ken"))
                        .streams(Set.of())
                        .settling(Duration.ofSeconds(9))
                        .build())
                .build();
        assertThat(connector.facet(PollingSource.class)).isEmpty();
        assertThat(connector.descriptor().capabilities()).doesNotContain(Capability.POLL);
        assertThat(connector.descriptor().limits().settling()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    @SuppressWarnings("NullAway") // what a host without null checks may do
    void missing_arguments_are_told_by_their_names_all_at_once() {
        assertThatThrownBy(() -> ThreadsConfig.builder()
                        .graphUri(null)
                        .dialogUri(null)
                        .apiVersion(null)
                        .streams(null)
                        .pollEvery(null)
                        .overlap(null)
                        .build())
                .isInstanceOf(InvalidRequest.class)
                .message()
                .contains("graphUri", "dialogUri", "apiVersion", "streams", "pollEvery", "overlap", "verifyToken");
        assertThatThrownBy(() -> ThreadsConnector.builder().clock(null).build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll("config is missing: call config(", "clock is missing");
    }

    @Test
    void no_secret_shows_in_text() {
        ThreadsConfig config = ThreadsConfig.builder()
                .appId("42")
                .appSecret(Secret.of("s3cret"))
                .verifyToken(Secret.of("t0ken"))
                .build();
        assertThat(config.toString()).contains("42", "v1.0").doesNotContain("s3cret", "t0ken");
    }
}
