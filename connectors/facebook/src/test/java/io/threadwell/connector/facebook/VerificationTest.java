package io.threadwell.connector.facebook;

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
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in. */
final class VerificationTest {
    private static final Secret SECRET = Secret.of("app-secret");
    private static final byte[] BODY = "{\"entry\":[]}".getBytes(StandardCharsets.UTF_8);
    private static final String HEX = Hmac.sha256(SECRET.bytes()).hex(BODY);

    private final NetworkWebhook webhook = FacebookConnector.builder()
            .config(FacebookConfig.builder().verifyToken(Secret.of("ours")).build())
            .build()
            .facet(NetworkWebhook.class)
            .orElseThrow();

    private Verification signed(String header, String value) {
        WebhookRequest request =
                new WebhookRequest("POST", "/webhooks", Map.of(), Map.of(header, List.of(value)), BODY);
        return webhook.verify(request, List.of(SECRET));
    }

    private static int status(Verification verification) {
        return ((Verification.Rejected) verification).status();
    }

    @Test
    void a_signature_counts_in_either_case_of_letters() {
        assertThat(signed("X-Hub-Signature-256", "sha256=" + HEX)).isEqualTo(Verification.accepted());
        assertThat(signed("x-hub-signature-256", "sha256=" + HEX.toUpperCase(Locale.ROOT)))
                .isEqualTo(Verification.accepted());
    }

    @Test
    void the_old_signature_alone_is_not_enough() {
        String old = "sha1=" + Hmac.sha1(SECRET.bytes()).hex(BODY);
        assertThat(status(signed("X-Hub-Signature", old))).isEqualTo(401);
        assertThat(status(signed("X-Hub-Signature-256", old))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=zz", "sha256=abc", "SHA256=00", "00"})
    void what_is_no_signature_is_rejected(String value) {
        assertThat(status(signed("X-Hub-Signature-256", value))).isEqualTo(401);
    }

    @Test
    void a_secret_that_is_taken_back_counts_no_more() {
        WebhookRequest request = new WebhookRequest(
                "POST", "/webhooks", Map.of(), Map.of("X-Hub-Signature-256", List.of("sha256=" + HEX)), BODY);
        assertThat(webhook.verify(request, List.of(SECRET))).isEqualTo(Verification.accepted());
        assertThat(status(webhook.verify(request, List.of(Secret.of("new"))))).isEqualTo(401);
        assertThat(webhook.verify(request, List.of(Secret.of("new"), SECRET))).isEqualTo(Verification.accepted());
    }

    @Test
    void a_challenge_with_our_token_is_answered_with_itself() {
        assertThat(webhook.verify(FacebookSamples.subscription("ours", "4711"), List.of()))
                .isInstanceOfSatisfying(Verification.Challenge.class, challenge -> {
                    assertThat(challenge.answer().status()).isEqualTo(200);
                    assertThat(challenge.answer().body()).isEqualTo("4711");
                    assertThat(challenge.answer().contentType()).startsWith("text/plain");
                });
    }

    @Test
    void a_challenge_with_another_token_or_of_another_mode_is_forbidden() {
        assertThat(status(webhook.verify(FacebookSamples.subscription("theirs", "4711"), List.of())))
                .isEqualTo(403);
        WebhookRequest bare = new WebhookRequest(
                "GET",
                "/webhooks",
                Map.of("hub.verify_token", List.of("ours"), "hub.challenge", List.of("1")),
                Map.of(),
                new byte[0]);
        assertThat(status(webhook.verify(bare, List.of()))).isEqualTo(403);
    }

    @Test
    void other_methods_are_not_metas() {
        WebhookRequest put = new WebhookRequest("PUT", "/webhooks", Map.of(), Map.of(), BODY);
        assertThat(status(webhook.verify(put, List.of(SECRET)))).isEqualTo(405);
    }

    @Test
    void who_wants_their_data_deleted_is_answered_with_where_to_ask() {
        NetworkWebhook taking = FacebookConnector.builder()
                .config(FacebookConfig.builder()
                        .verifyToken(Secret.of("ours"))
                        .erasureStatus(URI.create("https://care.example.org/erasure"))
                        .build())
                .build()
                .facet(NetworkWebhook.class)
                .orElseThrow();
        byte[] body = signedRequest(SECRET);
        WebhookRequest request = new WebhookRequest("POST", "/webhooks/facebook/delete", Map.of(), Map.of(), body);
        assertThat(taking.verify(request, List.of(SECRET)))
                .isInstanceOfSatisfying(Verification.Accepted.class, accepted -> assertThat(
                                accepted.answer().body())
                        .contains("https://care.example.org/erasure?code=", "confirmation_code"));
        assertThat(status(taking.verify(request, List.of(Secret.of("another")))))
                .isEqualTo(401);
        assertThat(taking.parse(new RawDelivery(new DeliveryId(1), "facebook/delete", Instant.EPOCH, body)))
                .singleElement()
                .isInstanceOf(ErasureAsked.class)
                .satisfies(event -> assertThat(event.account().externalId()).isEqualTo("501"));
        assertThat(taking.parse(new RawDelivery(new DeliveryId(1), "facebook/deauthorize", Instant.EPOCH, body)))
                .singleElement()
                .isInstanceOf(Withdrawn.class);
        assertThat(status(webhook.verify(request, List.of(SECRET)))).isEqualTo(401);
    }

    private static byte[] signedRequest(Secret secret) {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        String payload =
                url.encodeToString("{\"algorithm\":\"HMAC-SHA256\",\"issued_at\":1740992400,\"user_id\":\"501\"}"
                        .getBytes(StandardCharsets.UTF_8));
        String signature =
                url.encodeToString(Hmac.sha256(secret.bytes()).sign(payload.getBytes(StandardCharsets.UTF_8)));
        return ("signed_request=" + signature + "." + payload).getBytes(StandardCharsets.UTF_8);
    }
}
