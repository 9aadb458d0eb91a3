package io.threadwell.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.UnsupportedOperation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credentials: how they are got, renewed and given back. */
abstract class AuthorizerTests extends ConnectorTest {
    private Authorizer authorizer;
    private Credentials credentials;

    AuthorizerTests(ConnectorContract contract) {
        super(contract);
    }

    @BeforeEach
    void openAuthorizer() {
        Optional<Authorizer> found = connector.facet(Authorizer.class);
        assumeTrue(found.isPresent(), "the connector has no authorizer");
        authorizer = found.orElseThrow();
        credentials = supplied(fixture.credentials(), "credentials()");
    }

    @Test
    void the_page_for_the_person_carries_the_state_or_there_is_none() {
        URI back = URI.create("https://host.example/back");
        try {
            assertThat(authorizer.authorizeUrl("state-1", back).toString()).contains("state-1");
        } catch (UnsupportedOperation none) {
            assertThat(none).hasMessageMatching("(?s).+");
        }
    }

    @Test
    void a_good_grant_gives_accounts_with_credentials() {
        List<Authorizer.Grant> grants = authorizer.exchange(credentials.goodGrant());
        assertThat(grants).isNotEmpty().allSatisfy(grant -> {
            assertThat(grant.externalId()).isNotBlank();
            assertThat(grant.displayName()).isNotBlank();
            assertThat(grant.token().access()).isNotBlank();
            assertThat(grant.toString()).doesNotContain(grant.token().access());
            assertThat(grant.settings().values()).doesNotContain(grant.token().access());
        });
    }

    @Test
    void a_grant_that_lacks_something_is_invalid_and_one_that_is_refused_is_told() {
        assertThatThrownBy(() -> authorizer.exchange(Map.of())).isInstanceOf(InvalidRequest.class);
        Map<String, String> bad = credentials.badGrant();
        assertThatThrownBy(() -> authorizer.exchange(bad))
                .isInstanceOf(ReauthorizationRequired.class)
                .satisfies(error -> bad.values().stream()
                        .filter(value -> value.length() > 7)
                        .forEach(value -> assertThat(error).hasMessageNotContaining(value)));
    }

    @Test
    void a_credential_is_renewed() {
        Optional<AccountContext> renewable = credentials.renewable();
        assumeTrue(renewable.isPresent(), "the vendor has no renewal");
        AccountContext account = renewable.orElseThrow();
        Token renewed = authorizer.refresh(account);
        assertThat(renewed.access()).isNotEqualTo(account.needToken().access());
    }

    @Test
    void a_credential_that_cannot_be_renewed_is_told() {
        AccountContext account = fixture.account();
        fixture.faults().killCredential();
        assertThatThrownBy(() -> authorizer.refresh(account)).isInstanceOf(ReauthorizationRequired.class);
    }

    @Test
    void a_credential_can_be_given_back_also_when_it_is_dead() {
        AccountContext account = fixture.account();
        authorizer.revoke(account);
        authorizer.revoke(account);
    }
}
