package io.threadwell.crm.zoho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.crm.CrmCapability;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ZohoConfigTest {
    private static ZohoConfigBuilder good() {
        return ZohoConfig.builder().client("client", Secret.of("top-secret")).refreshToken(Secret.of("refresh-secret"));
    }

    @Test
    void what_is_missing_is_told_all_at_once() {
        assertThatThrownBy(() -> ZohoConfig.builder().build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll("client is missing", "refreshToken is missing");
    }

    @Test
    void what_is_wrong_is_told_all_at_once_without_secrets() {
        assertThatThrownBy(() -> good().system("Zoho CRM")
                        .servers(URI.create("http://accounts.zoho.eu"), URI.create("https://www.zohoapis.eu?x=1"))
                        .module("Accounts")
                        .alsoIn(Set.of("Deals"))
                        .leadCompany(" ")
                        .field("shoe size", "Shoe Size")
                        .timelineKeyField("no name")
                        .tierField("'; drop")
                        .lifetimeValueField("Worth", "euro")
                        .contextField("x", "y z")
                        .consentField("mail", "!no name")
                        .closedStages(Set.of("it's closed"))
                        .keepCredits(-1)
                        .concurrentCalls(0)
                        .settling(Duration.ofSeconds(-1))
                        .callTimeout(Duration.ZERO)
                        .build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll(
                        "system must",
                        "accounts server must be https",
                        "api server must be host and path alone",
                        "module must be one of",
                        "alsoIn must be of",
                        "leadCompany",
                        "there is no fact shoe size",
                        "field Shoe Size is no API name",
                        "timelineKeyField",
                        "tierField",
                        "currency",
                        "contextField x",
                        "consentField mail",
                        "closedStages",
                        "keepCredits",
                        "concurrentCalls",
                        "settling",
                        "callTimeout")
                .hasMessageNotContaining("top-secret")
                .hasMessageNotContaining("refresh-secret");
    }

    @Test
    void a_data_centre_names_all_addresses() {
        ZohoConfig config = good().dataCentre(DataCentre.EU).build();
        assertThat(config.accounts()).hasToString("https://accounts.zoho.eu");
        assertThat(config.api()).hasToString("https://www.zohoapis.eu");
        assertThat(config.pages()).hasToString("https://crm.zoho.eu");
    }

    @Test
    void what_is_switched_off_is_not_declared() {
        ZohoCrm crm =
                ZohoCrm.of(good().createMissing(false).timeline(Timeline.NONE).build());
        assertThat(crm.descriptor().capabilities())
                .containsExactlyInAnyOrder(CrmCapability.CONTEXT, CrmCapability.BULK);
        assertThatThrownBy(() -> ZohoCrm.of(null)).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void a_config_does_not_change_with_its_builder_and_shows_no_secret() {
        ZohoConfigBuilder builder = good();
        ZohoConfig config = builder.build();
        builder.contextField("x", "X").system("other").consentField("sms", "Sms");
        assertThat(config.contextFields()).isEmpty();
        assertThat(config.system()).isEqualTo("zoho");
        assertThat(config.consentFields()).containsOnlyKeys("email");
        assertThat(config + " " + builder).doesNotContain("secret");
    }
}
