package io.threadwell.connector.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.webhook.Secret;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose signed requests are believed, and what they say. */
final class SignedRequestTest {
    private static final Secret OLD = Secret.of("old-secret");
    private static final Secret NEW = Secret.of("new-secret");
    private static final String ASKED =
            "{\"algorithm\":\"HMAC-SHA256\",\"expires\":1291840400,\"issued_at\":1291836800,\"user_id\":\"218471\"}";

    @Test
    void a_request_names_the_person_and_its_time() {
        assertThat(SignedRequest.verified(Signed.form(ASKED, NEW), List.of(NEW)))
                .hasValueSatisfying(signed -> {
                    assertThat(signed.user()).isEqualTo("218471");
                    assertThat(signed.issuedAt()).isEqualTo(Instant.ofEpochSecond(1291836800));
                });
    }

    @Test
    void every_live_secret_counts_and_no_other() {
        byte[] form = Signed.form(ASKED, OLD);
        assertThat(SignedRequest.verified(form, List.of(NEW, OLD))).isPresent();
        assertThat(SignedRequest.verified(form, List.of(NEW))).isEmpty();
        assertThat(SignedRequest.verified(form, List.of())).isEmpty();
    }

    @Test
    void the_code_is_the_same_when_it_is_read_again_and_another_for_another_request() {
        byte[] form = Signed.form(ASKED, NEW);
        String code = SignedRequest.verified(form, List.of(NEW)).orElseThrow().code();
        assertThat(code).matches("[0-9a-f]{24}");
        assertThat(SignedRequest.stored(form).orElseThrow().code()).isEqualTo(code);
        byte[] other = Signed.form("{\"user_id\":\"218472\"}", NEW);
        assertThat(SignedRequest.stored(other).orElseThrow().code()).isNotEqualTo(code);
    }

    @Test
    void an_id_may_be_a_number_and_the_time_may_be_missing() {
        byte[] form = Signed.form("{\"algorithm\":\"HMAC-SHA256\",\"user_id\":17841400000000000}", NEW);
        assertThat(SignedRequest.verified(form, List.of(NEW))).hasValueSatisfying(signed -> {
            assertThat(signed.user()).isEqualTo("17841400000000000");
            assertThat(signed.issuedAt()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"user_id\":\"1\",\"algorithm\":\"none\"}", "{\"user_id\":{}}", "no json", ""})
    void what_names_nobody_or_was_made_in_another_way_is_none_though_it_is_signed(String payload) {
        assertThat(SignedRequest.verified(Signed.form(payload, NEW), List.of(NEW)))
                .isEmpty();
    }

    @Test
    void a_changed_payload_is_not_believed() {
        String signed = Signed.request(ASKED, NEW);
        String other = Signed.request(ASKED.replace("218471", "1"), OLD);
        String mixed = signed.substring(0, signed.indexOf('.')) + other.substring(other.indexOf('.'));
        assertThat(SignedRequest.verified(Signed.bytes("signed_request=" + mixed), List.of(NEW)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "signed_request",
                "signed_request=",
                "signed_request=.",
                "signed_request=a.b",
                "signed_request=%zz.%zz",
                "signed_request=a.b&signed_request=c.d",
                "other=a.b",
                "{\"signed_request\":\"a.b\"}",
                "[]"
            })
    void what_is_no_signed_request_is_none(String body) {
        assertThat(SignedRequest.verified(Signed.bytes(body), List.of(NEW))).isEmpty();
        assertThat(SignedRequest.stored(Signed.bytes(body))).isEmpty();
    }
}
