package io.threadwell.connector.linkedin;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Whose requests are believed: page "Webhooks". */
final class VerificationTest {
    private static final Secret SECRET = Secret.of("a-client-secret");
    private static final Secret BEFORE = Secret.of("the-secret-before");
    private static final byte[] BODY = "{\"type\":\"x\"}".getBytes(StandardCharsets.UTF_8);

    private static Verification verify(WebhookRequest request, Secret... live) {
        return Deliveries.WEBHOOK.verify(request, List.of(live));
    }

    private static WebhookRequest with(String signature) {
        return new WebhookRequest("POST", "/webhook", Map.of(), Map.of("X-LI-Signature", List.of(signature)), BODY);
    }

    @Test
    void the_words_before_the_body_are_signed_too() {
        String good =
                Hmac.sha256("a-client-secret").hex("hmacsha256={\"type\":\"x\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(verify(with(good), SECRET)).isInstanceOf(Verification.Accepted.class);
        String bare = Hmac.sha256("a-client-secret").hex(BODY);
        assertThat(verify(with(bare), SECRET)).isInstanceOf(Verification.Rejected.class);
        assertThat(verify(with("hmacsha256=" + good), SECRET)).isInstanceOf(Verification.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz", "00", "hmacsha256="})
    void what_is_no_signature_is_refused(String header) {
        assertThat(verify(with(header), SECRET)).isInstanceOf(Verification.Rejected.class);
    }

    @Test
    void the_question_is_answered_with_the_newest_secret() {
        Verification answer = verify(LinkedInSamples.question(LinkedInSamples.CODE), SECRET, BEFORE);
        assertThat(answer).isInstanceOfSatisfying(Verification.Challenge.class, challenge -> {
            assertThat(challenge.answer().contentType()).isEqualTo("application/json");
            JsonValue body = JsonValue.parse(challenge.answer().body());
            assertThat(body.text("challengeCode")).contains(LinkedInSamples.CODE);
            assertThat(body.text("challengeResponse"))
                    .contains(
                            Hmac.sha256("a-client-secret").hex(LinkedInSamples.CODE.getBytes(StandardCharsets.UTF_8)));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hmacsha256={}", "hmacsha256=[]", "a b", "{}", "890e4665\n"})
    void a_question_that_could_be_a_delivery_is_never_signed(String code) {
        assertThat(verify(LinkedInSamples.question(code), SECRET)).isInstanceOf(Verification.Rejected.class);
    }

    @Test
    void without_a_live_secret_nothing_is_answered() {
        assertThat(verify(LinkedInSamples.question(LinkedInSamples.CODE))).isInstanceOf(Verification.Rejected.class);
    }

    @Test
    void other_methods_are_refused() {
        assertThat(verify(new WebhookRequest("PUT", "/webhook", Map.of(), Map.of(), BODY), SECRET))
                .isInstanceOfSatisfying(Verification.Rejected.class, refused -> assertThat(refused.status())
                        .isEqualTo(405));
    }
}
