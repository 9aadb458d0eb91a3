package io.threadwell.crm.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.crm.CrmCapability;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HubSpotConfigTest {
    private static HubSpotConfigBuilder good() {
        return HubSpotConfig.builder().token(Secret.of("top-secret"));
    }

    @Test
    void what_is_missing_is_told() {
        assertThatThrownBy(() -> HubSpotConfig.builder().build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("a credential is needed");
        assertThatThrownBy(() -> HubSpotCrm.of(null)).hasMessageContaining("config is missing");
    }

    @Test
    void what_is_wrong_is_told_all_at_once_without_secrets() {
        assertThatThrownBy(() -> good().oauth(" ", Secret.of("client-secret"), Secret.of("refresh-secret"))
                        .system("Hub Spot")
                        .server(URI.create("http://api.hubapi.com"))
                        .portal("x", URI.create("https://app.hubspot.com?x=1"))
                        .property("shoe size", "Shoe Size")
                        .property("email", null)
                        .timelineKeyProperty("no name")
                        .communication("fake", "CARRIER_PIGEON")
                        .tierProperty("'; drop")
                        .lifetimeValueProperty("worth", "euro")
                        .contextProperty("x", "y z")
                        .consentProperty("mail", "!no name")
                        .callsInTenSeconds(0)
                        .searchesInASecond(0)
                        .keepDaily(-1)
                        .settling(Duration.ofSeconds(-1))
                        .callTimeout(Duration.ZERO)
                        .build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll(
                        "one alone",
                        "client id",
                        "system must",
                        "server must be https",
                        "portal must be",
                        "portal's app must be host and path alone",
                        "there is no fact shoe size",
                        "property Shoe Size is no internal name",
                        "property needs a fact",
                        "timelineKeyProperty",
                        "communication fake",
                        "tierProperty",
                        "currency",
                        "contextProperty x",
                        "consentProperty mail",
                        "callsInTenSeconds",
                        "searchesInASecond",
                        "keepDaily",
                        "settling",
                        "callTimeout")
                .hasMessageNotContaining("top-secret")
                .hasMessageNotContaining("refresh-secret");
    }

    @Test
    void a_built_config_does_not_change_with_its_builder() {
        HubSpotConfigBuilder builder = good();
        HubSpotConfig config = builder.build();
        builder.system("other").contextProperty("more", "more").notesAlone();
        assertThat(config.system()).isEqualTo("hubspot");
        assertThat(config.contextProperties()).containsOnlyKeys("lifecycle stage");
        assertThat(config.communications()).containsOnlyKeys("whatsapp", "linkedin");
        assertThat(config).hasToString("HubSpotConfig[hubspot at https://api.hubapi.com]");
    }

    @Test
    void without_timeline_and_making_neither_is_declared() {
        assertThat(HubSpotCrm.of(good().createMissing(false).timeline(false).build())
                        .descriptor()
                        .capabilities())
                .containsExactlyInAnyOrder(CrmCapability.CONTEXT, CrmCapability.BULK);
        assertThat(HubSpotCrm.of(good().build()).descriptor().apiVersion()).isEqualTo("2026-09");
    }
}
