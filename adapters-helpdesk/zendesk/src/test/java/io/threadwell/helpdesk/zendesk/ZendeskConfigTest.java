package io.threadwell.helpdesk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ZendeskConfigTest {

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        ZendeskConfigBuilder wrong = ZendeskConfig.builder()
                .system("Not A Name")
                .baseUri(URI.create("http://example.zendesk.com"))
                .apiToken("no address", Secret.of("secret-token"))
                .oauth(Secret.of("other"))
                .customField("shoe size", 0)
                .status(CaseStatus.ON_HOLD, "parked")
                .defaultTags(Set.of("two words"))
                .updatesPerMinute(0)
                .concurrentCalls(31)
                .changesInterval(Duration.ofSeconds(1));

        assertThatThrownBy(wrong::build)
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll(
                        "system",
                        "https",
                        "not both",
                        "e-mail",
                        "shoe size",
                        "ON_HOLD",
                        "defaultTags",
                        "updatesPerMinute",
                        "concurrentCalls",
                        "changesInterval")
                .hasMessageNotContaining("secret-token");
    }

    @Test
    void nothingGivenNamesWhatIsRequired() {
        assertThatThrownBy(ZendeskConfig.builder()::build)
                .isInstanceOf(InvalidRequest.class)
                .hasMessage(
                        "Zendesk: baseUri is missing: give the account's address, such as https://example.zendesk.com;"
                                + " the credential is missing: call apiToken(e-mail, token) with an agent's API token, or"
                                + " oauth(token)");
    }

    @Test
    @SuppressWarnings("NullAway") // what a host without null checks may do
    void missingArgumentsAreToldByTheirNamesAllAtOnce() {
        ZendeskConfigBuilder wrong = ZendeskConfig.builder()
                .system(null)
                .baseUri(null)
                .apiToken(null, null)
                .defaultTags(null)
                .status(CaseStatus.NEW, null)
                .priority(CasePriority.LOW, null)
                .changesInterval(null)
                .exportOverlap(null)
                .settling(null, null, null)
                .callTimeout(null)
                .clock(null);

        assertThatThrownBy(wrong::build)
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll(
                        "system",
                        "baseUri",
                        "credential",
                        "defaultTags",
                        "status NEW",
                        "priority LOW",
                        "changesInterval",
                        "exportOverlap",
                        "settling",
                        "callTimeout",
                        "clock");
        assertThatThrownBy(() -> ZendeskHelpdesk.of(null)).hasMessageContaining("config is missing");
    }

    @Test
    void aShortIntervalNeedsMoreExports() {
        ZendeskConfig config = ZendeskConfig.builder()
                .baseUri(URI.create("https://example.zendesk.com/"))
                .oauth(Secret.of("t"))
                .exportsPerMinute(60)
                .changesInterval(Duration.ofSeconds(1))
                .build();

        assertThat(config.baseUri()).hasToString("https://example.zendesk.com");
        assertThat(config.toString()).doesNotContain("Secret", "t]");
    }

    @Test
    void writesGoSinglyWhereTheQuotaHasThemToSpare() {
        ZendeskConfigBuilder builder = ZendeskConfig.builder()
                .baseUri(URI.create("https://example.zendesk.com"))
                .oauth(Secret.of("t"));
        try (ZendeskHelpdesk usual = ZendeskHelpdesk.of(builder.build());
                ZendeskHelpdesk tight =
                        ZendeskHelpdesk.of(builder.updatesPerMinute(10).build())) {
            assertThat(usual.singly()).isEqualTo(16);
            assertThat(tight.singly()).isEqualTo(2);
        }
    }

    @Test
    void laterChangesToTheBuilderChangeNothing() {
        ZendeskConfigBuilder builder = ZendeskConfig.builder()
                .baseUri(URI.create("https://example.zendesk.com"))
                .oauth(Secret.of("t"))
                .customField("network", 5);
        ZendeskConfig config = builder.build();

        builder.customField("handle", 6).system("other");

        assertThat(config.customFields()).containsOnlyKeys("network");
        assertThat(config.system()).isEqualTo("zendesk");
    }
}
