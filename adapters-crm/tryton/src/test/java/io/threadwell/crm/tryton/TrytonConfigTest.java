package io.threadwell.crm.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.crm.CrmCapability;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrytonConfigTest {
    private static TrytonConfigBuilder good() {
        return TrytonConfig.builder()
                .server(URI.create("https://erp.example.com/"))
                .database("care")
                .login("threadwell", Secret.of("nobody-must-see-this"));
    }

    @Test
    void everything_that_is_missing_is_told_at_once() {
        assertThatThrownBy(() -> TrytonConfig.builder().build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("server is missing")
                .hasMessageContaining("database is missing")
                .hasMessageContaining("login is missing");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        TrytonConfigBuilder wrong = good().system("My CRM")
                .server(URI.create("http://erp.example.com"))
                .network("X")
                .field("shoe-size", "name")
                .settling(Duration.ofSeconds(-1))
                .callTimeout(Duration.ZERO)
                .clock(null);
        assertThatThrownBy(wrong::build)
                .hasMessageContaining("system must be")
                .hasMessageContaining("server must be https")
                .hasMessageContaining("network X is none")
                .hasMessageContaining("there is no fact shoe-size")
                .hasMessageContaining("field name is given")
                .hasMessageContaining("settling must not be negative")
                .hasMessageContaining("callTimeout must be positive")
                .hasMessageContaining("clock is missing");
        assertThatThrownBy(() -> TrytonCrm.of(null)).hasMessageContaining("config is missing");
    }

    @Test
    void the_password_is_not_shown() {
        assertThat(good().build().toString())
                .contains("https://erp.example.com,")
                .contains("threadwell")
                .doesNotContain("nobody-must-see-this");
    }

    @Test
    void what_is_not_wanted_is_not_declared() {
        TrytonCrm crm = TrytonCrm.of(good().createMissing(false).timeline(false).build());
        assertThat(crm.descriptor().capabilities())
                .containsExactlyInAnyOrder(CrmCapability.CONTEXT, CrmCapability.BULK);
    }
}
