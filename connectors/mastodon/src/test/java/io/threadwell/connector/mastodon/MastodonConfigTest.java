package io.threadwell.connector.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the configuration refuses, and what it switches. */
final class MastodonConfigTest {
    @Test
    void all_that_is_wrong_is_told_at_once() {
        MastodonConfig.Builder wrong = MastodonConfig.builder()
                .server(URI.create("http://mastodon.example"))
                .app(new ServerApp(URI.create("https://x?y=z"), " ", Secret.of("secret")))
                .appName(" ")
                .audience("direct")
                .pollEvery(Duration.ZERO)
                .changesEvery(Duration.ofSeconds(-1))
                .overlap(Duration.ofSeconds(-1))
                .settling(Duration.ZERO)
                .connectTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO);
        assertThatThrownBy(wrong::build)
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll(
                        "server must be an https address",
                        "the server of an app",
                        "client id",
                        "appName",
                        "audience",
                        "pollEvery",
                        "changesEvery",
                        "overlap",
                        "settling",
                        "connectTimeout",
                        "callTimeout");
    }

    @Test
    void nothing_has_to_be_given() {
        MastodonConnector connector = MastodonConnector.builder().build();
        assertThat(connector.descriptor().can(Capability.STREAM)).isTrue();
        assertThat(MastodonConfig.defaults().pollEvery()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without checks may do
    void a_connector_without_its_parts_is_refused() {
        assertThatThrownBy(() ->
                        MastodonConnector.builder().config(null).clock(null).build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll("config is missing", "clock is missing");
    }

    @Test
    void what_is_switched_off_is_not_declared() {
        MastodonConnector polled = MastodonConnector.builder()
                .config(MastodonConfig.builder().streaming(false).build())
                .build();
        assertThat(polled.descriptor().capabilities())
                .contains(Capability.POLL, Capability.EDITS, Capability.DELETIONS)
                .doesNotContain(Capability.STREAM);
        assertThat(polled.facet(StreamSource.class)).isEmpty();
    }
}
