package io.threadwell.connector.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Authorizer.Grant;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.ChannelAccount;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How profiles are connected: pages "Get Access Tokens and Permissions" and "Long-Lived Access Tokens". */
final class LoginsTest {
    private static final URI BACK = URI.create("https://host.example/back");

    private final FakeThreads threads = new FakeThreads();
    private final Authorizer authorizer =
            ThreadsFixture.connector(threads).facet(Authorizer.class).orElseThrow();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void the_person_is_sent_to_the_authorization_window_with_the_permissions_that_are_needed() {
        assertThat(authorizer.authorizeUrl("s&t", BACK))
                .hasScheme("https")
                .hasHost("threads.net")
                .hasPath("/oauth/authorize")
                .hasParameter("client_id", "42")
                .hasParameter("response_type", "code")
                .hasParameter("redirect_uri", BACK.toString())
                .hasParameter("state", "s&t")
                .hasParameter(
                        "scope",
                        "threads_basic,threads_content_publish,threads_read_replies,threads_manage_replies,"
                                + "threads_manage_mentions,threads_delete");
    }

    @Test
    void a_code_becomes_a_token_for_sixty_days() {
        List<Grant> grants = authorizer.exchange(Map.of("code", "good#_", "redirect", BACK.toString()));
        assertThat(grants).singleElement().satisfies(grant -> {
            assertThat(grant.externalId()).isEqualTo(FakeThreads.USER);
            assertThat(grant.displayName()).isEqualTo("Our shop");
            assertThat(grant.token().access()).isEqualTo(FakeThreads.TOKEN);
            assertThat(grant.token().expiresAt())
                    .isEqualTo(threads.clock.instant().plus(Duration.ofSeconds(5_183_944)));
            assertThat(grant.settings())
                    .containsEntry(ChannelAccount.GRANTED_BY, FakeThreads.USER)
                    .containsEntry(ThreadsConnector.USERNAME, FakeThreads.USERNAME);
        });
        threads.server()
                .verify(WireMock.postRequestedFor(WireMock.urlPathEqualTo("/oauth/access_token"))
                        .withFormParam("code", WireMock.equalTo("good"))
                        .withFormParam("client_secret", WireMock.equalTo("app-secret")));
    }

    @Test
    void a_long_lived_token_that_a_person_typed_is_enough() {
        assertThat(authorizer.exchange(Map.of("token", FakeThreads.TOKEN)))
                .singleElement()
                .satisfies(grant -> assertThat(grant.externalId()).isEqualTo(FakeThreads.USER));
    }

    @Test
    void a_token_is_renewed_for_sixty_days() {
        Token renewed = authorizer.refresh(Accounts.profile());
        assertThat(renewed.access()).isEqualTo(FakeThreads.TOKEN + "-renewed");
        assertThat(renewed.expiresAt()).isAfter(threads.clock.instant().plus(Duration.ofDays(59)));
        threads.server()
                .verify(WireMock.getRequestedFor(WireMock.urlPathEqualTo("/refresh_access_token"))
                        .withQueryParam("grant_type", WireMock.equalTo("th_refresh_token")));
    }

    @Test
    void a_refused_code_must_be_asked_for_again_and_an_incomplete_grant_is_invalid() {
        assertThatThrownBy(() -> authorizer.exchange(Map.of("code", "refused", "redirect", BACK.toString())))
                .isInstanceOf(ReauthorizationRequired.class);
        assertThatThrownBy(() -> authorizer.exchange(Map.of("code", "good"))).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void logging_in_without_the_apps_id_names_what_is_missing() {
        Authorizer bare = ThreadsConnector.builder()
                .config(ThreadsConfig.builder().pollingOnly().build())
                .build()
                .facet(Authorizer.class)
                .orElseThrow();
        assertThatThrownBy(() -> bare.authorizeUrl("s", BACK))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("appId");
    }

    @Test
    void giving_a_token_back_asks_threads_nothing() {
        authorizer.revoke(Accounts.profile());
        assertThat(threads.calls()).isEmpty();
    }
}
