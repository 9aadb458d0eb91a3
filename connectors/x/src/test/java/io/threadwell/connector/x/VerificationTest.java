package io.threadwell.connector.x;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.signature.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may deliver, and what X's question is answered with. */
final class VerificationTest {
    private static final Secret CLIENT_SECRET = Secret.of("the-client-secret");
    private static final Secret CONSUMER_SECRET = Secret.of("the-consumer-secret");
    private static final byte[] BODY = "{\"for_user_id\":\"1\"}".getBytes(StandardCharsets.UTF_8);

    private final NetworkWebhook webhook = Deliveries.WEBHOOK;

    private Verification verify(WebhookRequest request, Secret... live) {
        return webhook.verify(request, List.of(live));
    }

    private static WebhookRequest with(Map<String, List<String>> headers) {
        return new WebhookRequest("POST", "/webhook", Map.of(), headers, BODY);
    }

    private static List<String> signature(Secret secret) {
        return List.of("sha256=" + Hmac.sha256(secret.bytes()).base64(BODY));
    }

    @Test
    void either_signature_is_enough_with_its_own_secret() {
        assertThat(verify(with(Map.of(XSamples.OAUTH2, signature(CLIENT_SECRET))), CLIENT_SECRET))
                .isInstanceOf(Verification.Accepted.class);
        assertThat(verify(with(Map.of(XSamples.LEGACY, signature(CONSUMER_SECRET))), CONSUMER_SECRET))
                .isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void where_both_are_sent_the_one_whose_secret_is_known_counts() {
        WebhookRequest both =
                with(Map.of(XSamples.OAUTH2, signature(CLIENT_SECRET), XSamples.LEGACY, signature(CONSUMER_SECRET)));
        assertThat(verify(both, CLIENT_SECRET)).isInstanceOf(Verification.Accepted.class);
        assertThat(verify(both, CONSUMER_SECRET)).isInstanceOf(Verification.Accepted.class);
        assertThat(verify(both, Secret.of("another"))).isInstanceOf(Verification.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256=", "sha256=!!!", "sha1=abc", "abc", ""})
    void what_is_no_signature_is_refused(String header) {
        assertThat(verify(with(Map.of(XSamples.OAUTH2, List.of(header))), CLIENT_SECRET))
                .isInstanceOf(Verification.Rejected.class);
    }

    @Test
    void the_question_is_answered_with_the_newest_secret() {
        Verification answer = verify(XSamples.question("a-token"), CLIENT_SECRET, CONSUMER_SECRET);
        assertThat(answer).isInstanceOfSatisfying(Verification.Challenge.class, challenge -> {
            assertThat(challenge.answer().contentType()).isEqualTo("application/json");
            assertThat(JsonValue.parse(challenge.answer().body()).text("response_token"))
                    .contains("sha256="
                            + Hmac.sha256(CLIENT_SECRET.bytes()).base64("a-token".getBytes(StandardCharsets.UTF_8)));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"for_user_id\":\"1\"}", "  {}", "\uFEFF{}"})
    void a_question_that_could_be_a_delivery_is_never_signed(String token) {
        assertThat(verify(XSamples.question(token), CLIENT_SECRET)).isInstanceOf(Verification.Rejected.class);
    }

    @Test
    void without_a_live_secret_nothing_is_answered() {
        assertThat(verify(XSamples.question("a-token"))).isInstanceOf(Verification.Rejected.class);
    }

    @Test
    void other_methods_are_refused() {
        WebhookRequest put = new WebhookRequest("PUT", "/webhook", Map.of(), Map.of(), BODY);
        assertThat(verify(put, CLIENT_SECRET))
                .isInstanceOfSatisfying(Verification.Rejected.class, refused -> assertThat(refused.status())
                        .isEqualTo(405));
    }
}
