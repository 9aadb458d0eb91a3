package io.threadwell.connector.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration may not be, told all at once. */
final class TelegramConfigTest {
    @Test
    void all_problems_are_told_at_once() {
        TelegramConfig.Builder wrong = TelegramConfig.builder()
                .apiAddress(URI.create("ftp://api.telegram.org"))
                .webhook(URI.create("http://care.example"), Secret.of("not allowed!"))
                .longPoll(Duration.ofMinutes(5))
                .pollEvery(Duration.ZERO)
                .callTimeout(Duration.ofSeconds(-1))
                .wholeGroups(Set.of("friends"));
        assertThatThrownBy(wrong::build)
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll(
                        "apiAddress",
                        "webhook must have an https address",
                        "webhook must have a secret",
                        "longPoll",
                        "pollEvery",
                        "callTimeout",
                        "wholeGroups")
                .hasMessageNotContaining("not allowed!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://care.example", "https://care.example:8443/in", "https://care.example:88"})
    void telegram_delivers_to_four_ports(String address) {
        TelegramConfig config = TelegramConfig.builder()
                .webhook(URI.create(address), Secret.of("s"))
                .build();
        assertThat(config.webhookAddress()).contains(URI.create(address));
        assertThatThrownBy(
                        TelegramConfig.builder().webhook(URI.create("https://care.example:8080"), Secret.of("s"))
                                ::build)
                .hasMessageContaining("8443");
    }

    @Test
    void it_either_polls_or_is_delivered_to() {
        assertThat(TelegramConnector.builder().build().descriptor().capabilities())
                .contains(Capability.POLL)
                .doesNotContain(Capability.WEBHOOK);
        assertThat(TelegramConnector.builder()
                        .config(Deliveries.config().build())
                        .build()
                        .descriptor()
                        .capabilities())
                .contains(Capability.WEBHOOK)
                .doesNotContain(Capability.POLL);
    }
}
