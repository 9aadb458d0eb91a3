package io.threadwell.connector.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.webhook.Secret;
import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How tokens are got, renewed and given back. */
final class LoginsTest {
    private static final URI BACK = URI.create("https://host.example/back?a=b");
    private static final MetaApp APP = new MetaApp("42", Secret.of("app-secret"));

    private final GraphServer server = new GraphServer();
    private final Graph graph = server.graph().build();
    private final FacebookLogin facebook = new FacebookLogin(graph, URI.create("https://www.facebook.com/"), APP);
    private final DirectLogin direct = new DirectLogin(
            graph,
            URI.create("https://www.instagram.com/oauth/authorize"),
            server.uri().resolve("/oauth/access_token"),
            "ig",
            APP);

    @AfterEach
    void close() {
        server.close();
    }

    private void answer(String path, String json) {
        server.wire().stubFor(WireMock.any(WireMock.urlPathEqualTo(path)).willReturn(WireMock.okJson(json)));
    }

    @Test
    void facebooks_dialogue_has_the_version_and_the_other_is_taken_as_it_is() {
        assertThat(facebook.authorizeUrl(List.of("a", "b"), "s&t", BACK))
                .hasHost("www.facebook.com")
                .hasPath("/v23.0/dialog/oauth")
                .hasParameter("scope", "a,b")
                .hasParameter("state", "s&t")
                .hasParameter("redirect_uri", BACK.toString());
        assertThat(direct.authorizeUrl(List.of("a", "b"), "s", BACK))
                .hasHost("www.instagram.com")
                .hasPath("/oauth/authorize")
                .hasParameter("client_id", "42")
                .hasParameter("response_type", "code")
                .hasParameter("scope", "a,b");
    }

    @Test
    void a_code_that_came_without_a_redirect_is_traded_without_one() {
        answer("/v23.0/oauth/access_token", "{\"access_token\":\"t\"}");
        assertThat(facebook.trade("code", null)).isEqualTo("t");
        server.wire()
                .verify(WireMock.postRequestedFor(WireMock.urlEqualTo("/v23.0/oauth/access_token"))
                        .withFormParam("code", WireMock.equalTo("code"))
                        .withFormParam("client_secret", WireMock.equalTo("app-secret"))
                        .withRequestBody(WireMock.notContaining("redirect_uri")));
    }

    @Test
    void all_parts_of_the_list_of_pages_are_read() {
        server.wire()
                .stubFor(
                        WireMock.get(WireMock.urlPathEqualTo("/v23.0/me/accounts"))
                                .willReturn(
                                        WireMock.okJson(
                                                "{\"data\":[{\"id\":\"1\"}],\"paging\":{\"cursors\":{\"after\":\"c\"},\"next\":\"n\"}}")));
        server.wire()
                .stubFor(WireMock.get(WireMock.urlPathEqualTo("/v23.0/me/accounts"))
                        .withQueryParam("after", WireMock.equalTo("c"))
                        .willReturn(WireMock.okJson("{\"data\":[{\"id\":\"2\"}]}")));
        assertThat(facebook.pages("t", "id"))
                .extracting(page -> page.text("id", ""))
                .containsExactly("1", "2");
    }

    @Test
    void a_task_that_is_not_among_those_that_are_named_may_not_be_done() {
        assertThat(FacebookLogin.mayDo(JsonValue.parse("{\"tasks\":[\"MESSAGING\"]}"), "MESSAGING"))
                .isTrue();
        assertThat(FacebookLogin.mayDo(JsonValue.parse("{\"tasks\":[\"ANALYZE\"]}"), "MESSAGING"))
                .isFalse();
        assertThat(FacebookLogin.mayDo(JsonValue.parse("{}"), "MESSAGING")).isTrue();
    }

    @Test
    void tokens_are_inspected_and_permissions_given_back_in_the_apps_own_name() {
        answer("/v23.0/debug_token", "{\"data\":{\"is_valid\":true}}");
        assertThat(facebook.inspect("t").bool("is_valid")).isTrue();
        facebook.giveBackPermissions("77");
        server.wire()
                .verify(WireMock.getRequestedFor(WireMock.urlPathEqualTo("/v23.0/debug_token"))
                        .withQueryParam("input_token", WireMock.equalTo("t"))
                        .withHeader("Authorization", WireMock.equalTo("Bearer 42|app-secret")));
        server.wire()
                .verify(WireMock.deleteRequestedFor(WireMock.urlPathEqualTo("/v23.0/77/permissions"))
                        .withHeader("Authorization", WireMock.equalTo("Bearer 42|app-secret")));
    }

    @Test
    void an_app_that_is_not_known_names_what_is_missing_and_shows_no_secret() {
        MetaApp none = new MetaApp(null, null);
        assertThatThrownBy(none::needId).isInstanceOf(InvalidRequest.class).hasMessageContaining("appId");
        assertThatThrownBy(none::needSecret).isInstanceOf(InvalidRequest.class).hasMessageContaining("appSecret");
        assertThat(APP.toString()).doesNotContain("app-secret");
    }

    @Test
    void an_answer_without_a_token_means_that_the_person_must_log_in_again() {
        assertThatThrownBy(() -> facebook.longLived("t")).isInstanceOf(ReauthorizationRequired.class);
        assertThatThrownBy(() -> direct.longLived("t", Set.of())).isInstanceOf(ReauthorizationRequired.class);
    }

    @Test
    void instagrams_code_is_traded_without_its_tail_and_its_answer_may_be_a_list() {
        answer("/oauth/access_token", "{\"data\":[{\"access_token\":\"t\",\"user_id\":178414}]}");
        DirectLogin.Traded traded = direct.trade("code#_", BACK.toString());
        assertThat(traded.token()).isEqualTo("t");
        assertThat(traded.user()).isEqualTo("178414");
        assertThat(traded.toString()).isEqualTo("(token of 178414)");
        server.wire()
                .verify(WireMock.postRequestedFor(WireMock.urlEqualTo("/oauth/access_token"))
                        .withFormParam("grant_type", WireMock.equalTo("authorization_code"))
                        .withFormParam("code", WireMock.equalTo("code"))
                        .withFormParam("redirect_uri", WireMock.equalTo(BACK.toString())));
    }

    @Test
    void a_code_that_is_refused_must_be_asked_for_again() {
        server.wire()
                .stubFor(WireMock.post("/oauth/access_token")
                        .willReturn(WireMock.badRequest()
                                .withBody("{\"error_type\":\"OAuthException\",\"code\":400,\"error_message\":\"m\"}")));
        assertThatThrownBy(() -> direct.trade("used", BACK.toString())).isInstanceOf(ReauthorizationRequired.class);
    }

    @Test
    void a_long_token_ends_when_the_network_says_and_is_renewed_with_all_that_belongs_to_it() {
        answer("/access_token", "{\"access_token\":\"long\",\"token_type\":\"bearer\",\"expires_in\":5183944}");
        answer("/refresh_access_token", "{\"access_token\":\"longer\",\"expires_in\":5184000}");
        Token token = direct.longLived("short", Set.of("a"));
        assertThat(token.access()).isEqualTo("long");
        assertThat(token.expiresAt()).isEqualTo(server.clock.instant().plusSeconds(5183944));
        server.clock.advance(Duration.ofDays(30));
        Token renewed = direct.refresh(new Token("long", null, null, Set.of("a"), Map.of("user", "1")));
        assertThat(renewed)
                .isEqualTo(new Token(
                        "longer", null, server.clock.instant().plusSeconds(5184000), Set.of("a"), Map.of("user", "1")));
        server.wire()
                .verify(WireMock.getRequestedFor(WireMock.urlPathEqualTo("/access_token"))
                        .withQueryParam("grant_type", WireMock.equalTo("ig_exchange_token")));
        server.wire()
                .verify(WireMock.getRequestedFor(WireMock.urlPathEqualTo("/refresh_access_token"))
                        .withQueryParam("grant_type", WireMock.equalTo("ig_refresh_token"))
                        .withQueryParam("access_token", WireMock.equalTo("long")));
    }
}
