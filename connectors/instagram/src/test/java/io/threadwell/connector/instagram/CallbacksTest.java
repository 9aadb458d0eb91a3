package io.threadwell.connector.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent.ErasureAsked;
import io.threadwell.api.inbound.InboundEvent.Withdrawn;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.signature.Hmac;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever takes our access away, or wants their data deleted, is the person who gave the account. */
final class CallbacksTest {
    private static final Secret SECRET = Secret.of("app-secret");
    private static final AccountId GIVEN_BY = new AccountId(InstagramConnector.NETWORK, Accounts.SCOPED);

    private final NetworkWebhook webhook = webhook(InstagramConfig.builder()
            .verifyToken(Secret.of("ours"))
            .erasureStatus(URI.create("https://care.example.org/erasure")));

    private static NetworkWebhook webhook(InstagramConfig.Builder config) {
        return InstagramConnector.builder()
                .config(config.build())
                .build()
                .facet(NetworkWebhook.class)
                .orElseThrow();
    }

    private static byte[] signedRequest() {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        String payload = url.encodeToString(
                ("{\"algorithm\":\"HMAC-SHA256\",\"issued_at\":1740992400,\"user_id\":\"" + Accounts.SCOPED + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
        String signature =
                url.encodeToString(Hmac.sha256(SECRET.bytes()).sign(payload.getBytes(StandardCharsets.UTF_8)));
        return ("signed_request=" + signature + "." + payload).getBytes(StandardCharsets.UTF_8);
    }

    private static WebhookRequest to(String place) {
        return new WebhookRequest("POST", "/webhooks/instagram/" + place, Map.of(), Map.of(), signedRequest());
    }

    private static RawDelivery delivery(String endpoint) {
        return new RawDelivery(new DeliveryId(1), endpoint, Instant.EPOCH, signedRequest());
    }

    @Test
    void who_wants_their_data_deleted_is_answered_with_where_to_ask() {
        assertThat(webhook.verify(to("delete"), List.of(SECRET)))
                .isInstanceOfSatisfying(Verification.Accepted.class, accepted -> assertThat(
                                accepted.answer().body())
                        .contains("https://care.example.org/erasure?code=", "confirmation_code"));
        assertThat(webhook.parse(delivery("instagram/delete")))
                .singleElement()
                .isInstanceOf(ErasureAsked.class)
                .satisfies(event -> assertThat(event.account()).isEqualTo(GIVEN_BY));
    }

    @Test
    void who_takes_the_app_away_takes_their_accounts_away() {
        assertThat(webhook.verify(to("deauthorize"), List.of(SECRET))).isInstanceOf(Verification.Accepted.class);
        assertThat(webhook.parse(delivery("instagram/deauthorize")))
                .containsExactly(new Withdrawn(GIVEN_BY, Instant.ofEpochSecond(1_740_992_400)));
    }

    @Test
    void what_another_app_signed_is_rejected_and_so_is_everything_where_callbacks_are_not_taken() {
        assertThat(webhook.verify(to("delete"), List.of(Secret.of("another"))))
                .isInstanceOf(Verification.Rejected.class);
        NetworkWebhook without = webhook(InstagramConfig.builder().verifyToken(Secret.of("ours")));
        assertThat(without.verify(to("delete"), List.of(SECRET))).isInstanceOf(Verification.Rejected.class);
    }
}
