package io.threadwell.connector.linkedin;

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

/** What the configuration refuses, and what it switches. */
final class LinkedInConfigTest {
    @Test
    void all_that_is_wrong_is_told_at_once() {
        LinkedInConfig.Builder wrong = LinkedInConfig.builder()
                .apiUri(URI.create("ftp://x"))
                .loginUri(URI.create("https://linkedin.example/?a=b"))
                .apiVersion("v2")
                .client(" ", Secret.of("secret"))
                .scopes(Set.of())
                .subscribe("client-id", URI.create("http://host.example/hook"))
                .withoutWebhook()
                .streams(Set.of("likes"))
                .notificationsEvery(Duration.ZERO)
                .commentsEvery(Duration.ZERO)
                .overlap(Duration.ofSeconds(-1))
                .repairWindow(Duration.ZERO)
                .dailyCalls(-1)
                .settling(Duration.ZERO)
                .connectTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO);
        assertThatThrownBy(wrong::build)
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll(
                        "apiUri",
                        "loginUri",
                        "apiVersion",
                        "client id must not be blank",
                        "scopes",
                        "app's number",
                        "https address",
                        "withoutWebhook",
                        "streams must be of",
                        "notificationsEvery",
                        "commentsEvery",
                        "overlap",
                        "repairWindow",
                        "dailyCalls",
                        "settling",
                        "connectTimeout",
                        "callTimeout");
    }

    @Test
    void something_must_come_in() {
        LinkedInConfig.Builder deaf = LinkedInConfig.builder().withoutWebhook().streams(Set.of());
        assertThatThrownBy(deaf::build)
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("nothing could come in");
    }

    @Test
    void a_connector_without_a_config_is_refused() {
        assertThatThrownBy(() -> LinkedInConnector.builder().build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("config is missing");
    }

    @Test
    void a_config_does_not_change_with_its_builder_and_shows_no_secret() {
        LinkedInConfig.Builder builder = LinkedInConfig.builder().client("id", Secret.of("a-client-secret"));
        LinkedInConfig config = builder.build();
        builder.apiVersion("202701").withoutWebhook();
        assertThat(config.apiVersion()).isEqualTo("202607");
        assertThat(config.webhook()).isTrue();
        assertThat(config.toString()).doesNotContain("a-client-secret");
    }

    @Test
    void what_is_switched_off_is_not_declared() {
        LinkedInConnector bare = LinkedInConnector.builder()
                .config(LinkedInConfig.builder()
                        .withoutWebhook()
                        .streams(Set.of(LinkedInConfig.COMMENTS))
                        .build())
                .build();
        assertThat(bare.descriptor().capabilities())
                .contains(Capability.POLL, Capability.PUBLIC_REPLY)
                .doesNotContain(Capability.WEBHOOK, Capability.DELETIONS);
        assertThat(bare.facet(NetworkWebhook.class)).isEmpty();
        assertThat(bare.facet(ItemLookup.class)).isEmpty();
        assertThat(bare.facet(PollingSource.class).orElseThrow().streams()).containsExactly(LinkedInConfig.COMMENTS);
    }
}
