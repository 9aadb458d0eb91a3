package io.threadwell.connector.linkedin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.ChannelAccount;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How pages are connected, and let go. */
final class LoginTest {
    private static final Map<String, String> GRANT =
            Map.of("code", FakeLogins.CODE, "redirect", "https://host.example/back");
    private static final URI HOOK = URI.create("https://host.example/webhooks/linkedin");

    private FakeLinkedIn linkedIn;

    @BeforeEach
    void start() {
        linkedIn = new FakeLinkedIn();
    }

    @AfterEach
    void stop() {
        linkedIn.close();
        assertThat(linkedIn.violations).isEmpty();
    }

    private Authorizer authorizer(LinkedInConfig.Builder config) {
        return LinkedInFixture.connector(linkedIn, config)
                .facet(Authorizer.class)
                .orElseThrow();
    }

    private LinkedInConfig.Builder config() {
        return LinkedInFixture.config(linkedIn);
    }

    @Test
    void the_person_is_asked_for_the_permissions() {
        String url = authorizer(config())
                .authorizeUrl("state-1", URI.create("https://host.example/back"))
                .toString();
        assertThat(url)
                .startsWith(linkedIn.uri() + "/oauth/v2/authorization?")
                .contains("response_type=code", "client_id=client-id", "state=state-1", "rw_organization_admin");
    }

    @Test
    void connecting_gives_each_page_that_the_member_administers() {
        List<Authorizer.Grant> grants = authorizer(config()).exchange(GRANT);
        assertThat(grants).extracting(Authorizer.Grant::externalId).containsExactly(Accounts.US, "77");
        assertThat(grants).extracting(Authorizer.Grant::displayName).containsExactly("Acme", "77");
        assertThat(grants).allSatisfy(grant -> {
            assertThat(grant.settings()).containsEntry(ChannelAccount.GRANTED_BY, Accounts.ADMIN);
            assertThat(grant.token().expiresAt())
                    .isEqualTo(linkedIn.clock.instant().plus(Duration.ofDays(60)));
            assertThat(grant.token().attributes())
                    .containsEntry(
                            "renewable-until",
                            linkedIn.clock.instant().plus(Duration.ofDays(365)).toString());
        });
        assertThat(linkedIn.logins.subscribed).isEmpty();
    }

    @Test
    void connecting_subscribes_where_the_webhook_is_told_and_letting_go_ends_it() {
        Authorizer authorizer = authorizer(config().subscribe("226", HOOK));
        authorizer.exchange(GRANT);
        assertThat(linkedIn.logins.subscribed)
                .contains("(developerApplication:urn:li:developerApplication:226,user:" + Accounts.ADMIN
                        + ",entity:urn:li:organization:2414183"
                        + ",eventType:ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS) -> " + HOOK)
                .hasSize(2);
        authorizer.revoke(Accounts.acme());
        authorizer.revoke(Accounts.acme());
        assertThat(linkedIn.logins.subscribed).hasSize(1);
        assertThat(linkedIn.logins.revoked).isEmpty();
    }

    @Test
    void the_members_token_is_ended_only_where_that_is_wanted() {
        authorizer(config().revokeLogin(true)).revoke(Accounts.acme());
        assertThat(linkedIn.logins.revoked).isNotEmpty();
    }

    @Test
    void a_member_without_a_page_is_told_so() {
        linkedIn.logins.administers = false;
        assertThatThrownBy(() -> authorizer(config()).exchange(GRANT))
                .isInstanceOf(ReauthorizationRequired.class)
                .hasMessageContaining("administers no page");
    }

    @Test
    void a_renewed_token_keeps_the_refresh_token() {
        Token renewed = authorizer(config()).refresh(Accounts.acme());
        assertThat(renewed.refresh()).isEqualTo(Accounts.REFRESH);
        assertThat(renewed.expiresAt()).isEqualTo(linkedIn.clock.instant().plus(Duration.ofDays(60)));
    }

    @Test
    void without_a_client_nobody_logs_in() {
        Authorizer authorizer = LinkedInConnector.builder()
                .config(LinkedInConfig.builder().build())
                .build()
                .facet(Authorizer.class)
                .orElseThrow();
        assertThatThrownBy(() -> authorizer.exchange(GRANT)).isInstanceOf(InvalidRequest.class);
        assertThat(authorizer.scopes()).contains("w_organization_social_feed");
    }
}
