package io.threadwell.connector.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Authorizer.Grant;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How pages are connected and given back. */
final class LoginTest {
    private static final URI BACK = URI.create("https://host.example/back?a=b");

    private final GraphStub graph = new GraphStub();
    private final Authorizer authorizer =
            FacebookFixture.connector(graph).facet(Authorizer.class).orElseThrow();

    @AfterEach
    void close() {
        graph.close();
    }

    private List<Grant> exchange() {
        return authorizer.exchange(Map.of("code", "good", "redirect", BACK.toString()));
    }

    @Test
    void the_person_is_sent_to_facebooks_dialogue_with_the_permissions_that_are_needed() {
        assertThat(authorizer.authorizeUrl("s&t", BACK))
                .hasScheme("https")
                .hasHost("www.facebook.com")
                .hasPath("/v23.0/dialog/oauth")
                .hasParameter("client_id", "42")
                .hasParameter("state", "s&t")
                .hasParameter("redirect_uri", BACK.toString())
                .hasParameter(
                        "scope",
                        "pages_show_list,pages_read_engagement,pages_read_user_content,"
                                + "pages_manage_engagement,pages_manage_metadata,pages_messaging");
    }

    @Test
    void a_code_becomes_page_tokens_and_each_page_is_subscribed() {
        List<Grant> grants = exchange();
        assertThat(grants).singleElement().satisfies(grant -> {
            assertThat(grant.externalId()).isEqualTo("1001");
            assertThat(grant.displayName()).isEqualTo("Our page");
            assertThat(grant.token().access()).isEqualTo(GraphStub.TOKEN);
            assertThat(grant.token().expiresAt()).isNull();
            assertThat(grant.settings()).containsKey(ChannelAccount.GRANTED_BY);
        });
        assertThat(graph.subscribed).containsExactly("feed", "mention", "ratings");
    }

    @Test
    void the_short_token_is_traded_for_a_long_one_and_no_secret_stands_in_an_address() {
        exchange();
        graph.server()
                .verify(WireMock.postRequestedFor(WireMock.urlPathEqualTo("/v23.0/oauth/access_token"))
                        .withFormParam("grant_type", WireMock.equalTo("fb_exchange_token"))
                        .withFormParam("fb_exchange_token", WireMock.equalTo("user-token"))
                        .withFormParam("client_secret", WireMock.equalTo("app-secret")));
        assertThat(graph.server().getAllServeEvents())
                .extracting(event -> event.getRequest().getUrl())
                .noneMatch(url -> url.contains("app-secret") || url.contains("-token-of"));
    }

    @Test
    void a_page_token_that_a_person_typed_is_enough() {
        assertThat(authorizer.exchange(Map.of("page_token", GraphStub.TOKEN)))
                .singleElement()
                .satisfies(grant -> assertThat(grant.externalId()).isEqualTo("1001"));
        assertThat(graph.subscribed).contains("feed");
    }

    @Test
    void a_refused_code_must_be_asked_for_again() {
        assertThatThrownBy(() -> authorizer.exchange(Map.of("code", "refused", "redirect", BACK.toString())))
                .isInstanceOf(ReauthorizationRequired.class);
    }

    @Test
    void a_person_who_may_moderate_no_page_is_told_so() {
        graph.withoutModeration();
        assertThatThrownBy(() -> authorizer.exchange(Map.of("user_token", "short")))
                .isInstanceOf(PermissionDenied.class);
        assertThat(graph.subscribed).isEmpty();
    }

    @Test
    void logging_in_without_the_apps_id_or_secret_names_what_is_missing() {
        Authorizer bare = FacebookConnector.builder()
                .config(FacebookConfig.builder().pollingOnly().build())
                .build()
                .facet(Authorizer.class)
                .orElseThrow();
        assertThatThrownBy(() -> bare.authorizeUrl("s", BACK))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("appId");
    }

    @Test
    void a_connector_that_only_polls_subscribes_to_no_page() {
        FacebookConfig config =
                FacebookConfig.builder().graphUri(graph.uri()).pollingOnly().build();
        FacebookConnector connector =
                FacebookConnector.builder().config(config).clock(graph.clock).build();
        Authorizer polling = connector.facet(Authorizer.class).orElseThrow();
        assertThat(polling.exchange(Map.of("page_token", GraphStub.TOKEN))).hasSize(1);
        assertThat(graph.subscribed).isEmpty();
    }

    @Test
    void a_page_that_is_given_back_is_unsubscribed_and_other_pages_keep_their_tokens() {
        exchange();
        authorizer.revoke(Accounts.page(token()));
        assertThat(graph.subscribed).isEmpty();
        graph.server().verify(0, WireMock.deleteRequestedFor(WireMock.urlPathMatching(".*/permissions")));
    }

    @Test
    void what_another_connector_of_the_same_app_subscribed_to_is_left_alone() {
        graph.subscribed.add("messages");
        exchange();
        assertThat(graph.subscribed).containsExactly("feed", "mention", "messages", "ratings");
        authorizer.revoke(Accounts.page(token()));
        assertThat(graph.subscribed).containsExactly("messages");
    }

    @Test
    void the_whole_login_is_given_back_where_that_is_wanted() {
        FacebookConfig config = FacebookConfig.builder()
                .graphUri(graph.uri())
                .appId("42")
                .appSecret(Secret.of("app-secret"))
                .pollingOnly()
                .revokeLogin(true)
                .build();
        FacebookConnector connector =
                FacebookConnector.builder().config(config).clock(graph.clock).build();
        connector.facet(Authorizer.class).orElseThrow().revoke(Accounts.page(token()));
        graph.server().verify(1, WireMock.deleteRequestedFor(WireMock.urlPathEqualTo("/v23.0/77/permissions")));
    }

    private static Token token() {
        return new Token(GraphStub.TOKEN, null, null, Set.of(), Map.of("user", "77"));
    }
}
