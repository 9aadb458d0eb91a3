package io.threadwell.crm.vtiger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.crm.CrmCapability;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VtigerConfigTest {
    private static VtigerConfigBuilder good() {
        return VtigerConfig.builder()
                .server(URI.create("https://crm.example.com/"))
                .login("threadwell", Secret.of("nobody-must-see-this"))
                .keyField("cf_851");
    }

    @Test
    void everything_that_is_missing_is_told_at_once() {
        assertThatThrownBy(() -> VtigerConfig.builder().build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("server is missing")
                .hasMessageContaining("login is missing")
                .hasMessageContaining("keyField is missing");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        VtigerConfigBuilder wrong = good().system("My CRM")
                .server(URI.create("http://crm.example.com"))
                .field("name", "firstname")
                .field("shoe-size", "email")
                .tierField("tier; drop")
                .settling(Duration.ofSeconds(-1))
                .callTimeout(Duration.ZERO)
                .clock(null);
        assertThatThrownBy(wrong::build)
                .hasMessageContaining("system must be")
                .hasMessageContaining("server must be https")
                .hasMessageContaining("name must go into lastname")
                .hasMessageContaining("there is no fact shoe-size")
                .hasMessageContaining("field email is given")
                .hasMessageContaining("field tier; drop is none")
                .hasMessageContaining("settling must not be negative")
                .hasMessageContaining("callTimeout must be positive")
                .hasMessageContaining("clock is missing");
        assertThatThrownBy(() -> VtigerCrm.of(null)).hasMessageContaining("config is missing");
    }

    @Test
    void the_access_key_is_not_shown() {
        assertThat(good().build().toString())
                .contains("https://crm.example.com,")
                .contains("threadwell")
                .doesNotContain("nobody-must-see-this");
    }

    @Test
    void what_is_not_wanted_is_not_declared() {
        VtigerCrm crm = VtigerCrm.of(good().createMissing(false).timeline(false).build());
        assertThat(crm.descriptor().capabilities()).containsExactly(CrmCapability.CONTEXT);
    }
}
