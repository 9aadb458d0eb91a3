package io.threadwell.connector.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the configuration refuses, and what it switches. */
final class XConfigTest {
    @Test
    void all_that_is_wrong_is_told_at_once() {
        XConfig.Builder wrong = XConfig.builder()
                .apiUri(URI.create("ftp://x"))
                .authorizeUri(URI.create("https://x.com/?a=b"))
                .subscribe("my hook", Product.ACTIVITY)
                .withoutWebhook()
                .filteredStream(6)
                .streams(Set.of("likes"))
                .pollEvery(Duration.ZERO)
                .overlap(Duration.ofSeconds(-1))
                .settling(Duration.ZERO)
                .connectTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO);
        assertThatThrownBy(wrong::build)
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll(
                        "apiUri",
                        "authorizeUri",
                        "webhook id",
                        "withoutWebhook",
                        "appToken is missing",
                        "0 to 5 minutes",
                        "streams must be of",
                        "pollEvery",
                        "overlap",
                        "settling",
                        "connectTimeout",
                        "callTimeout");
    }

    @Test
    void something_must_come_in() {
        assertThatThrownBy(() ->
                        XConfig.builder().withoutWebhook().streams(Set.of()).build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("nothing could come in");
    }

    @Test
    void a_connector_without_a_config_is_refused() {
        assertThatThrownBy(() -> XConnector.builder().build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("config is missing");
    }

    @Test
    void no_secret_is_shown() {
        XConfig config = XConfig.builder()
                .client("id", Secret.of("a-client-secret"))
                .appToken(Secret.of("an-app-token"))
                .build();
        assertThat(config.toString()).doesNotContain("a-client-secret", "an-app-token");
    }

    @Test
    void what_is_switched_off_is_not_declared() {
        XConnector bare = XConnector.builder()
                .config(XConfig.builder()
                        .withoutWebhook()
                        .directMessages(false)
                        .streams(Set.of(XConfig.SEARCH, XConfig.DIRECT_MESSAGES))
                        .build())
                .build();
        assertThat(bare.descriptor().capabilities())
                .contains(Capability.POLL, Capability.PUBLIC_REPLY)
                .doesNotContain(
                        Capability.WEBHOOK,
                        Capability.STREAM,
                        Capability.DIRECT_MESSAGE,
                        Capability.PRIVATE_REPLY,
                        Capability.DELETIONS,
                        Capability.RECEIPTS);
        assertThat(bare.facet(NetworkWebhook.class)).isEmpty();
        assertThat(bare.facet(StreamSource.class)).isEmpty();
        assertThat(bare.facet(MediaSource.class)).isEmpty();
        assertThat(bare.facet(ItemLookup.class)).isEmpty();
        assertThat(bare.facet(PollingSource.class).orElseThrow().streams()).containsExactly(XConfig.SEARCH);
        assertThat(bare.descriptor().limits().privateText()).isZero();
    }
}
