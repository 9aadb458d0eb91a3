package io.threadwell.connector.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final Bluesky bluesky = new Bluesky();
    private final Authorizer authorizer =
            bluesky.connector.facet(Authorizer.class).orElseThrow();

    @AfterEach
    void close() {
        bluesky.close();
    }

    private Map<String, String> grant(String password) {
        return Map.of("identifier", "care", "password", password, "service", bluesky.server.url() + "/");
    }

    @Test
    void anAccountIsItsDidAndRemembersItsServer() {
        Authorizer.Grant grant =
                authorizer.exchange(grant(FakeSessions.PASSWORD)).get(0);
        assertThat(grant.externalId()).isEqualTo(Accounts.DID);
        assertThat(grant.displayName()).isEqualTo("@" + Accounts.HANDLE);
        assertThat(grant.settings()).containsEntry("service", bluesky.server.url());
        assertThat(grant.token().expiresAt()).isEqualTo(Instant.ofEpochSecond(FakeSessions.EXPIRES));
        assertThat(grant.token().attributes()).containsEntry("pds", bluesky.server.url());
    }

    @Test
    void whatIsWrongWithAGrantIsSaid() {
        assertThatThrownBy(() -> authorizer.exchange(Map.of("identifier", "care")))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("password");
        bluesky.server.next(401, "AuthFactorTokenRequired", Map.of());
        assertThatThrownBy(() -> authorizer.exchange(grant("main password")))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("app password");
        bluesky.server.next(401, "AccountTakedown", Map.of());
        assertThatThrownBy(() -> authorizer.exchange(grant("good")))
                .isInstanceOf(ReauthorizationRequired.class)
                .hasMessageContaining("AccountTakedown")
                .hasMessageNotContaining("good");
    }

    @Test
    void theConfigurationIsCheckedAsAWhole() {
        assertThatThrownBy(() -> BlueskyConfig.builder()
                        .service(URI.create("ftp://example.org"))
                        .chatEvery(Duration.ZERO)
                        .languages(List.of("a", "b", "c", "d"))
                        .build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("service")
                .hasMessageContaining("chatEvery")
                .hasMessageContaining("languages");
    }
}
