package io.threadwell.helpdesk.helpscout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HelpScoutConfigTest {
    private static HelpScoutConfigBuilder good() {
        return HelpScoutConfig.builder()
                .app("app", Secret.of("top-secret"))
                .mailbox(85)
                .keyField(531);
    }

    @Test
    void what_is_missing_is_told_all_at_once() {
        assertThatThrownBy(() -> HelpScoutConfig.builder().build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("app(id, secret)")
                .hasMessageContaining("mailbox is missing")
                .hasMessageContaining("keyField is missing");
    }

    @Test
    void what_is_wrong_is_told_all_at_once_without_the_secret() {
        assertThatThrownBy(() -> good().system("Help Scout")
                        .baseUri(URI.create("http://api.helpscout.net?x=1"))
                        .addressDomain("not a domain")
                        .customField("shoe size", 7)
                        .customField("network", 531)
                        .status(CaseStatus.SOLVED, "solved")
                        .defaultTags(Set.of("a,b"))
                        .alsoWatch(Set.of(0L))
                        .requestsPerMinute(1)
                        .concurrentCalls(0)
                        .integrationUser(0)
                        .changesInterval(Duration.ZERO)
                        .overlap(Duration.ofHours(1))
                        .lookback(Duration.ofDays(-1))
                        .settling(Duration.ofSeconds(-1), Duration.ZERO)
                        .callTimeout(Duration.ZERO)
                        .build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll(
                        "system must",
                        "must be https",
                        "host and path alone",
                        "addressDomain",
                        "shoe size",
                        "must not be the keyField",
                        "status SOLVED",
                        "defaultTags",
                        "alsoWatch",
                        "requestsPerMinute",
                        "concurrentCalls",
                        "integrationUser",
                        "changesInterval",
                        "overlap",
                        "lookback",
                        "settling",
                        "callTimeout")
                .hasMessageNotContaining("top-secret");
    }

    @Test
    void a_config_does_not_change_with_its_builder_and_shows_no_secret() {
        HelpScoutConfigBuilder builder = good();
        HelpScoutConfig config = builder.build();
        builder.system("other").customField("network", 1).defaultTags(Set.of("x"));
        assertThat(config.system()).isEqualTo("helpscout");
        assertThat(config.customFields()).isEmpty();
        assertThat(config.defaultTags()).isEmpty();
        assertThat(config + " " + builder).doesNotContain("top-secret");
    }

    @Test
    void a_helpdesk_needs_a_config() {
        assertThatThrownBy(() -> HelpScoutHelpdesk.of(null)).isInstanceOf(InvalidRequest.class);
    }
}
