package io.threadwell.connector.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Authorizer.Grant;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.webhook.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How accounts are connected, kept and given back. */
final class LoginTest {
    private static final URI BACK = URI.create("https://host.example/back");
    private static final Map<String, String> GRANT =
            Map.of("code", FakeLogins.CODE, "state", "state-1", "redirect", BACK.toString());

    private FakeX x;

    @BeforeEach
    void start() {
        x = new FakeX();
    }

    @AfterEach
    void stop() {
        x.close();
        assertThat(x.violations()).isEmpty();
    }

    private Authorizer authorizer(XConfig.Builder config) {
        return XFixture.connector(x, config).facet(Authorizer.class).orElseThrow();
    }

    private Authorizer authorizer() {
        return authorizer(XFixture.config(x));
    }

    private static String only(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of("")).get(0);
    }

    @Test
    void the_page_is_asked_with_a_challenge_that_any_node_can_answer() throws Exception {
        URI page = authorizer().authorizeUrl("state-1", BACK);
        Map<String, List<String>> asked = WebhookRequest.parseQuery(page.getRawQuery());
        assertThat(page.toString()).startsWith("https://x.com/i/oauth2/authorize?");
        assertThat(only(asked, "response_type")).isEqualTo("code");
        assertThat(only(asked, "client_id")).isEqualTo("client-id");
        assertThat(only(asked, "code_challenge_method")).isEqualTo("S256");
        assertThat(only(asked, "scope").split(" ")).contains("tweet.read", "dm.write", "offline.access");

        authorizer().exchange(GRANT);
        Map<String, List<String>> traded = WebhookRequest.parseQuery(
                x.calls("POST", "/2/oauth2/token").get(0).text());
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(only(traded, "code_verifier").getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(hash))
                .isEqualTo(only(asked, "code_challenge"));
        assertThat(only(traded, "code_verifier")).hasSizeBetween(43, 128);
    }

    @Test
    void a_grant_brings_the_account_with_its_handle_and_the_end_of_its_token() {
        Grant grant = authorizer().exchange(GRANT).get(0);
        assertThat(grant.externalId()).isEqualTo(Accounts.US);
        assertThat(grant.displayName()).isEqualTo("Acme");
        assertThat(grant.settings()).containsExactlyEntriesOf(Map.of(XConnector.HANDLE, "acme"));
        assertThat(grant.token().refresh()).isNotBlank();
        assertThat(grant.token().expiresAt()).isEqualTo(x.clock.instant().plusSeconds(7_200));
    }

    @Test
    void an_account_with_a_subscription_may_write_longer_posts() {
        x.logins.subscriptionType = "PremiumPlus";
        assertThat(authorizer().exchange(GRANT).get(0).settings()).containsEntry(XConnector.LONG_POSTS, "true");
    }

    @Test
    void a_code_is_good_once_and_a_refresh_token_too() {
        authorizer().exchange(GRANT);
        assertThatThrownBy(() -> authorizer().exchange(GRANT)).isInstanceOf(ReauthorizationRequired.class);
        Token renewed = authorizer().refresh(Accounts.acme());
        assertThat(renewed.refresh()).isNotEqualTo(Accounts.REFRESH);
        assertThatThrownBy(() -> authorizer().refresh(Accounts.acme())).isInstanceOf(ReauthorizationRequired.class);
    }

    @Test
    void a_refresh_without_an_answer_may_have_used_the_token_up() {
        x.cutNextWrite(FakeX.Cut.AFTER);
        assertThatThrownBy(() -> authorizer().refresh(Accounts.acme())).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void without_a_client_nobody_logs_in() {
        XConfig.Builder bare = XConfig.builder().apiUri(x.uri());
        assertThatThrownBy(() -> authorizer(bare).authorizeUrl("s", BACK)).isInstanceOf(InvalidRequest.class);
        assertThatThrownBy(() -> authorizer(bare).refresh(Accounts.acme())).isInstanceOf(InvalidRequest.class);
        authorizer(bare).revoke(Accounts.acme());
        authorizer().revoke(Accounts.with(null, Map.of()));
        assertThat(x.calls("POST", "/2/oauth2/revoke")).isEmpty();
    }

    @Test
    void what_direct_messages_need_is_asked_for_only_where_they_are_on() {
        assertThat(authorizer().scopes()).contains("dm.read", "dm.write");
        assertThat(authorizer(XFixture.config(x).directMessages(false)).scopes())
                .doesNotContain("dm.read", "dm.write");
    }

    @Test
    void an_account_is_subscribed_to_the_webhook_and_given_back() {
        XConfig.Builder config = XFixture.config(x).subscribe("1146654567674912769", Product.ACCOUNT_ACTIVITY);
        authorizer(config).exchange(GRANT);
        assertThat(x.logins.subscribed).containsExactly("all");
        authorizer(config).revoke(Accounts.acme());
        assertThat(x.logins.subscribed).isEmpty();
        List<Call> ended = x.calls("DELETE", "/2/account_activity/.*");
        assertThat(ended)
                .hasSize(1)
                .allMatch(call -> call.headers().get("authorization").equals("Bearer " + FakeX.APP_TOKEN));
        assertThat(x.calls("POST", "/2/oauth2/revoke")).hasSize(1);
    }

    @Test
    void an_account_is_subscribed_to_each_event_of_the_activity_api() {
        XConfig.Builder config = XFixture.config(x).subscribe("1146654567674912769", Product.ACTIVITY);
        authorizer(config).exchange(GRANT);
        assertThat(x.logins.subscribed)
                .contains("post.mention.create", "post.reply.create", "post.delete", "dm.received", "dm.read");
        AccountContext account = Accounts.acme();
        authorizer(config).revoke(account);
        assertThat(x.logins.subscribed).isEmpty();
        authorizer(config).revoke(account);
    }

    @Test
    void an_account_that_is_subscribed_already_stays_so() {
        XConfig.Builder config = XFixture.config(x).subscribe("1146654567674912769", Product.ACCOUNT_ACTIVITY);
        Authorizer authorizer = authorizer(config);
        x.logins.duplicate = true;
        assertThat(authorizer.exchange(GRANT)).hasSize(1);
    }

    @Test
    void events_that_x_does_not_know_yet_are_done_without() {
        XConfig.Builder config = XFixture.config(x).subscribe("1146654567674912769", Product.ACTIVITY);
        Authorizer authorizer = authorizer(config);
        x.logins.unknown = "post.reply.create";
        assertThat(authorizer.exchange(GRANT)).hasSize(1);
        assertThat(x.logins.subscribed).contains("post.mention.create").doesNotContain("post.reply.create");
    }
}
