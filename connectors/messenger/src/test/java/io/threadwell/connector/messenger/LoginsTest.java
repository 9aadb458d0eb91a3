package io.threadwell.connector.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Authorizer.Grant;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.signature.Hmac;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How pages are connected and given back, and how people take them away. */
final class LoginsTest {
    private static final Secret SECRET = Secret.of("app-secret");

    private final FakeMessenger messenger = new FakeMessenger();
    private final Authorizer authorizer = authorizer(MessengerFixture.config(messenger));

    @AfterEach
    void close() {
        messenger.close();
    }

    private Authorizer authorizer(MessengerConfig.Builder config) {
        return MessengerFixture.connector(messenger, config)
                .facet(Authorizer.class)
                .orElseThrow();
    }

    private List<Grant> exchange() {
        return authorizer.exchange(Map.of("code", "good", "redirect", "https://host.example/back"));
    }

    @Test
    void a_code_becomes_page_tokens_and_each_page_is_subscribed() {
        assertThat(exchange()).singleElement().satisfies(grant -> {
            assertThat(grant.externalId()).isEqualTo(Accounts.PAGE);
            assertThat(grant.displayName()).isEqualTo("Our page");
            assertThat(grant.token().access()).isEqualTo(Accounts.TOKEN);
            assertThat(grant.settings()).containsKey(ChannelAccount.GRANTED_BY);
        });
        assertThat(messenger.subscribed)
                .contains("messages", "message_echoes", "message_edits", "messaging_handovers", "standby");
    }

    @Test
    void what_another_connector_of_the_same_app_subscribed_to_is_left_alone() {
        messenger.subscribed.add("feed");
        exchange();
        assertThat(messenger.subscribed).contains("feed", "messages");
        authorizer.revoke(Accounts.page());
        assertThat(messenger.subscribed).containsExactly("feed");
    }

    @Test
    void a_page_on_which_one_may_not_write_is_not_connected() {
        messenger.withoutMessaging();
        assertThatThrownBy(() -> authorizer.exchange(Map.of("user_token", "short")))
                .isInstanceOf(PermissionDenied.class);
        assertThat(messenger.subscribed).isEmpty();
    }

    @Test
    void a_page_token_that_a_person_typed_is_enough() {
        assertThat(authorizer.exchange(Map.of("page_token", Accounts.TOKEN)))
                .singleElement()
                .satisfies(grant -> assertThat(grant.externalId()).isEqualTo(Accounts.PAGE));
        assertThat(messenger.subscribed).contains("messages");
    }

    @Test
    void the_person_is_asked_for_the_permissions_that_are_needed() {
        URI back = URI.create("https://host.example/back");
        assertThat(authorizer.authorizeUrl("s", back))
                .hasPath("/v23.0/dialog/oauth")
                .hasParameter("client_id", "42")
                .hasParameter("scope", "pages_show_list,pages_messaging,pages_manage_metadata,pages_read_engagement");
        Authorizer bare = authorizer(
                MessengerConfig.builder().graphUri(messenger.uri()).verifyToken(MessengerSamples.VERIFY_TOKEN));
        assertThatThrownBy(() -> bare.authorizeUrl("s", back))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("appId");
    }

    @Test
    void the_whole_login_is_given_back_where_that_is_wanted() {
        Token token = new Token(Accounts.TOKEN, null, null, Set.of(), Map.of("user", "77"));
        authorizer(MessengerFixture.config(messenger).revokeLogin(true)).revoke(Accounts.page(token));
        messenger.server().verify(1, WireMock.deleteRequestedFor(WireMock.urlPathEqualTo("/v23.0/77/permissions")));
    }

    private static byte[] signedRequest() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String payload =
                base64.encodeToString("{\"algorithm\":\"HMAC-SHA256\",\"user_id\":\"77\",\"issued_at\":1740996000}"
                        .getBytes(StandardCharsets.UTF_8));
        byte[] signature = Hmac.sha256(SECRET.bytes()).sign(payload.getBytes(StandardCharsets.UTF_8));
        return ("signed_request=" + base64.encodeToString(signature) + "." + payload).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void who_takes_access_back_or_wants_data_deleted_is_heard() {
        NetworkWebhook webhook = MessengerFixture.connector(
                        messenger,
                        MessengerFixture.config(messenger).erasureStatus(URI.create("https://host.example/erasure")))
                .facet(NetworkWebhook.class)
                .orElseThrow();
        AccountId all = new AccountId(MessengerConnector.NETWORK, "77");
        WebhookRequest request =
                new WebhookRequest("POST", "/webhooks/messenger/delete", Map.of(), Map.of(), signedRequest());
        assertThat(webhook.verify(request, List.of(SECRET)))
                .isInstanceOfSatisfying(Verification.Accepted.class, accepted -> assertThat(
                                accepted.answer().body())
                        .contains("https://host.example/erasure?code=", "confirmation_code"));
        assertThat(webhook.parse(delivery("delete")))
                .singleElement()
                .isInstanceOfSatisfying(InboundEvent.ErasureAsked.class, asked -> assertThat(asked.account())
                        .isEqualTo(all));
        assertThat(webhook.parse(delivery("deauthorize")))
                .singleElement()
                .isInstanceOfSatisfying(InboundEvent.Withdrawn.class, gone -> assertThat(gone.account())
                        .isEqualTo(all));
    }

    private static RawDelivery delivery(String path) {
        return new RawDelivery(new DeliveryId(1), "messenger/" + path, Deliveries.RECEIVED, signedRequest());
    }
}
