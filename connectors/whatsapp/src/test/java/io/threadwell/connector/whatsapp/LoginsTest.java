package io.threadwell.connector.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Authorizer.Grant;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How numbers are connected. */
final class LoginsTest {
    private final FakeWhatsApp whatsapp = new FakeWhatsApp();

    @AfterEach
    void close() {
        whatsapp.close();
    }

    private Authorizer authorizer(boolean endSubscription) {
        WhatsAppConfig config = WhatsAppConfig.builder()
                .graphUri(whatsapp.uri())
                .appId("42")
                .appSecret(Secret.of("app-secret"))
                .verifyToken(WhatsAppSamples.VERIFY_TOKEN)
                .signupConfiguration("9001")
                .endSubscription(endSubscription)
                .build();
        return WhatsAppConnector.builder()
                .config(config)
                .clock(whatsapp.clock)
                .build()
                .facet(Authorizer.class)
                .orElseThrow();
    }

    @Test
    void a_code_gives_all_numbers_and_subscribes_once() {
        List<Grant> grants = authorizer(false).exchange(Map.of("code", "good"));
        assertThat(grants).extracting(Grant::externalId).containsExactly(Accounts.NUMBER, "777");
        assertThat(grants.get(0).displayName()).isEqualTo("Our shop +1 555-078-3881");
        assertThat(grants.get(0).settings())
                .isEqualTo(Map.of(
                        WhatsAppConnector.BUSINESS_ACCOUNT,
                        Accounts.BUSINESS,
                        ChannelAccount.GRANTED_BY,
                        Accounts.BUSINESS));
        assertThat(whatsapp.subscribed).containsExactly("POST " + Accounts.BUSINESS);
    }

    @Test
    void a_token_and_a_number_give_that_number() {
        Map<String, String> grant = Map.of("token", "t", "waba_id", Accounts.BUSINESS, "phone_number_id", "777");
        assertThat(authorizer(false).exchange(grant))
                .extracting(Grant::externalId)
                .containsExactly("777");
    }

    @Test
    void a_number_that_is_not_there_subscribes_nothing() {
        Map<String, String> grant = Map.of("token", "t", "phone_number_id", "778");
        assertThatThrownBy(() -> authorizer(false).exchange(grant)).isInstanceOf(PermissionDenied.class);
        assertThat(whatsapp.subscribed).isEmpty();
    }

    @Test
    void the_dialogue_opens_the_signup() {
        String page = authorizer(false)
                .authorizeUrl("s1", URI.create("https://host.example/back"))
                .toString();
        assertThat(page)
                .startsWith("https://www.facebook.com/v23.0/dialog/oauth?")
                .contains("config_id=9001", "state=s1", "whatsapp_business_messaging");
    }

    @Test
    void without_an_app_nobody_signs_up() {
        Authorizer bare = WhatsAppConnector.builder()
                .config(WhatsAppConfig.builder()
                        .verifyToken(WhatsAppSamples.VERIFY_TOKEN)
                        .build())
                .build()
                .facet(Authorizer.class)
                .orElseThrow();
        assertThatThrownBy(() -> bare.exchange(Map.of("code", "good")))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("appId");
    }

    @Test
    void webhooks_end_only_where_that_is_wanted() {
        authorizer(false).revoke(Accounts.number());
        assertThat(whatsapp.subscribed).isEmpty();
        authorizer(true).revoke(Accounts.number());
        assertThat(whatsapp.subscribed).containsExactly("DELETE " + Accounts.BUSINESS);
        whatsapp.killToken();
        authorizer(true).revoke(Accounts.number());
        assertThat(whatsapp.subscribed).hasSize(1);
    }
}
