package io.threadwell.connector.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Authorizer.Grant;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.connector.instagram.InstagramConnector.Login;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How accounts are connected and given back, by Instagram's login and by Facebook's. */
final class LoginsTest {
    private static final URI BACK = URI.create("https://host.example/back");
    private static final Map<String, String> CODE = Map.of("code", "good#_", "redirect", BACK.toString());

    private final FakeInstagram instagram = new FakeInstagram();
    private final Authorizer direct = authorizer(InstagramFixture.config(instagram));
    private final Authorizer byPage =
            authorizer(InstagramFixture.config(instagram).login(Login.FACEBOOK));

    @AfterEach
    void close() {
        instagram.close();
    }

    private Authorizer authorizer(InstagramConfig.Builder config) {
        return InstagramFixture.connector(instagram, config)
                .facet(Authorizer.class)
                .orElseThrow();
    }

    private static void assertOurs(List<Grant> grants) {
        assertThat(grants).singleElement().satisfies(grant -> {
            assertThat(grant.externalId()).isEqualTo(Accounts.US);
            assertThat(grant.displayName()).isEqualTo("Our shop");
            assertThat(grant.settings()).containsEntry(InstagramConnector.USERNAME, "ourshop");
        });
    }

    @Test
    void a_code_of_instagrams_becomes_a_token_of_60_days_and_the_account_is_subscribed() {
        List<Grant> grants = direct.exchange(CODE);
        assertOurs(grants);
        Token token = grants.get(0).token();
        assertThat(token.expiresAt()).isAfter(instagram.clock.instant().plusSeconds(5_000_000));
        assertThat(grants.get(0).settings()).containsEntry(ChannelAccount.GRANTED_BY, Accounts.SCOPED);
        assertThat(instagram.subscribed).contains("comments", "mentions", "messages", "messaging_seen");
        assertThat(direct.refresh(Accounts.account(token)).access()).isEqualTo("renewed");
        direct.revoke(Accounts.account(token));
        assertThat(instagram.subscribed).isEmpty();
    }

    @Test
    void a_code_of_facebooks_becomes_the_pages_token_which_does_not_end() {
        List<Grant> grants = byPage.exchange(CODE);
        assertOurs(grants);
        Token token = grants.get(0).token();
        assertThat(token.access()).isEqualTo("page-token");
        assertThat(token.expiresAt()).isNull();
        assertThat(instagram.subscribed).containsExactly("feed");
        assertThatThrownBy(() -> byPage.refresh(Accounts.account(token))).isInstanceOf(ReauthorizationRequired.class);
        byPage.revoke(Accounts.account(token));
        assertThat(instagram.subscribed).as("others may need it").containsExactly("feed");
    }

    @Test
    void a_profile_in_a_list_is_read_as_well() {
        instagram.listed = true;
        assertOurs(direct.exchange(Map.of("token", Accounts.TOKEN)));
    }

    @Test
    void a_profile_without_an_id_is_no_account() {
        instagram.answerNext(200, "{\"username\":\"ourshop\"}");
        assertThatThrownBy(() -> direct.exchange(Map.of("token", Accounts.TOKEN)))
                .isInstanceOf(ReauthorizationRequired.class);
    }

    @Test
    void a_dead_token_is_given_back_without_a_word() {
        instagram.subscribed.add("messages");
        instagram.killToken();
        assertThatCode(() -> direct.revoke(Accounts.account())).doesNotThrowAnyException();
        assertThatCode(() -> direct.revoke(Accounts.account(null))).doesNotThrowAnyException();
        assertThat(instagram.subscribed).containsExactly("messages");
    }

    @Test
    void a_token_that_a_person_typed_is_enough() {
        assertOurs(direct.exchange(Map.of("token", Accounts.TOKEN)));
        assertOurs(byPage.exchange(Map.of("token", "page-token")));
        assertThatThrownBy(() -> direct.exchange(Map.of("code", "alone")))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("code and redirect, or token");
    }

    @Test
    void the_person_is_asked_for_the_permissions_that_are_needed() {
        assertThat(direct.authorizeUrl("s", BACK))
                .hasPath("/oauth/authorize")
                .hasParameter("client_id", "42")
                .hasParameter(
                        "scope",
                        "instagram_business_basic,instagram_business_manage_comments,instagram_business_manage_messages");
        assertThat(byPage.authorizeUrl("s", BACK))
                .hasPath("/v23.0/dialog/oauth")
                .hasParameter(
                        "scope",
                        "instagram_basic,instagram_manage_comments,instagram_manage_messages,pages_messaging,"
                                + "pages_show_list,pages_manage_metadata,pages_read_engagement");
    }
}
