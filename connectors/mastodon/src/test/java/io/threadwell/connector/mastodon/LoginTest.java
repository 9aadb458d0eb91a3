package io.threadwell.connector.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Authorizer.Grant;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.UnsupportedOperation;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How accounts are connected at servers that know us and at those that do not. */
final class LoginTest extends MastodonTest {
    private static final URI BACK = URI.create("https://host.example/back");
    private static final Map<String, String> GRANT =
            Map.of("code", FakeLogins.CODE, "state", "state-1", "redirect", BACK.toString());

    private Grant exchange(MastodonConfig.Builder config, Map<String, String> grant) {
        return facet(Authorizer.class, config).exchange(grant).get(0);
    }

    private MastodonConfig.Builder bare() {
        return MastodonConfig.builder().plainHttp(true);
    }

    @Test
    void an_account_is_known_by_its_name_over_all_servers_and_brings_its_servers_limits() {
        Grant grant = exchange(MastodonFixture.config(mastodon), GRANT);
        assertThat(grant.externalId()).isEqualTo("acme@mastodon.example");
        assertThat(grant.displayName()).isEqualTo("Acme");
        assertThat(grant.settings())
                .isEqualTo(Map.of(
                        MastodonConnector.SERVER, mastodon.uri().toString(),
                        MastodonConnector.STREAMING, "wss://streaming.mastodon.example",
                        MastodonConnector.ACCOUNT, FakePerson.ACME.id(),
                        MastodonConnector.MAX_CHARACTERS, "1000",
                        MastodonConnector.URL_CHARACTERS, "23",
                        MastodonConnector.MAX_FILES, "6",
                        MastodonConnector.IMAGE_BYTES, "10485760",
                        MastodonConnector.VIDEO_BYTES, "41943040"));
        assertThat(grant.token().expiresAt()).isNull();
        assertThat(grant.token().scopes()).containsExactlyInAnyOrder("read:accounts", "read:statuses");
    }

    @Test
    void an_older_server_tells_its_limits_by_the_first_version() {
        mastodon.logins.oldServer = true;
        Grant grant = exchange(MastodonFixture.config(mastodon), GRANT);
        assertThat(grant.externalId()).isEqualTo("acme@mastodon.example");
        assertThat(grant.settings()).containsEntry(MastodonConnector.MAX_CHARACTERS, "1000");
    }

    @Test
    void another_kind_of_server_tells_them_in_its_own_way_or_not_at_all() {
        mastodon.nextBroken(200, "{\"id\":17,\"username\":\"Acme\",\"acct\":\"Acme\"}");
        mastodon.nextBroken(404, "not json");
        mastodon.nextBroken(
                200, "{\"uri\":\"https://Pleroma.example/\",\"max_toot_chars\":5000,\"max_media_attachments\":1000}");
        Grant pleroma = exchange(MastodonFixture.config(mastodon), Map.of("access-token", "made-by-hand"));
        assertThat(pleroma.externalId()).isEqualTo("acme@pleroma.example");
        assertThat(pleroma.displayName()).isEqualTo("@acme@pleroma.example");
        assertThat(pleroma.settings())
                .containsEntry(MastodonConnector.ACCOUNT, "17")
                .containsEntry(MastodonConnector.MAX_CHARACTERS, "5000")
                .containsEntry(MastodonConnector.MAX_FILES, "1000");
        mastodon.nextBroken(200, "{\"id\":\"17\",\"username\":\"acme\"}");
        mastodon.nextBroken(404, "{}");
        mastodon.nextBroken(404, "{}");
        Grant silent = exchange(MastodonFixture.config(mastodon), Map.of("access-token", "made-by-hand"));
        assertThat(silent.externalId()).isEqualTo("acme@localhost");
    }

    @Test
    void a_server_that_does_not_know_us_registers_us_when_somebody_logs_in() {
        MastodonConnector connector = MastodonFixture.connector(
                mastodon, bare().server(mastodon.uri()).appName("Acme Care"));
        Authorizer authorizer = connector.facet(Authorizer.class).orElseThrow();
        URI page = authorizer.authorizeUrl("state-1", BACK);
        assertThat(page.toString())
                .startsWith(mastodon.uri() + "/oauth/authorize?response_type=code&client_id=registered-2")
                .contains("state=state-1", "code_challenge_method=S256", "scope=read%3Aaccounts");
        assertThat(mastodon.calls("POST", "/api/v1/apps").get(0).json().text("client_name"))
                .contains("Acme Care");
        assertThat(authorizer.authorizeUrl("state-2", BACK).toString()).contains("registered-2");
        assertThat(mastodon.calls("POST", "/api/v1/apps")).hasSize(1);
        assertThat(authorizer.exchange(GRANT)).hasSize(1);
    }

    @Test
    void any_node_can_trade_the_code_of_a_server_that_was_registered_by_hand() {
        MastodonConnector first = MastodonFixture.connector(mastodon, bare());
        ServerApp app = first.register(mastodon.uri(), BACK);
        assertThat(app.toString()).doesNotContain(app.clientSecret().reveal());
        assertThat(first.authorizeUrl(app, "state-1", BACK).toString()).contains(app.clientId());
        Map<String, String> grant = new HashMap<>(GRANT);
        grant.put("server", mastodon.uri().toString());
        assertThatThrownBy(() -> exchange(bare(), grant))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("client-id");
        grant.put("client-id", app.clientId());
        grant.put("client-secret", app.clientSecret().reveal());
        Grant account = exchange(bare(), grant);
        assertThat(account.token().attributes()).containsEntry("client-id", app.clientId());
        AccountContext connected = Accounts.with(account.token(), account.settings());
        facet(Authorizer.class, bare()).revoke(connected);
        assertThat(mastodon.logins.revoked).containsExactly(account.token().access());
    }

    @Test
    void a_token_made_by_hand_connects_and_cannot_be_given_back_here() {
        Grant grant = exchange(bare(), Map.of("server", mastodon.uri().toString(), "access-token", "made-by-hand"));
        AccountContext connected = Accounts.with(grant.token(), grant.settings());
        assertThatThrownBy(() -> facet(Authorizer.class, bare()).revoke(connected))
                .isInstanceOf(UnsupportedOperation.class)
                .hasMessageContaining("Preferences");
        mastodon.kill("made-by-hand");
        assertThatThrownBy(() ->
                        exchange(bare(), Map.of("server", mastodon.uri().toString(), "access-token", "made-by-hand")))
                .isInstanceOf(ReauthorizationRequired.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x", "https://a b", "https://", "https://x?y=z", "https://me:pw@x", "http://x"})
    void only_addresses_of_servers_are_taken(String server) {
        Authorizer strict =
                MastodonConnector.builder().build().facet(Authorizer.class).orElseThrow();
        Map<String, String> grant = Map.of("server", server, "access-token", "a-token");
        assertThatThrownBy(() -> strict.exchange(grant)).isInstanceOf(InvalidRequest.class);
        AccountContext odd = Accounts.with(Accounts.token(), Map.of(MastodonConnector.SERVER, "http://x"));
        assertThatThrownBy(() -> strict.revoke(odd)).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void without_a_server_there_is_no_page() {
        assertThatThrownBy(() -> facet(Authorizer.class, bare()).authorizeUrl("state-1", BACK))
                .isInstanceOf(UnsupportedOperation.class)
                .hasMessageContaining("register");
        assertThatThrownBy(() -> exchange(bare(), GRANT))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("server");
    }

    @Test
    void a_wrong_app_is_nothing_that_a_person_could_mend_by_authorising() {
        Map<String, String> grant = new HashMap<>(GRANT);
        grant.put("client-id", "client-id");
        grant.put("client-secret", "a-wrong-secret");
        assertThatThrownBy(() -> exchange(MastodonFixture.config(mastodon), grant))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageNotContaining("a-wrong-secret");
    }

    @Test
    void tokens_that_end_are_renewed_where_the_server_gives_them() {
        Token ending = new Token(
                "old",
                "renewal",
                mastodon.clock.instant(),
                Set.of(),
                Accounts.token().attributes());
        mastodon.nextBroken(
                200,
                "{\"access_token\":\"new\",\"refresh_token\":\"next\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
        AccountContext account = Accounts.with(
                ending, Map.of(MastodonConnector.SERVER, mastodon.uri().toString()));
        Token renewed = facet(Authorizer.class).refresh(account);
        assertThat(renewed.access()).isEqualTo("new");
        assertThat(renewed.refresh()).isEqualTo("next");
        assertThat(renewed.attributes()).containsEntry("client-id", "client-id");
    }
}
