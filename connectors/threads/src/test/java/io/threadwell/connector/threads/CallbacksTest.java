package io.threadwell.connector.threads;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent.ErasureAsked;
import io.threadwell.api.inbound.InboundEvent.Withdrawn;
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

/** The uninstall and data deletion callbacks. */
final class CallbacksTest {
    private static final Secret SECRET = Secret.of("app-secret");

    private final NetworkWebhook webhook = ThreadsConnector.builder()
            .config(ThreadsConfig.builder()
                    .verifyToken(Secret.of("ours"))
                    .erasureStatus(URI.create("https://care.example.org/erasure"))
                    .build())
            .build()
            .facet(NetworkWebhook.class)
            .orElseThrow();

    private static byte[] signedRequest() {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        String payload =
                url.encodeToString("{\"algorithm\":\"HMAC-SHA256\",\"issued_at\":1740992400,\"user_id\":\"7001\"}"
                        .getBytes(StandardCharsets.UTF_8));
        String signature =
                url.encodeToString(Hmac.sha256(SECRET.bytes()).sign(payload.getBytes(StandardCharsets.UTF_8)));
        return ("signed_request=" + signature + "." + payload).getBytes(StandardCharsets.UTF_8);
    }

    private static WebhookRequest to(String place) {
        return new WebhookRequest("POST", "/webhooks/threads/" + place, Map.of(), Map.of(), signedRequest());
    }

    @Test
    void who_wants_their_data_deleted_is_answered_with_where_to_ask() {
        assertThat(webhook.verify(to("delete"), List.of(SECRET)))
                .isInstanceOfSatisfying(Verification.Accepted.class, accepted -> assertThat(
                                accepted.answer().body())
                        .contains("https://care.example.org/erasure?code=", "confirmation_code"));
        assertThat(webhook.parse(delivery("threads/delete")))
                .singleElement()
                .isInstanceOf(ErasureAsked.class)
                .satisfies(event -> assertThat(event.account()).isEqualTo(Accounts.PROFILE));
    }

    @Test
    void who_uninstalls_the_app_takes_their_profile_away() {
        assertThat(webhook.verify(to("deauthorize"), List.of(SECRET))).isInstanceOf(Verification.Accepted.class);
        assertThat(webhook.parse(delivery("threads/deauthorize")))
                .containsExactly(new Withdrawn(Accounts.PROFILE, Instant.ofEpochSecond(1_740_992_400)));
    }

    @Test
    void what_another_app_signed_is_rejected() {
        assertThat(webhook.verify(to("delete"), List.of(Secret.of("another"))))
                .isInstanceOf(Verification.Rejected.class);
        assertThat(Deliveries.WEBHOOK.verify(to("delete"), List.of(SECRET))).isInstanceOf(Verification.Rejected.class);
    }

    private static RawDelivery delivery(String endpoint) {
        return new RawDelivery(new DeliveryId(1), endpoint, Instant.EPOCH, signedRequest());
    }
}
